// Every page and state of the portal under WCAG 2.2 AA, in three languages, wide and narrow, light and dark.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./fixtures/accessible.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { furnishPortal } from "./fixtures/portal.mjs";
import { PROVOKED_IN_THE_PORTAL, walkThePortal } from "./journeys/portal-states.mjs";

const house = openHouse(undefined, furnishPortal);
const USUAL = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

const WALKS = [
  { language: "en", colorScheme: "light" },
  { language: "nl", colorScheme: "dark" },
  { language: "ar", colorScheme: "light" },
];

/** One look after the other, so that the later ones are taken whatever the first one finds. */
const CHECKS = [
  (page, name) => assertAccessible(page, name),
  (page, name) => assertReflows(page, name),
  async (page, name) => {
    await page.setViewportSize(NARROW);
    await assertAccessible(page, `${name}, narrow`);
    await page.setViewportSize(USUAL);
  },
];

for (const [place, { language, colorScheme }] of WALKS.entries()) {
  test(`every page and state of the portal has no violation and fits into 320 pixels (${language}, ${colorScheme})`, (t) =>
    house.visit(t, { viewport: USUAL, colorScheme }, async (visit) => {
      const found = [];
      visit.guard.expect(...PROVOKED_IN_THE_PORTAL);
      await walkThePortal({ ...visit, place }, language, undefined, async (name) => {
        for (const check of CHECKS) await check(visit.page, name).catch((error) => found.push(error.message));
      });
      assert.equal(found.length, 0, found.join("\n\n"));
    }));
}
