// Getting back in because somebody vouches: a guardian for a minor, an admin for a colleague. On PostgreSQL, where the day in between can pass.

import assert from "node:assert/strict";
import { test } from "node:test";
import { endVouching } from "./fixtures/database.mjs";
import { openHouseOnPostgres } from "./fixtures/house.mjs";
import { mailAbout } from "./fixtures/mailbox.mjs";
import { arriveAt, pressCreate } from "./fixtures/person.mjs";
import { comeAs, furnishPortal, words } from "./fixtures/portal.mjs";
import { askToRecover, proveMail } from "./fixtures/recovery.mjs";

const house = openHouseOnPostgres({}, furnishPortal);

/** Asks for the number that is told to whoever vouches. */
async function askForNumber(page, person) {
  await askToRecover(page, person.address);
  await proveMail(page, house.server, person.address);
  await page.click("form#vouch-ask [type=submit]");
  const number = page.locator(".code code");
  await number.waitFor();
  return (await number.innerText()).replace(" ", "");
}

/** Types the number of whoever asks, wrongly first. */
async function vouchFor(page, number) {
  await page.goto("/account/vouch");
  await page.click("main a[href^='/account/vouch/']");
  await page.fill("#number", number === "123456" ? "654321" : "123456");
  await page.click("form[id^=vouch-] [type=submit]");
  await page.locator("#number-error").waitFor();
  await page.fill("#number", number);
  await page.click("form[id^=vouch-] [type=submit]");
  await page.getByRole("status").first().waitFor();
  assert.match(await words(page.getByRole("status").first()), /They get back in after some time/);
}

/** From a lost device to the home page, with `voucher` who vouches. */
async function comeBack(t, person, voucher) {
  await house.visit(t, {}, async ({ page, authenticators }) => {
    const number = await askForNumber(page, person);
    voucher.guard.expect(/status of 422/);
    await vouchFor(voucher.page, number);
    await page.goto("/recover/proof");
    assert.match(await words(page.locator("main")), /Somebody vouched for you\. You can go on from/);
    await mailAbout(house.server, person.address, /vouch/i);
    await endVouching(house.database());
    await page.reload();
    await page.click("main a[href='/recover/proof/vouched']");
    await page.fill("#number", number);
    await page.click("form#vouch-use [type=submit]");
    await arriveAt(page, "/recover/passkey");
    await authenticators.add();
    await pressCreate(page);
    await arriveAt(page, "/home");
  });
}

test("a guardian vouches for a minor, who is told, waits, and comes back", (t) =>
  house.visit(t, {}, async (parent) => {
    await comeAs(parent, "parent", 0);
    await house.visit(t, {}, async (child) => {
      const { person } = await comeAs(child, "younger", 0);
      await comeBack(t, person, parent);
    });
  }));

test("an administrator vouches for a colleague", (t) =>
  house.visit(t, {}, async (admin) => {
    await comeAs(admin, "admin", 0);
    await house.visit(t, {}, async (colleague) => {
      const { person } = await comeAs(colleague, "member", 0);
      await comeBack(t, person, admin);
    });
  }));
