// Looking after passkeys: names, a second one, removing, two tabs, and what the browser's passkey manager is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { spyOnSignals } from "./fixtures/authenticator.mjs";
import { moveIn, usePasskey } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { mailAbout } from "./fixtures/mailbox.mjs";
import { arriveAt, newcomer, pressCreate, signOut } from "./fixtures/person.mjs";

const house = openHouse();
/** A key that keeps its passkey to itself, beside the phone that syncs. */
const KEY = { transport: "usb", defaultBackupEligibility: false, defaultBackupState: false };

/** Adds a passkey by a security key; the phone is away meanwhile. */
async function addKey({ page, authenticators }, phone) {
  const [credential] = await phone.credentials();
  await phone.remove();
  const key = await authenticators.add(KEY);
  await page.goto("/account/passkeys");
  await pressCreate(page);
  await page.locator(".passkey-card").nth(1).waitFor();
  return { key, credential };
}

async function rename(page, card, name) {
  await card.locator(".rename summary").click();
  await card.locator("[name=name]").fill(name);
  await card.locator("[data-action=passkey-rename]").click();
}

test("a passkey gets a name in any script, and an empty one is refused beside its field", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, guard } = visit;
    guard.expect(/status of 422/);
    await moveIn(visit);
    await page.goto("/account/passkeys");
    const card = page.locator(".passkey-card").first();
    assert.match(await card.textContent(), /Created\s*today/);
    for (const name of ["هاتفي <b>", "Noors telefoon & sleutel"]) {
      await rename(page, card, name);
      assert.match(await page.getByRole("status").textContent(), /new name is saved/);
      assert.equal(await card.locator("h3").textContent(), name);
    }
    await card.locator(".rename summary").click();
    await card.locator("[name=name]").fill("   ");
    await card.locator("[data-action=passkey-rename]").click();
    await card.getByRole("alert").waitFor();
    assert.equal(await card.locator("[name=name]").getAttribute("aria-invalid"), "true");
  }));

test("one that is removed signs nobody in, and every passkey manager hears of it", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, context, server, guard } = visit;
    guard.expect(/status of 401/);
    const signals = await spyOnSignals(context);
    const { person, device } = await moveIn(visit);
    const { key, credential } = await addKey(visit, device);
    const oldest = page.locator(".passkey-card").last();
    await oldest.locator("[data-action=passkey-remove]").click();
    assert.match(await page.innerText("main"), /No synced passkey would be left/);
    assert.equal(await page.locator("#sure").count(), 0);
    signals.length = 0;
    await page.click("form#remove-passkey [type=submit]");
    await arriveAt(page, "/account/passkeys");
    assert.match(await page.getByRole("status").textContent(), /The passkey is removed/);
    await page.waitForSelector("[data-island=keep-in-step][data-ready]", { state: "attached" });
    const [, accepted] = signals.find(([name]) => name === "signalAllAcceptedCredentials");
    assert.equal(accepted.allAcceptedCredentialIds.length, 1);
    await mailAbout(server, person.address, /was removed/);

    await key.setPresent(false);
    await signOut(page);
    await assertForgotten(visit, credential, signals);
  }));

/** The device still offers it: it is refused, and the browser is told to forget it. */
async function assertForgotten({ page, authenticators }, credential, signals) {
  const phone = await authenticators.add({ automaticPresenceSimulation: false });
  await phone.addCredential(credential);
  await page.reload();
  await page.waitForSelector(".passkey[data-autofill]");
  await phone.setPresent(true);
  await page.click("[data-action=passkey-sign-in]");
  await page.waitForSelector("[data-problem=passkey-unknown]:not([hidden])");
  const [, unknown] = signals.find(([name]) => name === "signalUnknownCredential");
  assert.equal(unknown.credentialId, Buffer.from(credential.credentialId, "base64").toString("base64url"));
}

test("the last one goes only after a strong word and a tick", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await page.goto("/account/passkeys");
    assert.match(await page.innerText("main"), /Your account hangs on one passkey/);
    await page.click("[data-action=passkey-remove]");
    assert.match(await page.innerText("main"), /This is your only passkey/);
    await page.click("form#remove-passkey [type=submit]");
    assert.match(page.url(), /\/remove$/, "the browser asks for the tick");
    await page.check("#sure");
    await page.click("form#remove-passkey [type=submit]");
    await arriveAt(page, "/account/passkeys");
    assert.equal(await page.locator(".passkey-card").count(), 0);
    assert.match(await page.innerText("main"), /No passkey opens your account/);
  }));

test("what another tab removed is not there any more, and this tab says so", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, context, guard } = visit;
    guard.expect(/status of 404/);
    const { device } = await moveIn(visit);
    await addKey(visit, device);
    const other = await context.newPage();
    await other.goto("/account/passkeys");
    const removal = await other.locator("[data-action=passkey-remove]").first().getAttribute("href");
    await page.goto(removal);
    await other.goto(removal);
    await other.click("form#remove-passkey [type=submit]");
    await arriveAt(other, "/account/passkeys");
    await page.click("form#remove-passkey [type=submit]");
    assert.match(await page.getByRole("status").textContent(), /not on your list/);
    assert.equal(await page.locator(".passkey-card").count(), 1);
  }));

test("two presses make one passkey, and remove one", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, authenticators } = visit;
    const { device } = await moveIn(visit);
    await device.remove();
    const key = await authenticators.add(KEY);
    await page.goto("/account/passkeys");
    await page.waitForSelector(".passkey[data-ready]");
    await page.dblclick("[data-action=passkey-create]");
    await page.locator(".passkey-card").nth(1).waitFor();
    assert.equal((await key.credentials()).length, 1);
    await page.locator("[data-action=passkey-remove]").first().click();
    await page.dblclick("form#remove-passkey [type=submit]");
    await page.waitForSelector("#add");
    assert.equal(await page.locator(".passkey-card").count(), 1);
  }));

for (const [answer, words] of [["later", /again in a month/], ["never", /will not ask again/]]) {
  test(`who came in with another device is offered a passkey here, and may answer "${answer}"`, (t) =>
    house.visit(t, {}, async (visit) => {
      const { page } = visit;
      const { device } = await moveIn(visit);
      const { key } = await addKey(visit, device);
      await key.setPresent(false);
      await signOut(page);
      await usePasskey(page, key);
      await arriveAt(page, "/home");
      await page.click(`form#offer-${answer} button`);
      assert.match(await page.getByRole("status").textContent(), words);
      assert.equal(await page.locator("form#offer-later, form#offer-never").count(), 0);
    }));
}

test("a device that holds one already says so, and nothing is made twice", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveIn(visit, newcomer());
    await device.setPresent(true);
    await page.goto("/account/passkeys");
    await pressCreate(page);
    await page.waitForSelector("[data-problem=already-registered]:not([hidden])");
    assert.equal((await device.credentials()).length, 1);
  }));
