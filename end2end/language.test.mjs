// English, Dutch and Arabic: chosen by the browser's wish, by the cookie, by the person; changed on every page without losing input.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "./fixtures/house.mjs";
import { mailTo } from "./fixtures/mailbox.mjs";
import { arriveAt, askToSignUp, chooseLanguage, newcomer, pressCreate, signOut, signUp } from "./fixtures/person.mjs";

const house = openHouse();

/** The page speaks `language`, from its root to its title. */
async function assertSpeaks(page, language) {
  const root = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: getComputedStyle(document.body).direction }));
  assert.deepEqual(root, { lang: language, dir: language === "ar" ? "rtl" : "ltr" }, page.url());
  const isArabic = /[\u0600-\u06ff]/.test(await page.title());
  assert.equal(isArabic, language === "ar", `the title of ${page.url()}`);
}

async function switchAround(page) {
  const path = new URL(page.url());
  for (const language of ["nl", "ar", "en"]) {
    await chooseLanguage(page, language);
    await assertSpeaks(page, language);
    const now = new URL(page.url());
    assert.equal(now.pathname + now.search, path.pathname + path.search, "the page stays the page");
  }
}

for (const [wish, language] of [["nl-BE", "nl"], ["ar-EG", "ar"], ["fr-FR", "en"]]) {
  test(`a browser that wishes ${wish} gets ${language}`, (t) =>
    house.visit(t, { locale: wish }, async ({ page }) => {
      await page.goto("/");
      await assertSpeaks(page, language);
    }));
}

test("the language changes on every page that anybody can open", (t) =>
  house.visit(t, {}, async ({ page }) => {
    for (const path of ["/", "/sign-in?return=/account/passkeys", "/recover", "/dev/mail", "/legal/privacy"]) {
      await page.goto(path);
      await chooseLanguage(page, "ar");
      assert.equal(new URL(page.url()).pathname, path.split("?")[0]);
      await chooseLanguage(page, "en");
    }
  }));

test("the language changes on a page that does not exist", (t) =>
  house.visit(t, {}, async ({ page, guard }) => {
    guard.expect(/status of 404/);
    await page.goto("/no/such/page");
    await chooseLanguage(page, "nl");
    assert.equal(await page.getAttribute("html", "lang"), "nl");
  }));

test("what was typed travels along, and the mail is in the language of the page", (t) =>
  house.visit(t, {}, async ({ page, server }) => {
    const person = newcomer();
    await page.goto("/sign-up");
    await page.fill("#name", person.name);
    await page.fill("#email", person.address);
    for (const language of ["nl", "ar"]) {
      await chooseLanguage(page, language);
      await assertSpeaks(page, language);
      assert.equal(await page.inputValue("#name"), person.name);
      assert.equal(await page.inputValue("#email"), person.address);
    }
    await page.click("form#sign-up [type=submit]");
    await arriveAt(page, "/sign-up/sent");
    await assertSpeaks(page, "ar");
    await page.fill("#code", "ABCD2345");
    await chooseLanguage(page, "nl");
    await assertSpeaks(page, "nl");
    assert.equal(await page.inputValue("#code"), "ABCD2345");
    const mail = await mailTo(server, person.address);
    assert.match(mail.html, /<html lang="ar" dir="rtl">/);
    assert.match(mail.text, /[\u0600-\u06ff]/);
  }));

test("the language changes on the way: link, passkey, home, passkeys", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    await authenticators.add();
    const person = newcomer();
    await askToSignUp(page, person);
    await page.goto((await mailTo(server, person.address)).link);
    await switchAround(page);
    await page.click("form#confirm [type=submit]");
    await arriveAt(page, "/sign-up/passkey");
    await switchAround(page);
    await pressCreate(page);
    await arriveAt(page, "/home");
    await switchAround(page);
    await page.click("main a[href='/account/passkeys']");
    await switchAround(page);
  }));

test("a link that was used says so in the chosen language", (t) =>
  house.visit(t, {}, async ({ page, guard }) => {
    guard.expect(/status of 404/);
    await page.goto("/sign-up/confirm?token=mistyped");
    await switchAround(page);
  }));

test("the choice stays in the browser for a year, and with the person", (t) =>
  house.visit(t, {}, async ({ page, context, server, authenticators }) => {
    const device = await authenticators.add();
    await signUp(page, server, newcomer());
    await chooseLanguage(page, "nl");
    const cookie = (await context.cookies()).find(({ name }) => name === "language");
    assert.equal(cookie.value, "nl");
    assert.ok(cookie.expires > Date.now() / 1000 + 300 * 86400);
    await device.setPresent(false);
    await signOut(page);
    await assertSpeaks(page, "nl");
    await context.clearCookies();
    await page.goto("/");
    await assertSpeaks(page, "en");
    await device.setPresent(true);
    await page.goto("/sign-in");
    await arriveAt(page, "/home");
    await assertSpeaks(page, "nl");
  }));
