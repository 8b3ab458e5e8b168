// The language changes on every page of the account and of recovery, and what was typed travels along.

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeCodes, moveIn } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { mailAbout } from "./fixtures/mailbox.mjs";
import { chooseLanguage, newcomer } from "./fixtures/person.mjs";
import { publishAll, waitToSee } from "./fixtures/publishing.mjs";
import { askToRecover, proveMail } from "./fixtures/recovery.mjs";

const house = openHouse(undefined, publishAll);

/** Switches to Dutch, Arabic and back; the page stays the page. */
async function switchAround(page, path = new URL(page.url()).pathname) {
  for (const language of ["nl", "ar", "en"]) {
    await chooseLanguage(page, language);
    const root = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
    assert.deepEqual(root, [language, language === "ar" ? "rtl" : "ltr"], path);
    assert.ok(await page.locator("h1").isVisible());
  }
  assert.equal(new URL(page.url()).pathname, path);
}

test("every page of the account stays where it is", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    for (const path of ["/account", "/account/addresses", "/account/passkeys", "/account/recovery", "/account/sessions", "/account/activity", "/account/freeze"]) {
      await page.goto(path);
      await switchAround(page, path);
    }
  }));

test("every page about consents, messages, terms and one's data stays where it is", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await waitToSee(page, "/account/consents", "#purpose-newsletter");
    const desk = ["", "/correct", "/ask", "/erase"].map((path) => `/account/privacy${path}`);
    for (const path of ["/account/consents", "/account/consents/newsletter", "/account/messages", "/account/terms", "/legal/terms", ...desk]) {
      await page.goto(path);
      await switchAround(page, path);
    }
  }));

test("what was typed about one's data, and ticked among the messages, travels along", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    for (const path of ["/account/privacy/correct", "/account/privacy/ask"]) {
      await page.goto(path);
      await page.fill("#words", "Ik heet «Ümit».\nNiet Umit.");
      await switchAround(page, path);
      assert.equal(await page.inputValue("#words"), "Ik heet «Ümit».\nNiet Umit.");
    }
    await waitToSee(page, "/account/messages", "[name='service-news.email']");
    const wanted = !(await page.isChecked("[name='service-news.email']"));
    await page.setChecked("[name='service-news.email']", wanted);
    await switchAround(page, "/account/messages");
    assert.equal(await page.isChecked("[name='service-news.email']"), wanted);
  }));

test("what was typed into the account's forms travels along", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    const { address } = newcomer();
    await page.goto("/account/addresses");
    await page.fill("#email", address);
    await switchAround(page);
    assert.equal(await page.inputValue("#email"), address);
    await page.click("form#add-address [type=submit]");
    await page.waitForSelector("form#address-code");
    await page.fill("#code", "ABCD");
    await chooseLanguage(page, "nl");
    assert.equal(await page.inputValue("#code"), "ABCD");
    await page.goto("/account");
    await page.fill("#preferred_name", "سمّورة");
    await page.check("[name=look][value=dark]");
    await chooseLanguage(page, "ar");
    assert.equal(await page.inputValue("#preferred_name"), "سمّورة");
    assert.ok(await page.isChecked("[name=look][value=dark]"));
    assert.equal(await page.inputValue("#preferred_language"), "ar", "the list of languages follows");
  }));

test("recovery speaks the chosen language from the first page to the last", (t) =>
  house.visit(t, {}, async (owner) => {
    const { server } = owner;
    const { person } = await moveIn(owner);
    await makeCodes(owner.page);
    await house.visit(t, {}, async ({ page }) => {
      await page.goto("/recover");
      await page.fill("#email", person.address);
      await switchAround(page);
      assert.equal(await page.inputValue("#email"), person.address);
      await askToRecover(page, person.address);
      await page.fill("#code", "AB");
      await chooseLanguage(page, "nl");
      assert.equal(await page.inputValue("#code"), "AB");
      await proveMail(page, server, person.address);
      await page.fill("#recovery_code", "half a co");
      await chooseLanguage(page, "en");
      assert.equal(await page.inputValue("#recovery_code"), "half a co");
      await page.click("form#recover-by-waiting [type=submit]");
      await switchAround(page);
    });
    await owner.page.goto((await mailAbout(server, person.address, /has begun/)).link);
    await switchAround(owner.page);
  }));

test("a page that answers a form has a way on in the other language too", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, guard } = visit;
    guard.expect(/status of 422/);
    await moveIn(visit);
    await page.goto("/account/passkeys");
    await page.click(".rename summary");
    await page.fill(".rename [name=name]", " ");
    await page.click("[data-action=passkey-rename]");
    await page.getByRole("alert").first().waitFor();
    await chooseLanguage(page, "nl");
    assert.equal(await page.locator(".passkey-card").count(), 1);
  }));
