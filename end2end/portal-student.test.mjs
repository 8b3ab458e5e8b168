// A student and a parent: the week, the results, what the parents see, what is kept from them, and who looked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "./fixtures/house.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import { comeAs, furnishPortal, openFromDemo, pagesOf, words } from "./fixtures/portal.mjs";
import { until } from "./fixtures/requests.mjs";

const house = openHouse(undefined, furnishPortal);
const FORWARD = ".weeks a[rel=next]";
const BACK = ".weeks a[rel=prev]";

/** A parent comes with all codes, and then `body` runs. */
function withParent(t, family, body) {
  return house.visit(t, {}, async (parent) => {
    await comeAs(parent, "parent", family);
    await body(parent);
  });
}

test("a newcomer of the demo becomes a student, and goes through the weeks back and forth", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { name } = await comeAs(visit, "student", 0, openFromDemo);
    assert.match(await words(page.locator("header .acting")), /Westerkade College\s+as: student/);
    assert.ok((await page.textContent("h1")).includes(name));
    await page.click("nav.nav a[href='/portal/timetable']");
    await arriveAt(page, "/portal/timetable");
    const now = await page.innerText(".weeks h2");
    await page.click(FORWARD);
    await page.waitForURL(/week=\d{4}-W\d\d/);
    assert.notEqual(await page.innerText(".weeks h2"), now);
    assert.ok((await page.locator(".lesson").count()) > 10, "next week has lessons");
    const next = page.url();
    await page.click(BACK);
    await page.waitForURL((url) => url.href !== next);
    assert.equal(await page.innerText(".weeks h2"), now);
    const back = page.url();
    await page.click(BACK);
    await page.waitForURL((url) => url.href !== back);
    assert.notEqual(await page.innerText(".weeks h2"), now);
    await page.click(".weeks a:has-text('This week')");
    await arriveAt(page, "/portal/timetable");
    assert.equal(await page.innerText(".weeks h2"), now);
  }));

test("results stand by subject with their line, and attendance by month", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await comeAs(visit, "student", 2);
    await page.click("nav.nav a[href='/portal/results']");
    await arriveAt(page, "/portal/results");
    const subjects = page.locator(".card.subject");
    assert.ok((await subjects.count()) > 3);
    const first = subjects.first();
    assert.match(await words(first), /Average\s+\d/);
    assert.ok(await first.getByRole("img").first().isVisible(), "how it went is drawn");
    await first.locator("summary").last().click();
    assert.ok((await first.locator("tbody tr:visible").count()) > 1, "and stands in a table");
    const title = await first.locator(".result-lines a b").first().innerText();
    await first.locator(".result-lines a").first().click();
    await page.waitForURL(/\/portal\/results\/[0-9a-f-]{36}/);
    assert.ok((await page.textContent("h1")).includes(title));
    await page.click("nav.nav a[href='/portal/attendance']");
    await arriveAt(page, "/portal/attendance");
    assert.match(await words(page.locator("main")), /Present \d+ times/);
  }));

test("somebody of 16 keeps results from a parent, who reads why; and shows them again", (t) =>
  withParent(t, 0, async ({ page: parent }) =>
    house.visit(t, {}, async (visit) => {
      const { page } = visit;
      const { name } = await comeAs(visit, "younger", 0);
      const child = await pagesOf(parent, name);
      await parent.goto(`${child}/results`);
      assert.ok((await parent.locator(".card.subject").count()) > 0);

      await page.click("nav.nav a[href='/portal/parents']");
      await arriveAt(page, "/portal/parents");
      const card = page.locator(".family-card", { hasText: "Parent at" }).first();
      await card.locator("[name=topic][value=results][type=checkbox]").check();
      await card.locator("form:has([value=withhold]) [type=submit]").click();
      await page.getByRole("status").first().waitFor();
      assert.match(await words(page.locator(".family-topics").first()), /Results · you keep it to yourself/);

      await parent.reload();
      assert.match(await parent.innerText("main"), /keeps this private, and is old enough/);
      assert.equal(await parent.locator(".card.subject").count(), 0);
      await parent.goto(child);
      assert.ok(!/Newest results/.test(await parent.innerText("main")), "nor on the overview");
      await parent.goto("/portal/search?q=presentation");
      const found = await parent.locator(".found .event", { hasText: name }).count();
      assert.equal(found, 0, "nor in the search");

      await page.locator("form[id$='-results'] [type=submit]").first().click();
      await page.getByRole("status").first().waitFor();
      await parent.goto(`${child}/results`);
      assert.ok((await parent.locator(".card.subject").count()) > 0);
    }),
  ));

test("a look of a parent stands in the child's list within seconds, and the parent sees the same list", (t) =>
  withParent(t, 1, async ({ page: parent }) =>
    house.visit(t, {}, async (visit) => {
      const { page } = visit;
      const { name } = await comeAs(visit, "student", 1);
      const child = await pagesOf(parent, name);
      await parent.goto(`${child}/attendance`);
      const begun = Date.now();
      const looks = page.locator(".events .event", { hasText: /looked at attendance/ });
      await until("the look is in the list", async () => {
        await page.goto("/account/seen");
        return (await looks.count()) > 0;
      });
      assert.ok(Date.now() - begun < 5000, "within five seconds");
      assert.match(await words(looks.first()), /as parent or guardian · Westerkade College/);
      await page.goto("/portal/parents");
      await page.click("main a[href='/account/seen']");
      await parent.goto("/account/seen");
      assert.match(await parent.innerText("main"), /Nobody has looked yet/);
      await parent.locator("nav.filter a", { hasText: name }).click();
      assert.ok((await parent.locator(".events .event", { hasText: /looked at attendance/ }).count()) > 0);
    }),
  ));
