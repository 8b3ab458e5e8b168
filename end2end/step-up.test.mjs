// A passkey that was used too long ago: every sensitive form asks for it again, and stands there as it was left.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveIn, readCodes, usePasskey } from "./fixtures/account.mjs";
import { ageSessions } from "./fixtures/database.mjs";
import { openHouseOnPostgres } from "./fixtures/house.mjs";
import { arriveAt, newcomer } from "./fixtures/person.mjs";

const house = openHouseOnPostgres();

/** Somebody whose passkey was used eleven minutes ago. */
async function moveInLongAgo(visit) {
  const moved = await moveIn(visit);
  await ageSessions(house.database());
  return moved;
}

test("a typed address waits while the person shows the passkey, and is sent with one more press", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveInLongAgo(visit);
    const { address } = newcomer();
    await page.goto("/account/addresses");
    await page.fill("#email", address);
    await page.click("form#add-address [type=submit]");
    await arriveAt(page, "/sign-in?return=%2Faccount%2Faddresses");
    assert.match(await page.getByRole("status").textContent(), /passkey/);
    await usePasskey(page, device);
    await arriveAt(page, "/account/addresses");
    assert.match(await page.getByRole("status").textContent(), /What you typed is still here/);
    assert.equal(await page.inputValue("#email"), address);
    await page.click("form#add-address [type=submit]");
    await page.waitForSelector("form#address-code");
  }));

test("a cancelled dialog loses nothing: neither the session nor what was typed", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveInLongAgo(visit);
    const { address } = newcomer();
    await page.goto("/account/addresses");
    await page.fill("#email", address);
    await page.click("form#add-address [type=submit]");
    await page.waitForSelector(".passkey[data-autofill]");
    await device.setVerified(false);
    await device.setPresent(true);
    await page.click("[data-action=passkey-sign-in]");
    await page.waitForSelector("[data-problem=cancelled]:not([hidden])");
    await device.setPresent(false);
    await device.setVerified(true);
    await page.goto("/account/sessions");
    await arriveAt(page, "/account/sessions");
    await page.goto("/sign-in?return=/account/addresses");
    await usePasskey(page, device);
    assert.equal(await page.inputValue("#email"), address);
  }));

test("a new name for a passkey comes back open and typed", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveInLongAgo(visit);
    await page.goto("/account/passkeys");
    await page.click(".rename summary");
    await page.fill(".rename [name=name]", "Blue phone");
    await page.click("[data-action=passkey-rename]");
    await arriveAt(page, "/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/passkeys");
    assert.equal(await page.inputValue(".rename [name=name]"), "Blue phone");
    await page.click("[data-action=passkey-rename]");
    await page.getByRole("heading", { name: "Blue phone" }).waitFor();
  }));

test("a removal comes back with its tick", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveInLongAgo(visit);
    await page.goto("/account/passkeys");
    await page.click("[data-action=passkey-remove]");
    await page.check("#sure");
    await page.click("form#remove-passkey [type=submit]");
    await arriveAt(page, "/sign-in");
    await usePasskey(page, device);
    await page.waitForURL(/\/account\/passkeys\/[^/]+\/remove$/);
    assert.ok(await page.isChecked("#sure"));
    assert.equal((await device.credentials()).length, 1, "nothing was removed yet");
  }));

test("codes and the copy of the activity ask too", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveInLongAgo(visit);
    await page.goto("/account/recovery");
    await page.click("form#make-codes [type=submit]");
    await arriveAt(page, "/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/recovery");
    assert.deepEqual(await readCodes(page), []);
    await page.click("form#make-codes [type=submit]");
    assert.equal((await readCodes(page)).length, 10);

    await ageSessions(house.database());
    await page.goto("/account/activity");
    await page.check("[name=format][value=json]");
    await page.click("form#export-activity [type=submit]");
    await arriveAt(page, "/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/activity");
    assert.ok(await page.isChecked("[name=format][value=json]"));
    await Promise.all([page.waitForEvent("download"), page.click("form#export-activity [type=submit]")]);
  }));

test("another passkey asks for the one there is, and leads back", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, guard } = visit;
    guard.expect(/status of 401|status of 403/);
    const { device } = await moveInLongAgo(visit);
    await page.goto("/account/passkeys");
    await page.waitForSelector(".passkey[data-ready]");
    await page.click("[data-action=passkey-create]");
    const told = page.locator("[data-problem=recent-auth-needed]:not([hidden])");
    await told.getByRole("link").click();
    await arriveAt(page, "/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/passkeys");
  }));

test("what only protects never asks", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveInLongAgo(visit);
    await page.goto("/account/freeze");
    await page.click("form#freeze [type=submit]");
    assert.match(await page.textContent("h1"), /Your account is frozen/);
    await page.goto("/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/frozen");
    await ageSessions(house.database());
    await page.click("form#thaw [type=submit]");
    await arriveAt(page, "/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/frozen");
    await page.click("form#thaw [type=submit]");
    await arriveAt(page, "/home");
  }));
