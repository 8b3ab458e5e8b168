// Somebody who has only the mailbox: stopped at the second proof, seen by the owner, and shut out with one press.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveIn, usePasskey } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { mailAbout, mailsTo } from "./fixtures/mailbox.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import { askToRecover, proveMail } from "./fixtures/recovery.mjs";

const house = openHouse();
/** The mails that the owner gets. */
const STARTED = /recovery of your account .* has begun/;

/** As far as the mailbox leads: the waiting time. */
async function waitAsThief(thief, person) {
  const { page, server } = thief;
  await askToRecover(page, person.address);
  await proveMail(page, server, person.address);
  assert.match(await page.innerText("main"), /No recovery codes are saved/);
  assert.equal(await page.locator("form#recover-with-code, form#recover-with-address").count(), 0, "nothing else helps");
  for (const closed of ["/recover/passkey", "/home"]) {
    await page.goto(closed);
    assert.notEqual(new URL(page.url()).pathname, closed, "there is no way round the second proof");
  }
  await page.goto("/recover/proof");
  await page.click("form#recover-by-waiting [type=submit]");
  await arriveAt(page, "/recover/waiting");
}

async function assertWarned(page) {
  await page.reload();
  const banner = page.locator("main .notice", { has: page.locator("a[href='/account/recovery']") });
  assert.match(await banner.textContent(), /Somebody is recovering this account without a passkey/);
}

/** The thief is where the way ends. */
async function assertShutOut(thief) {
  thief.guard.expect(/status of 410/);
  for (const path of ["/recover/waiting", "/recover/proof"]) {
    await thief.page.goto(path);
    assert.match(await thief.page.textContent("h1"), /This recovery is over/, path);
  }
}

test("the owner sees it on the page, stops it by the mail, and freezes the account", (t) =>
  house.visit(t, {}, async (owner) => {
    const { page, server } = owner;
    const { person, device } = await moveIn(owner);
    await house.visit(t, {}, async (thief) => {
      await waitAsThief(thief, person);
      await assertWarned(page);
      const { link } = await mailAbout(server, person.address, STARTED);
      for (let scanner = 0; scanner < 3; scanner += 1) assert.equal((await fetch(link)).status, 200);
      await thief.page.reload();
      await arriveAt(thief.page, "/recover/waiting");

      await house.visit(t, { javaScriptEnabled: false }, async ({ page: phone }) => {
        await phone.goto(link);
        assert.match(await phone.textContent("h1"), /Was this not you/);
        await phone.click("form#stop-recovery [type=submit]");
        assert.match(await phone.textContent("h1"), /The recovery is stopped/);
      });
      await assertShutOut(thief);
    });
    await page.reload();
    assert.ok(!(await page.innerText("main")).includes("Somebody is recovering"), "the warning is gone");
    await freezeAndThaw(page, device);
    await mailAbout(server, person.address, /is open again/);
  }));

async function freezeAndThaw(page, device) {
  await page.goto("/account/freeze");
  await page.click("form#freeze [type=submit]");
  assert.match(await page.textContent("h1"), /Your account is frozen/);
  assert.equal(await page.locator("form#sign-out").count(), 0, "everybody is signed out");
  await page.goto("/home");
  await page.waitForURL(/\/sign-in\?return=%2Fhome/);
  await usePasskey(page, device);
  await arriveAt(page, "/account/frozen");
  await page.goto("/account/addresses");
  await arriveAt(page, "/account/frozen");
  await page.click("form#thaw [type=submit]");
  await arriveAt(page, "/home");
  await page.goto("/account/addresses");
  await arriveAt(page, "/account/addresses");
}

test("the mail's link freezes too: it ends every session and the recovery, and is used up", (t) =>
  house.visit(t, {}, async (owner) => {
    const { page, server } = owner;
    const { person, device } = await moveIn(owner);
    await house.visit(t, {}, async (thief) => {
      await waitAsThief(thief, person);
      const { link } = await mailAbout(server, person.address, STARTED);
      await house.visit(t, {}, async ({ page: phone }) => {
        await phone.goto(link);
        await phone.click("form#freeze [type=submit]");
        assert.match(await phone.textContent("h1"), /Your account is frozen/);
      });
      const again = await (await fetch(link)).text();
      assert.ok(!again.includes('id="freeze"') && !again.includes('id="stop-recovery"'), "nothing more to press");
      await assertShutOut(thief);
    });
    await page.reload();
    await page.waitForURL(/\/sign-in\?return=.*&ended=1/);
    await page.goto("/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/frozen");
    await mailAbout(server, person.address, /is frozen/);
  }));

test("the owner stops it where they are signed in", (t) =>
  house.visit(t, {}, async (owner) => {
    const { page } = owner;
    const { person } = await moveIn(owner);
    await house.visit(t, {}, async (thief) => {
      await waitAsThief(thief, person);
      await assertWarned(page);
      await page.click("main .notice a[href='/account/recovery']");
      await page.click("form#stop-recovery [type=submit]");
      assert.match(await page.getByRole("status").textContent(), /The recovery is stopped/);
      await assertShutOut(thief);
    });
  }));

test("an address that no account has gets the same page, and a mail that opens nothing", (t) =>
  house.visit(t, {}, async ({ page, server, guard }) => {
    guard.expect(/status of 422/);
    const address = `nobody.${process.pid}@example.org`;
    await askToRecover(page, address);
    assert.match(await page.textContent("main .lead"), /n…@example\.org/);
    await page.fill("#code", "ABCD-2345");
    await page.click("form#recover-code [type=submit]");
    await page.getByRole("alert").waitFor();
    const mail = await mailAbout(server, address, /./);
    assert.deepEqual([mail.link, mail.code], [undefined, undefined]);
    assert.equal((await mailsTo(server, address)).length, 1);
  }));
