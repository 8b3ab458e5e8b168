// Getting back in takes its time: the mail has grown too old, or the waiting time is over.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveIn } from "./fixtures/account.mjs";
import { ageMails, endWaiting } from "./fixtures/database.mjs";
import { openHouseOnPostgres } from "./fixtures/house.mjs";
import { arriveAt, pressCreate } from "./fixtures/person.mjs";
import { askToRecover, firstMail, proveMail } from "./fixtures/recovery.mjs";

const house = openHouseOnPostgres();

test("a mail that is too old is sent anew from the page that says so, without typing the address again", (t) =>
  house.visit(t, {}, async (owner) => {
    const { server } = owner;
    const { person } = await moveIn(owner);
    await house.visit(t, {}, async ({ page, guard }) => {
      guard.expect(/status of 410/);
      await askToRecover(page, person.address);
      const old = await firstMail(server, person.address);
      await ageMails(house.database());
      await page.fill("#code", old.code);
      await page.click("form#recover-code [type=submit]");
      assert.match(await page.textContent("h1"), /too old/);
      await page.goto(old.link);
      assert.match(await page.textContent("h1"), /too old/);
      await page.click("form#resend [type=submit]");
      await arriveAt(page, "/recover/sent");
      assert.match(await page.getByRole("status").textContent(), /We sent the mail again/);
      await proveMail(page, server, person.address, 2);
    });
  }));

test("when the waiting time is over, the same person comes back and goes on", (t) =>
  house.visit(t, {}, async (owner) => {
    const { server } = owner;
    const { person } = await moveIn(owner);
    await house.visit(t, {}, async ({ page }) => {
      await askToRecover(page, person.address);
      await proveMail(page, server, person.address);
      await page.click("form#recover-by-waiting [type=submit]");
      await arriveAt(page, "/recover/waiting");
    });
    await endWaiting(house.database());
    await house.visit(t, {}, async ({ page, authenticators }) => {
      await authenticators.add();
      await askToRecover(page, person.address);
      await proveMail(page, server, person.address, 2);
      await page.click("form#recover-after-waiting [type=submit]");
      await arriveAt(page, "/recover/passkey");
      await pressCreate(page);
      await arriveAt(page, "/home");
      assert.ok(!(await page.innerText("main")).includes("Somebody is recovering"));
    });
    await owner.page.reload();
    await owner.page.waitForURL(/\/sign-in\?return=/);
  }));
