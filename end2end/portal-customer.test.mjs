// A customer of the bank, from the demo's page for newcomers to a file of bookings: what the bank keeps, searched, paged, drawn and taken along.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openHouse } from "./fixtures/house.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import { comeAs, furnishPortal, openFromDemo, words } from "./fixtures/portal.mjs";
import { until } from "./fixtures/requests.mjs";

const house = openHouse(undefined, furnishPortal);
const ROWS = ".records > tbody > tr";
const MARK = "\uFEFF";

/** Opens the current account from the page of all accounts. */
async function openAccount(page) {
  await page.click("nav.nav a[href='/portal/accounts']");
  await arriveAt(page, "/portal/accounts");
  await page.locator("a.account-tile", { hasText: "Current account" }).first().click();
  await page.waitForURL(/\/portal\/accounts\/[0-9a-f-]{36}$/);
}

/** The transactions of the page that are to be seen, as text. */
function bookings(page) {
  return page.locator(`.transactions ${ROWS}:visible`).allInnerTexts();
}

async function download(page, selector) {
  const [saved] = await Promise.all([page.waitForEvent("download"), page.locator(selector).first().click()]);
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

test("a newcomer of the demo becomes a customer, and finds accounts, loans and documents", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { name, invitations } = await comeAs(visit, "customer", 0, openFromDemo);
    assert.match(await page.innerText("main"), /You have joined/);
    assert.match(await words(page.locator("header .acting")), /Northfield Bank\s+as: customer/);
    assert.ok((await page.textContent("h1")).includes(name));
    assert.ok((await page.locator("a.account-tile").count()) >= 2, "the accounts stand on the home page");
    visit.guard.expect(/status of 422/);
    await page.goto(`/invitation?code=${invitations[0].code}`);
    assert.match(await page.textContent("h1"), /already used/);

    await page.goto("/portal/loans");
    await page.click("main a[href^='/portal/loans/']");
    assert.match(await page.innerText("main"), /Payment schedule/);
    assert.ok((await page.locator("main table tbody tr").count()) > 12, "a line a payment");
    await page.click("nav.nav a[href='/portal/documents']");
    await arriveAt(page, "/portal/documents");
    await page.click(`${ROWS} th a`);
    const { name: file, bytes } = await download(page, "main a[href$='/file']");
    assert.match(file, /\.pdf$/);
    assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
  }));

test("the balance is a drawing with a table beside it that says the same", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await comeAs(visit, "customer", 1);
    await openAccount(page);
    assert.match(await words(page.locator("main")), /From Northfield Bank, \d\d:\d\d UTC today/);
    const drawing = page.getByRole("img", { name: /Balance over twelve months/ });
    await drawing.waitFor();
    await page.click(".chart summary");
    const months = page.locator(`.chart ${ROWS}`);
    assert.equal(await months.count(), 13);
    assert.equal(await months.last().locator("td").innerText(), await page.innerText(".sum-large .balance"), "it ends with what there is now");
    const labels = await page.locator(".chart-value").allTextContents();
    for (const label of labels) assert.ok((await page.locator(".chart table").textContent()).includes(label), label);
  }));

test("bookings are searched, filtered and paged by address, and hide at once while somebody types", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await comeAs(visit, "customer", 2);
    await openAccount(page);
    const all = await bookings(page);
    const asked = page.url();
    const hidden = await until("the rows of the page follow the words", async () => {
      // The island wakes when the browser is idle: what was typed before that is not followed.
      await page.fill("#q", "");
      await page.fill("#q", "groceries");
      const rows = await bookings(page);
      return rows.length < all.length && rows;
    });
    assert.ok(hidden.length > 0);
    assert.ok(hidden.every((row) => /groceries/i.test(row)));
    assert.ok(await page.locator("[data-told=here]").isVisible(), "and it is said that this is only the page");
    assert.equal(page.url(), asked);
    await page.selectOption("#state", "debit");
    await page.click("form#filter [type=submit]");
    await page.waitForURL(/q=groceries/);
    const found = await bookings(page);
    assert.ok(found.length > hidden.length, "older ones are found as well");
    assert.ok(found.every((row) => /groceries/i.test(row) && /Paid/.test(row)));
    await page.fill("#q", "no such words anywhere");
    await page.click("form#filter [type=submit]");
    await page.waitForURL(/q=no\+such/);
    assert.equal((await bookings(page)).length, 0);
    await page.locator(".empty a.button").click();
    await page.waitForURL(asked);
    const dayOf = (row) => row.locator("time").getAttribute("datetime");
    const last = await dayOf(page.locator(`.transactions ${ROWS}`).last());
    await page.click("a[rel=next]");
    await page.waitForURL(/after=/);
    assert.ok((await dayOf(page.locator(`.transactions ${ROWS}`).first())) <= last, "older ones follow");
    await page.click("a[rel=first]");
    await page.waitForURL(asked);
    assert.deepEqual(await bookings(page), all);
  }));

test("bookings are taken along as a file that a spreadsheet reads, the filtered ones alone when filtered", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await comeAs(visit, "customer", 3);
    await openAccount(page);
    const onPage = (await bookings(page)).length;
    const whole = await download(page, ".file a");
    assert.match(whole.name, /\.csv$/);
    const lines = whole.bytes.toString().split("\r\n").filter(Boolean);
    assert.ok(lines[0].startsWith(MARK), "it says that it is UTF-8");
    assert.ok(lines.length - 1 > onPage, `all of them, not a page: ${lines.length}`);
    await page.goto(`${page.url()}?q=groceries`);
    const some = (await download(page, ".file a")).bytes.toString().split("\r\n").filter(Boolean);
    assert.equal(some[0], lines[0]);
    assert.ok(some.length > 1 && some.length < lines.length && some.slice(1).every((line) => /groceries/i.test(line)));
  }));

test("the search looks through one's own data, with the days that the bank wrote; nobody else's account is there", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, guard } = visit;
    guard.expect(/status of 404/);
    await comeAs(visit, "customer", 4);
    await openAccount(page);
    const account = page.url();
    const newest = page.locator(`.transactions ${ROWS}`).first();
    const [title, day] = [await newest.locator("th a").innerText(), await newest.locator("time").innerText()];
    await page.click("nav.nav a[href='/portal/search']");
    await page.fill("#q", title);
    await page.click("form#search [type=submit]");
    const found = page.locator(".found .event", { hasText: day });
    await found.first().waitFor();
    await found.locator("a").first().click();
    await page.waitForURL(/\/portal\/records\/transaction\//);
    const record = page.url();
    await house.visit(t, {}, async (other) => {
      other.guard.expect(/status of 404/);
      const { invitations } = await comeAs(other, "customer", 5);
      assert.equal(invitations.length, 1);
      for (const address of [account, `${account}/transactions.csv`, record]) {
        assert.equal((await other.page.goto(address)).status(), 404, address);
      }
    });
    for (const path of ["/portal/timetable", "/portal/children", "/portal/orders", "/account/organisation"]) {
      assert.equal((await page.goto(path)).status(), 404, path);
    }
  }));
