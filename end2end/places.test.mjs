// Where a session is, roughly, when the operator has a file of places; nobody outside is asked.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { moveIn, signInElsewhere } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";

const house = openHouse(async () => ({
  PORTICO_PLACES_DATABASE: join(import.meta.dirname, "../server/tests/data/GeoIP2-City-Test.mmdb"),
  PORTICO_TRUSTED_PROXIES: "127.0.0.1",
}));

test("each session says its place, as far as the file knows it", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveIn(visit);
    const fromAfar = { extraHTTPHeaders: { "x-forwarded-for": "214.0.1.7" } };
    const look = async () => {
      await page.goto("/account/sessions");
      const cards = page.locator(".session-card");
      assert.match(await cards.last().textContent(), /Network in\s*Melbourne, Australia/);
      assert.ok(!(await cards.first().textContent()).includes("Network in"), "this machine is nowhere");
      assert.ok(!(await page.content()).includes("214.0.1.7"), "the address itself is not shown");
    };
    await signInElsewhere(house, t, device, look, fromAfar);
  }));
