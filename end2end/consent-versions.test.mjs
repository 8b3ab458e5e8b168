// A purpose gets a new text: who answered is asked at the next sign-in and may leave it; until then nothing is used. Other words for the
// same thing ask nobody. Terms get a new text: there is time to read them, and then home leads there first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveIn, usePasskey } from "./fixtures/account.mjs";
import { CONSENTS, cardOf, flip } from "./fixtures/consents.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { arriveAt, signOut } from "./fixtures/person.mjs";
import { publishAgain, publishAll, publishNextTerms, waitToSee } from "./fixtures/publishing.mjs";

const house = openHouse(undefined, publishAll);
const ASKED = `${CONSENTS}/new`;

/** Somebody who agreed to the newsletter and signed out. */
async function agreeAndLeave(visit) {
  const { page } = visit;
  const { device } = await moveIn(visit);
  await waitToSee(page, CONSENTS, "#purpose-newsletter");
  await flip(page, "newsletter", "agree");
  return device;
}

async function comeBack(page, device) {
  await signOut(page);
  await page.goto("/sign-in?return=/account");
  await usePasskey(page, device);
}

const newest = (words) => `#purpose-newsletter:has-text("${words}")`;

test("a new version is asked once at the next sign-in, can be left, and counts only when it is answered", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    const device = await agreeAndLeave(visit);
    await publishAgain(server, "newsletter", { sentence: "We send you our newsletter, twice a month." });
    await waitToSee(page, CONSENTS, newest("twice a month"));
    assert.match(await cardOf(page, "newsletter").innerText(), /Nothing is used until you answer/);
    await comeBack(page, device);
    await arriveAt(page, ASKED);
    assert.match(await page.innerText("main"), /It says more clearly who sends it\.[^]*Later/);
    await page.getByRole("link", { name: "Later" }).click();
    await arriveAt(page, "/account");
    await page.goto(CONSENTS);
    assert.match(await cardOf(page, "newsletter").innerText(), /Nothing is used until you answer/, "leaving it answers nothing");
    await comeBack(page, device);
    await arriveAt(page, "/account");
    await page.goto(`${ASKED}?return=/home`);
    await page.click("#consent-newsletter [value=agree]");
    await arriveAt(page, "/home");
    await page.goto(`${CONSENTS}/newsletter`);
    const [again, asked, first] = await page.locator(".decision").all();
    for (const [entry, words] of [[again, /Agreed[^]*twice a month/], [asked, /You were asked[^]*twice a month/], [first, /Agreed[^]*once a month at most/]]) {
      await entry.locator("summary").click();
      assert.match(await entry.innerText(), words, "the text as it was");
    }
  }));

test("other words for the same ask nobody, and what was agreed goes on", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    const device = await agreeAndLeave(visit);
    await publishAgain(server, "newsletter", { sentence: "Our newsletter comes to you twice a month.", isEditorial: true });
    await waitToSee(page, CONSENTS, newest("Our newsletter comes"));
    assert.match(await cardOf(page, "newsletter").innerText(), /You agreed/);
    assert.equal(await cardOf(page, "newsletter").getByRole("switch").getAttribute("aria-checked"), "true");
    await comeBack(page, device);
    await arriveAt(page, "/account");
    await page.goto(`${ASKED}?return=/home`);
    await arriveAt(page, "/home");
  }));

test("new terms wait as long as they say, then home leads there; consents and the way out never depend on them", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    await moveIn(visit);
    await waitToSee(page, "/account/terms", "main a[href='/legal/terms?version=1']");
    await publishNextTerms(server, 14);
    await waitToSee(page, "/home", "main a[href='/account/terms']");
    await publishNextTerms(server, 0);
    await waitToSee(page, "/account/terms", "main:has-text('Please agree before you go on')");
    await page.goto("/home");
    await arriveAt(page, "/account/terms");
    for (const path of [CONSENTS, "/account/privacy", "/account/passkeys"]) {
      await page.goto(path);
      await arriveAt(page, path);
    }
    await page.goto("/legal/terms");
    assert.match(await page.innerText("main"), /Version 3[^]*We added how to complain/);
    await page.goto("/account/terms");
    await page.click("form#accept-terms-terms [type=submit]");
    await arriveAt(page, "/home");
    await page.goto("/home");
    await arriveAt(page, "/home");
  }));
