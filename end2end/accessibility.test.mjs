// Every page and state under WCAG 2.2 AA: axe in light, dark and Arabic, reflow, text spacing, forced colours, reduced motion.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./fixtures/accessible.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { newcomer } from "./fixtures/person.mjs";
import { PROVOKED_INSIDE, walkTheAccount } from "./journeys/account-states.mjs";
import { PROVOKED_BY_CHOICES, walkTheChoices } from "./journeys/choice-states.mjs";
import { PROVOKED_BY_CONSENTS, walkTheConsents } from "./journeys/consent-states.mjs";
import { PROVOKED_AT_THE_DESK, walkTheDesk } from "./journeys/privacy-states.mjs";
import { PROVOKED_IN_RECOVERY, walkBackIn } from "./journeys/recovery-states.mjs";
import { PROVOKED, walkAllStates } from "./journeys/states.mjs";

const house = openHouse();
const USUAL = { width: 1280, height: 800 };

/** Every page of the house, in a few walks. */
const WALKS = [
  { part: "before the door", walk: walkAllStates, provoked: PROVOKED },
  { part: "in the account", walk: walkTheAccount, provoked: PROVOKED_INSIDE },
  { part: "about consents", walk: walkTheConsents, provoked: PROVOKED_BY_CONSENTS },
  { part: "about messages and terms", walk: walkTheChoices, provoked: PROVOKED_BY_CHOICES },
  { part: "at the rights desk", walk: walkTheDesk, provoked: PROVOKED_AT_THE_DESK },
  { part: "on the way back in", walk: walkBackIn, provoked: PROVOKED_IN_RECOVERY },
];

/** Walks through all states of a part, lets each check look at each of them, and tells all that was found at the end. */
async function checkAllStates(visit, { walk, provoked }, language, checks) {
  const found = [];
  visit.guard.expect(...provoked);
  await walk(visit, language, newcomer(), async (name) => {
    for (const check of checks) await check(visit.page, name).catch((error) => found.push(error.message));
  });
  assert.equal(found.length, 0, found.join("\n\n"));
}

const axeIn = (colorScheme) => async (page, name) => {
  await page.emulateMedia({ colorScheme });
  await assertAccessible(page, `${name}, ${colorScheme}`);
};

async function backToUsual(page) {
  await page.setViewportSize(USUAL);
  await page.emulateMedia({ colorScheme: "light" });
}

for (const part of WALKS) {
  for (const language of ["en", "ar"]) {
    test(`every page and state ${part.part} has no violation, light and dark (${language})`, (t) =>
      house.visit(t, { viewport: USUAL }, (visit) => checkAllStates(visit, part, language, [axeIn("dark"), axeIn("light")])));
  }

  for (const language of ["nl", "ar"]) {
    test(`every page and state ${part.part} fits into 320 pixels, also with wide text (${language})`, (t) =>
      house.visit(t, { viewport: USUAL }, (visit) => checkAllStates(visit, part, language, [assertReflows, backToUsual])));
  }
}

test("narrow pages have no violation either", (t) =>
  house.visit(t, { viewport: { width: 320, height: 640 } }, async ({ page }) => {
    for (const path of ["/", "/sign-up", "/sign-in", "/dev/mail"]) {
      await page.goto(path);
      await assertAccessible(page, `${path}, narrow`);
    }
  }));

test("forced colours leave buttons and the focus to be seen", (t) =>
  house.visit(t, { forcedColors: "active" }, async ({ page }) => {
    for (const path of ["/", "/sign-up", "/sign-in"]) {
      await page.goto(path);
      const bare = await page.locator("main .button:visible, main .input:visible").evaluateAll((all) =>
        all.filter((one) => getComputedStyle(one).borderTopStyle === "none" || getComputedStyle(one).borderTopWidth === "0px").map((one) => one.className),
      );
      assert.deepEqual(bare, [], `${path}: without background a border must say where it ends`);
      await page.locator("main .button:visible").first().focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(ring, "none", path);
    }
  }));

test("who wants less motion gets none", (t) =>
  house.visit(t, { reducedMotion: "reduce" }, async ({ page }) => {
    for (const path of ["/", "/sign-up", "/sign-in"]) {
      await page.goto(path);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .filter((one) => getComputedStyle(one).transitionDuration.split(", ").some((time) => Number.parseFloat(time) > 0.01))
          .map((one) => `${one.tagName} ${one.className}`),
      );
      assert.deepEqual(moving, [], path);
      assert.equal(await page.evaluate(() => document.getAnimations().length), 0, path);
    }
  }));
