// The first journey through the house, and the page of passkeys at its end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { spyOnSignals } from "./fixtures/authenticator.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { mailTo } from "./fixtures/mailbox.mjs";
import { arriveAt, askToSignUp, newcomer, pressCreate, signUp } from "./fixtures/person.mjs";
import { walkAsNewcomer } from "./journeys/newcomer.mjs";

const house = openHouse();

test("a newcomer signs up, leaves, and comes back by autofill and by button", (t) => house.visit(t, { reducedMotion: "no-preference" }, walkAsNewcomer));

test("the code finishes on another device what began on this one", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    await authenticators.add();
    const person = newcomer();
    await askToSignUp(page, person);
    const { code } = await mailTo(server, person.address);
    await page.fill("#code", ` ${code.toLowerCase().replace("-", " ")} `);
    await page.click("form#confirm-code button[type=submit]");
    await arriveAt(page, "/sign-up/passkey");
    await pressCreate(page);
    await arriveAt(page, "/home");
  }));

test("a link opened in another browser continues there", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators, context }) => {
    const person = newcomer();
    await askToSignUp(page, person);
    const { link } = await mailTo(server, person.address);
    await context.clearCookies();
    await authenticators.add();
    await page.goto(link);
    await page.click("form#confirm button[type=submit]");
    await pressCreate(page);
    await arriveAt(page, "/home");
  }));

test("a known address gets the same page, and its owner a mail that says so", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators, context }) => {
    const device = await authenticators.add();
    const person = newcomer();
    await signUp(page, server, person);
    await context.clearCookies();
    await device.setPresent(false);
    await askToSignUp(page, { ...person, name: "Somebody Else" });
    assert.match(await page.textContent("h1"), /Check your mail/);
    const mail = await mailTo(server, person.address, 2);
    assert.match(mail.subject, /already have an account/);
    assert.equal(mail.link, undefined);
    assert.equal(mail.code, undefined);
  }));

test("the page of passkeys tells provider, date and keeping, and adds one from another device", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators, context }) => {
    const signals = await spyOnSignals(context);
    const phone = await authenticators.add({ defaultBackupEligibility: true, defaultBackupState: true });
    await signUp(page, server, newcomer());
    await page.click("main a[href='/account/passkeys']");
    const cards = page.locator(".passkey-card");
    assert.equal(await cards.count(), 1);
    assert.match(await cards.first().textContent(), /Synced to your devices.*Created\s*today/s);

    await phone.remove();
    const key = await authenticators.add({ transport: "usb", defaultBackupEligibility: false, defaultBackupState: false });
    await pressCreate(page);
    await cards.nth(1).waitFor();
    assert.match(await page.getByRole("status").textContent(), /new passkey is ready/);
    assert.match(await cards.first().textContent(), /Only on one device/);
    assert.equal((await key.credentials()).length, 1);

    const accepted = signals.filter(([name]) => name === "signalAllAcceptedCredentials").at(-1)[1];
    assert.equal(accepted.allAcceptedCredentialIds.length, 2, "the provider hears of every valid passkey");
  }));

test("a device that holds a passkey of this account is told so kindly", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    const device = await authenticators.add();
    await signUp(page, server, newcomer());
    await page.goto("/account/passkeys");
    await pressCreate(page);
    const message = page.locator("[data-problem=already-registered]");
    await message.waitFor();
    assert.ok(await message.evaluate((element) => element === document.activeElement), "the message has the focus");
    assert.equal((await device.credentials()).length, 1);
    await page.reload();
    assert.equal(await page.locator(".passkey-card").count(), 1);
  }));
