// Too many tries: a calm page that says when to come back, and nothing typed is sent twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./fixtures/accessible.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { newcomer } from "./fixtures/person.mjs";

const house = openHouse();
/** What one network may begin at once, and some more. */
const TOO_MANY = 65;

async function signUpByProgram(url) {
  const { name, address } = newcomer();
  const body = new URLSearchParams({ name, email: address });
  return (await fetch(`${url}/sign-up`, { method: "POST", body, redirect: "manual" })).status;
}

for (const colorScheme of ["light", "dark"]) {
  test(`who tries too often is told when to come back (${colorScheme})`, (t) =>
    house.visit(t, { colorScheme }, async ({ page, server, guard }) => {
      guard.expect(/status of 429/);
      const statuses = [];
      for (let one = 0; one < TOO_MANY; one += 1) statuses.push(await signUpByProgram(server.url));
      assert.ok(statuses.includes(429));
      const person = newcomer();
      await page.goto("/sign-up");
      await page.fill("#name", person.name);
      await page.fill("#email", person.address);
      const [answer] = await Promise.all([page.waitForResponse("**/sign-up"), page.click("form#sign-up [type=submit]")]);
      assert.equal(answer.status(), 429);
      assert.ok(Number(await answer.headerValue("retry-after")) > 0);
      assert.match(await page.textContent("main"), /Try again in (a second|\d+ (seconds|minutes))\./);
      await assertAccessible(page, "too many tries");
      assert.equal(await page.inputValue("#email"), person.address, "the typed text is still there");
      assert.equal(await page.inputValue("#name"), person.name);
    }));
}
