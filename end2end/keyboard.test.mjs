// By keyboard alone from the front page to signing out: everything is reached, in order, seen, and nothing traps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { focused } from "./fixtures/accessible.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { MOST_STOPS, pressOn, tabTo } from "./fixtures/keyboard.mjs";
import { mailTo } from "./fixtures/mailbox.mjs";
import { arriveAt, newcomer } from "./fixtures/person.mjs";

const house = openHouse();

test("from the front page to signing out without a pointer", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    const device = await authenticators.add();
    const person = newcomer();
    await page.goto("/");
    await pressOn(page, "main a[href='/sign-up']");
    await arriveAt(page, "/sign-up");
    await tabTo(page, "#name");
    await page.keyboard.type(person.name);
    await tabTo(page, "#email");
    await page.keyboard.type(person.address);
    await pressOn(page, "form#sign-up [type=submit]", "Space");
    await arriveAt(page, "/sign-up/sent");
    const { code } = await mailTo(server, person.address);
    await tabTo(page, "#code");
    await page.keyboard.type(code);
    await page.keyboard.press("Enter");
    await arriveAt(page, "/sign-up/passkey");
    await page.waitForSelector(".passkey[data-ready]");
    await pressOn(page, "[data-action=passkey-create]");
    await arriveAt(page, "/home");
    await pressOn(page, "main a[href='/account/passkeys']");
    await arriveAt(page, "/account/passkeys");
    await device.setPresent(false);
    await pressOn(page, "form#sign-out button");
    await arriveAt(page, "/sign-in");
    await page.waitForSelector(".passkey[data-autofill]");
    await tabTo(page, "#username");
    await page.keyboard.type("sam");
    assert.equal(await page.inputValue("#username"), "sam");
    await device.setPresent(true);
    await tabTo(page, "[data-action=passkey-sign-in]", "Shift+Tab");
    await page.keyboard.press("Space");
    await arriveAt(page, "/home");
  }));

test("the first stop leads to the content, past the header", (t) =>
  house.visit(t, {}, async ({ page }) => {
    for (const path of ["/", "/sign-up", "/sign-in", "/recover", "/legal/privacy"]) {
      await page.goto(path);
      await page.keyboard.press("Tab");
      const first = await focused(page);
      assert.equal(first.href, "#main", path);
      assert.ok(first.inSight, path);
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "main", path);
    }
  }));

test("Tab goes through a page and out of it again", (t) =>
  house.visit(t, {}, async ({ page }) => {
    for (const path of ["/", "/sign-up", "/sign-in"]) {
      await page.goto(path);
      const reachable = await page.locator("a[href]:visible, button:visible:not([disabled]), input:visible:not([type=hidden])").count();
      const stops = [];
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        await page.keyboard.press("Tab");
        const now = await focused(page);
        if (now.name === "body") break;
        stops.push(`${now.name} ${now.href ?? now.text}`);
      }
      assert.equal(stops.length, reachable, `${path}: ${stops.join(", ")}`);
    }
  }));

test("the menu of languages opens, closes and gives the focus back", (t) =>
  house.visit(t, {}, async ({ page }) => {
    await page.goto("/sign-in");
    await pressOn(page, "button.language");
    await tabTo(page, "#languages button[value=nl]");
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("#languages").isVisible()));
    assert.ok(await page.evaluate(() => document.activeElement.matches("button.language")));
    await page.keyboard.press("Enter");
    await tabTo(page, "#languages button[value=nl]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("html[lang=nl]");
  }));

test("a refused form takes the focus to what is wrong, and from there to the field", (t) =>
  house.visit(t, {}, async ({ page, guard }) => {
    guard.expect(/status of 422/);
    await page.goto("/sign-up");
    await tabTo(page, "#email");
    await page.keyboard.type("nobody");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.waitForFunction(() => document.activeElement.getAttribute("role") === "alert");
    await pressOn(page, "[role=alert] a[href='#email']");
    assert.equal(await page.evaluate(() => document.activeElement.id), "email");
  }));

test("Enter in a field sends the form and never changes the language", (t) =>
  house.visit(t, {}, async ({ page }) => {
    const person = newcomer();
    await page.goto("/sign-up");
    await page.focus("#name");
    await page.keyboard.type(person.name);
    await page.keyboard.press("Tab");
    await page.keyboard.type(person.address);
    await page.keyboard.press("Enter");
    await arriveAt(page, "/sign-up/sent");
    assert.equal(await page.getAttribute("html", "lang"), "en");
  }));

test("on a phone in portrait nothing covers the focus either", (t) =>
  house.visit(t, { viewport: { width: 320, height: 480 } }, async ({ page }) => {
    for (const path of ["/", "/sign-up", "/sign-in"]) {
      await page.goto(path);
      await tabTo(page, "footer a[href='/legal/terms']");
    }
  }));
