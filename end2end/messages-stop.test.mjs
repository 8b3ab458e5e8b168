// A mail of a topic can be stopped without signing in: in one click by the mail program (RFC 8058), or by its link, which asks first. Security
// and answers still come.

import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { assertAccessible, assertNoSidewaysScroll } from "./fixtures/accessible.mjs";
import { moveIn, withoutScript } from "./fixtures/account.mjs";
import { CONSENTS, flip, press } from "./fixtures/consents.mjs";
import { ageConsents } from "./fixtures/database.mjs";
import { openHouseOnPostgres } from "./fixtures/house.mjs";
import { mailAbout, mailsTo } from "./fixtures/mailbox.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import { publishAll, waitToSee } from "./fixtures/publishing.mjs";

const house = openHouseOnPostgres({}, publishAll);
const CHOICES = "/account/messages";
const REMINDER = "[name='reminders.email']";

/** Somebody whose consent ends in three days, and the mail that says so. */
async function reminded(visit) {
  const { page, server } = visit;
  const { person } = await moveIn(visit);
  await waitToSee(page, CONSENTS, "#purpose-newsletter");
  await flip(page, "newsletter", "agree");
  await ageConsents(house.database());
  // Reminders go out every hour, and when a server starts.
  await house.restart();
  const mail = await mailAbout(server, person.address, /\/stop\?/);
  return { person, mail };
}

/** What a mail program sends: the fixed form, nothing else. Node's own fetch would add headers of a browser. */
function postOneClick(link) {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const asked = request(link, { method: "POST", headers }, (answer) => answer.resume().on("end", () => resolve(answer.statusCode)));
    asked.on("error", reject).end("List-Unsubscribe=One-Click");
  });
}

async function isWanted(page) {
  await page.goto(CHOICES);
  return page.isChecked(REMINDER);
}

test("a reminder says how to prolong, and its mail program can stop the next one without a word of its person", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    const { person, mail } = await reminded(visit);
    const link = mail.header("list-unsubscribe").match(/^<([^>]+)>$/)[1];
    assert.equal(mail.header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
    assert.equal(new URL(link).origin, server.url);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(link);
    await assertAccessible(page, "the link");
    await assertNoSidewaysScroll(page, "the link");
    assert.ok(await isWanted(page), "looking changes nothing");
    assert.equal(await postOneClick(link), 200);
    await page.goto(link);
    await assertAccessible(page, "the link afterwards");
    assert.ok(!(await isWanted(page)));
    assert.equal(await postOneClick(link), 200, "twice is as good as once");
    assert.equal(await postOneClick(`${link.slice(0, -9)}AAAAAAAAA`), 404);
    await page.goto(CONSENTS);
    await page.getByRole("button", { name: "Agree for longer" }).click();
    await arriveAt(page, CONSENTS);
    assert.equal((await mailsTo(server, person.address)).filter(({ text }) => text.includes("/stop?")).length, 1);
  }));

test("the link asks first, works without script and without a session, and the choice can be taken back", (t) =>
  house.visit(t, {}, async (visit) => {
    const { mail } = await reminded(visit);
    await house.visit(t, { javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(mail.text.match(/http:\/\/\S+\/stop\?\S+/)[0]);
      assert.match(await page.innerText("main"), /This stops all mails about/);
      await page.click("form#stop [type=submit]");
      assert.match(await page.innerText("main"), /These mails are stopped/);
    });
    assert.ok(!(await isWanted(visit.page)));
    await house.visit(t, await withoutScript(visit.context), async ({ page }) => {
      await page.goto(CHOICES);
      await page.check(REMINDER);
      await page.click("form#messages [type=submit]");
      await arriveAt(page, CHOICES);
      assert.ok(await page.isChecked(REMINDER));
    });
  }));

test("a topic waits for its purpose, and can be chosen once that is in force", (t) =>
  house.visit(t, {}, async (visit) => {
    await moveIn(visit);
    await house.visit(t, await withoutScript(visit.context), async ({ page }) => {
      await waitToSee(page, CHOICES, "[name='offers.email']");
      assert.ok(await page.isDisabled("[name='offers.email']"));
      await page.click("main a[href='/account/consents#purpose-newsletter']");
      await arriveAt(page, CONSENTS);
      await press(page, "newsletter", "agree");
      await page.goto(CHOICES);
      await page.check("[name='offers.post']");
      await page.click("form#messages [type=submit]");
      await arriveAt(page, CHOICES);
      assert.match(await page.getByRole("status").textContent(), /saved/);
      assert.ok(await page.isChecked("[name='offers.post']"));
    });
  }));
