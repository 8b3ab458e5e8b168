// Two roles in one account, with a pointer, by keyboard and without script: one role at a time, and nothing of the other without switching.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutScript } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { pressOn, tabTo } from "./fixtures/keyboard.mjs";
import { mailAbout } from "./fixtures/mailbox.mjs";
import { operate } from "./fixtures/operator.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import { actorOf, comeAs, furnishPortal, openFromDemo, useCode, words } from "./fixtures/portal.mjs";

const house = openHouse(undefined, furnishPortal);
const ROWS = ".records > tbody > tr";
const OF_CUSTOMERS = ["/portal/accounts", "/portal/loans"];
const OF_STUDENTS = ["/portal/timetable", "/portal/results", "/portal/attendance", "/portal/parents"];
const OF_FIRMS = ["/portal/orders", "/portal/invoices", "/portal/settings", "/account/organisation"];

/** Switches by the header, with or without script. */
async function switchTo(page, role) {
  await page.click(".roles summary");
  await page.locator("form#role button", { hasText: role }).click();
  await arriveAt(page, "/home");
}

async function assertOnly(page, there, gone) {
  for (const path of there) assert.equal((await page.request.get(path)).status(), 200, path);
  for (const path of gone) assert.equal((await page.request.get(path)).status(), 404, path);
}

/** A customer of the bank who uses a firm's code that was made for another name: the desk looks at it, and lets it be. */
async function comeAsBoth(visit, customer, firm) {
  const { page, server } = visit;
  const { person } = await comeAs(visit, "customer", customer);
  const { invitations } = await actorOf(server, "admin", firm);
  await useCode(page, invitations[0]);
  assert.match(await words(page.getByRole("status")), /looks at this first/);
  await assertOnly(page, OF_CUSTOMERS, OF_FIRMS);
  const claims = (await operate(server, "claims", "list", "--json")).split("\n").filter((line) => line.startsWith("{"));
  await operate(server, "claims", "approve", JSON.parse(claims.at(-1)).id);
  await mailAbout(server, person.address, /was approved/);
  await page.goto("/home");
}

test("a newcomer of the demo with two letters switches between two roles; nothing of the other one is there", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await comeAs(visit, "both", 0, openFromDemo);
    await switchTo(page, "Student at");
    assert.match(await words(page.locator("header .acting")), /Westerkade College as: student/);
    await assertOnly(page, OF_STUDENTS, OF_CUSTOMERS);
    await page.goto("/portal/results");
    const result = await page.locator("main a[href^='/portal/results/']").first().getAttribute("href");
    await assertOnly(page, [], ["/portal/records/transaction", "/portal/records/bank-account"]);
    await page.goto("/portal/documents");
    assert.match(await words(page.locator("main")), /Report card/);
    assert.doesNotMatch(await words(page.locator("main")), /statement|Agreement/, "papers of the bank");
    await page.goto("/portal/search?q=current");
    assert.equal(await page.locator(".found .event").count(), 0);

    await switchTo(page, "Customer of");
    assert.match(await words(page.locator("header .acting")), /Northfield Bank as: customer/);
    await assertOnly(page, OF_CUSTOMERS, [...OF_STUDENTS, result]);
    await page.goto("/portal/accounts");
    const account = await page.locator("a.account-tile").first().getAttribute("href");
    await page.goto("/portal/search?q=presentation");
    assert.match(await words(page.locator("main")), /Nothing found/);
    await switchTo(page, "Student at");
    await assertOnly(page, [result], [account, `${account}/transactions.csv`]);
  }));

test("by keyboard alone: the switch, a list with its filter, older pages, a setting", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await comeAsBoth(visit, 1, 1);
    await pressOn(page, ".roles summary");
    await tabTo(page, "form#role button:not([aria-current])");
    await page.keyboard.press("Enter");
    await page.locator("header .acting", { hasText: "partner" }).waitFor();
    await pressOn(page, ".roles summary", "Space");
    await tabTo(page, "form#role button:not([aria-current])");
    await page.keyboard.press("Space");
    await page.locator("header .acting", { hasText: "customer" }).waitFor();
    await pressOn(page, "nav.nav a[href='/portal/accounts']");
    await arriveAt(page, "/portal/accounts");
    await pressOn(page, "a.account-tile");
    await page.waitForURL(/\/portal\/accounts\//);
    const asked = page.url();
    await pressOn(page, ".chart summary");
    await page.locator(`.chart ${ROWS}`).first().waitFor();
    await tabTo(page, "#q");
    await page.keyboard.type("groceries");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=groceries/);
    await pressOn(page, "form#filter a.button");
    await page.waitForURL(asked);
    await pressOn(page, `.transactions ${ROWS} a`);
    await page.waitForURL(/\/portal\/records\/transaction\//);
  }));

test("without script: filter, older pages, file, switch, and a setting", (t) =>
  house.visit(t, {}, async (visit) => {
    await comeAsBoth(visit, 2, 2);
    await house.visit(t, await withoutScript(visit.context), async ({ page }) => {
      await page.goto("/portal/accounts");
      await page.locator("a.account-tile").first().click();
      assert.ok(await page.getByRole("img", { name: /Balance over/ }).isVisible(), "the drawing needs none");
      await page.click(".chart summary");
      assert.ok((await page.locator(`.chart ${ROWS}:visible`).count()) > 2);
      await page.click("a[rel=next]");
      await page.click("a[rel=first]");
      await page.fill("#q", "groceries");
      await page.click("form#filter [type=submit]");
      const rows = await page.locator(`.transactions ${ROWS}`).allInnerTexts();
      assert.ok(rows.length > 0 && rows.every((row) => /groceries/i.test(row)));
      const [saved] = await Promise.all([page.waitForEvent("download"), page.click(".file a")]);
      assert.match(saved.suggestedFilename(), /\.csv$/);
      await switchTo(page, "For");
      await assertOnly(page, OF_FIRMS, OF_CUSTOMERS);
      await page.goto("/portal/settings");
      const card = page.locator(".setting-card", { has: page.locator("input[type=text]") }).first();
      await card.locator("input[type=text]").fill("PO «7»");
      await card.locator("[type=submit]").click();
      assert.match(await words(page.getByRole("status").first()), /Saved/);
      await page.goto("/portal/reports/settings");
      assert.match(await words(page.locator(ROWS).first()), /PO «7»/);
    });
  }));

test("without script: a parent reads a child's pages; a student keeps a part and shows it again", (t) =>
  house.visit(t, {}, async (parent) => {
    const { invitations } = await comeAs(parent, "parent", 2);
    await house.visit(t, await withoutScript(parent.context), async ({ page }) => {
      for (const { child } of invitations) await readPagesOf(page, child);
      await page.goto("/account/family");
      await page.locator(".family-card a[href$='/consents']").first().click();
      assert.match(await words(page.locator("h1")), /Consents for/);
    });
    await house.visit(t, {}, async (student) => {
      await comeAs(student, "younger", 2);
      await house.visit(t, await withoutScript(student.context), async ({ page }) => {
        await page.goto("/portal/parents");
        await page.check("[name=topic][value=attendance]");
        await page.click("form:has([value=withhold]) [type=submit]");
        assert.match(await words(page.locator(".family-topics").first()), /Attendance · you keep it to yourself/);
        await page.locator("form[id$='-attendance'] [type=submit]").click();
        assert.match(await words(page.locator(".family-topics").first()), /Attendance · visible/);
      });
    });
  }));

async function readPagesOf(page, child) {
  await page.goto("/portal/children");
  await page.locator("main a[href^='/portal/children/']", { hasText: child }).click();
  assert.equal(await page.innerText("h1"), child);
  for (const part of ["timetable", "results", "attendance", "documents"]) {
    await page.click(`nav.parts a[href$='/${part}']`);
    assert.match(await words(page.locator("main")), /From \S+/, "each says when its source last spoke");
  }
}
