// The way of a person who has never been here: from the front page to a passkey, out, and in again by autofill and by button.

import assert from "node:assert/strict";
import { mailTo } from "../fixtures/mailbox.mjs";
import { arriveAt, newcomer, pressCreate, signOut } from "../fixtures/person.mjs";

/** Walks it with a fresh page; the same on every database. */
export async function walkAsNewcomer({ page, server, authenticators }) {
  const device = await authenticators.add();
  const person = newcomer();
  await fillInTheForm(page, person);
  await confirmFromTheDemoMailbox(page, server, person);
  await createThePasskey(page, device, person);
  await leaveForGood(page, device, person);
  await comeBackByAutofill(page, device);
  await comeBackByButton(page, device);
}

async function fillInTheForm(page, person) {
  await page.goto("/");
  await page.click("main a[href='/sign-up']");
  await page.fill("#name", person.name);
  await page.fill("#email", person.address);
  await page.keyboard.press("Enter");
  await arriveAt(page, "/sign-up/sent");
  const told = await page.textContent("main .lead");
  assert.match(told, /s…@example\.org/, "the address is masked");
  assert.ok(!(await page.content()).includes(person.address), "the whole address is nowhere on the page");
}

async function confirmFromTheDemoMailbox(page, server, person) {
  const mail = await mailTo(server, person.address);
  assert.match(mail.subject, /Confirm your address/);
  assert.ok(mail.text.includes(person.name), "the plain text greets by name");
  assert.ok(!mail.html.includes("<script>"), "a name is never markup");

  await page.click("main a[href='/dev/mail']");
  await page.getByRole("row", { name: person.address }).getByRole("link").click();
  const frame = page.frameLocator("iframe.mail");
  await frame.getByRole("link", { name: "Confirm this address" }).click();
  await arriveAt(page, "/sign-up/confirm");
  await page.reload();
  await page.click("form#confirm button[type=submit]");
  await arriveAt(page, "/sign-up/passkey");
}

async function createThePasskey(page, device, person) {
  await pressCreate(page);
  await arriveAt(page, "/home");
  assert.ok(unmarked(await page.textContent("h1")).includes(person.name), "the home page greets by name");
  const [credential, ...others] = await device.credentials();
  assert.equal(others.length, 0);
  assert.ok(credential.isResidentCredential, "the passkey can be discovered");
  assert.equal(credential.rpId, "localhost");
  assert.equal(credential.userDisplayName, person.name);
  assert.ok(!Buffer.from(credential.userHandle, "base64").toString("latin1").includes("samira"), "the user handle means nothing");
}

/** After signing out, going back shows nothing private. */
async function leaveForGood(page, device, person) {
  await device.setPresent(false);
  const answer = page.waitForResponse((response) => response.url().endsWith("/sign-out"));
  await signOut(page);
  const forgotten = await (await answer).headerValue("clear-site-data");
  assert.match(forgotten, /"cache"/);
  assert.match(await page.getByRole("status").textContent(), /signed out/);
  await page.goBack();
  await arriveAt(page, "/sign-in?return=%2Fhome");
  assert.ok(!(await page.content()).includes("Samira"), `nothing of ${person.name} is left`);
}

/** The page arms autofill by itself; the device answers as if the person had chosen the passkey in the field. */
async function comeBackByAutofill(page, device) {
  // From a page without autofill: the one on the page before must not answer first.
  await page.goto("/");
  await device.setPresent(true);
  await page.goto("/sign-in?return=/account/passkeys");
  await arriveAt(page, "/account/passkeys");
  assert.equal(await page.locator(".passkey-card").count(), 1);
  await device.setPresent(false);
  await signOut(page);
}

async function comeBackByButton(page, device) {
  await page.goto("/sign-in");
  await page.waitForSelector(".passkey[data-autofill]");
  await device.setPresent(true);
  await page.click("[data-action=passkey-sign-in]");
  await arriveAt(page, "/home");
}

/** Without the marks that isolate a name's direction. */
function unmarked(text) {
  return text.replaceAll(/[\u2066-\u2069]/g, "");
}
