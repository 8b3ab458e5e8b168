// A firm that administers itself: the orders and settings of a partner, and a colleague who is invited with one part, limited, and ended.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openHouse } from "./fixtures/house.mjs";
import { mailsTo } from "./fixtures/mailbox.mjs";
import { arriveAt, newcomer } from "./fixtures/person.mjs";
import { acceptInvitation, comeAs, furnishPortal, invitationFor, openFromDemo, signUpInvited, words } from "./fixtures/portal.mjs";

const house = openHouse(undefined, furnishPortal);
const ROWS = ".records > tbody > tr";
const FIRM = "/account/organisation";
const LISTS = ["orders", "tickets", "invoices", "logs", "reports", "settings"];

/** The pages of the firm in the navigation. */
async function partsOf(page) {
  const links = await page.locator("nav.nav a[href^='/portal/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return links.map((href) => href.replace("/portal/", "")).filter((part) => part !== "search");
}

/** Which of the firm's lists answer. */
async function openLists(page) {
  const found = [];
  for (const list of LISTS) if ((await page.goto(`/portal/${list}`)).ok()) found.push(list);
  return found;
}

/** Invites somebody who may see these parts, and nothing else. */
async function invite(page, person, parts) {
  await page.goto(`${FIRM}/invite`);
  await page.fill("#email", person.address);
  await page.fill("#name", person.name);
  for (const part of parts) await page.check(`[name=see-${part}]`);
  await page.click("form#invite-member [type=submit]");
  await arriveAt(page, FIRM);
  assert.match(await words(page.getByRole("status").first()), /invitation is on its way/);
}

/** Runs `body` with an admin's page and that of a colleague who was invited and has come. */
function withColleague(t, firm, parts, body) {
  return house.visit(t, {}, async (admin) => {
    await comeAs(admin, "admin", firm);
    const person = { ...newcomer("Mirthe «O'Neil»"), address: newcomer().address };
    await invite(admin.page, person, parts);
    await house.visit(t, {}, async (colleague) => {
      await colleague.page.goto(await invitationFor(house.server, person.address));
      const { person: self } = await signUpInvited(colleague, person.name);
      await acceptInvitation(colleague.page, {});
      await body(admin, colleague, { ...person, self });
    });
  });
}

async function openMember(page, name) {
  await page.goto(FIRM);
  await page.locator(`${ROWS} a`, { hasText: name }).click();
  await page.waitForURL(/\/members\/[0-9a-f-]{36}$/);
}

test("a newcomer of the demo becomes a partner: orders, invoices, logs as a file, and a setting whose change shows in the report", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { name } = await comeAs(visit, "admin", 0, openFromDemo);
    assert.match(await words(page.locator("header .acting")), /Brightwater Bakery Ltd as: partner/);
    assert.deepEqual(await partsOf(page), LISTS);
    await page.click("nav.nav a[href='/portal/orders']");
    await arriveAt(page, "/portal/orders");
    await page.locator(`${ROWS} th a`).first().click();
    await page.waitForURL(/\/portal\/orders\/[0-9a-f-]{36}/);
    assert.match(await words(page.locator("main")), /All lines/);
    await page.goto("/portal/invoices?state=paid");
    assert.ok((await page.locator(ROWS).count()) > 0);
    await page.goto("/portal/logs?state=error");
    const levels = await page.locator(ROWS).allInnerTexts();
    assert.ok(levels.length > 0 && levels.every((row) => /Error/.test(row)));
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click(".file a")]);
    const lines = (await readFile(await saved.path(), "utf8")).split("\r\n").filter(Boolean);
    assert.ok(lines.length > levels.length && !lines.some((line) => /information/i.test(line)), "the file has what was filtered, all of it");
    await changeSetting(page, "Keep the log for", "365 days");
    await page.click("main a[href='/portal/reports/settings']");
    await arriveAt(page, "/portal/reports/settings");
    assert.match(await words(page.locator(ROWS).first()), new RegExp(`Keep the log for.*365 days.*${name}`));
  }));

async function changeSetting(page, setting, value) {
  await page.click("nav.nav a[href='/portal/settings']");
  await arriveAt(page, "/portal/settings");
  const card = page.locator(".setting-card", { hasText: setting });
  const before = await card.locator("select").inputValue();
  assert.notEqual(before, value);
  await card.locator("select").selectOption(value);
  await card.locator("[type=submit]").click();
  await page.getByRole("status").first().waitFor();
  assert.match(await words(page.locator(".setting-card", { hasText: setting })), /Changed by/);
}

test("a colleague who was invited to one part signs up, and finds that part and nothing else", (t) =>
  withColleague(t, 1, ["tickets"], async ({ page: admin }, { page, guard }, person) => {
    guard.expect(/status of 404/);
    assert.match(await words(page.locator("header .acting")), /Kraanvogel Logistiek BV as: partner/);
    assert.deepEqual(await partsOf(page), ["tickets"], "the navigation leads only where something is");
    assert.deepEqual(await openLists(page), ["tickets"]);
    assert.equal((await page.goto(`${FIRM}/invite`)).status(), 404, "and invites nobody");
    await admin.goto("/portal/orders");
    const order = await admin.locator(`${ROWS} th a`).first().getAttribute("href");
    assert.equal((await page.goto(order)).status(), 404);
    await page.goto(`/portal/search?q=${(await admin.locator(`${ROWS} th a`).first().innerText()).toLowerCase()}`);
    assert.match(await words(page.locator("main")), /Nothing found/);
    await page.goto(FIRM);
    assert.match(await words(page.locator("main")), /Role Member May see Tickets May change nothing/);
    await admin.goto(FIRM);
    assert.match(await words(admin.locator(ROWS, { hasText: "Mirthe" })), /Tickets.*Active/);
    assert.equal((await mailsTo(house.server, person.address)).length, 1, "one mail, with a code, and no password");
  }));

test("an admin limits a colleague and ends it: open pages lose it at the next step", (t) =>
  withColleague(t, 2, ["orders", "logs"], async ({ page: admin }, { page, guard }) => {
    guard.expect(/status of 404/);
    await page.goto("/portal/orders");
    const open = page.url();
    await openMember(admin, "Mirthe");
    await admin.uncheck("[name=see-orders]");
    await admin.click("form#change-member [type=submit]");
    await arriveAt(admin, FIRM);
    assert.match(await words(admin.getByRole("status").first()), /holds at your colleague's next step/);
    const file = await page.locator(".file a").getAttribute("href");
    assert.equal((await page.request.get(file)).status(), 404, "the file of the open page");
    assert.equal((await page.goto(open)).status(), 404);
    assert.deepEqual(await openLists(page), ["logs"]);

    await page.goto("/portal/logs");
    const tab = await page.context().newPage();
    await tab.goto("/portal/logs");
    await openMember(admin, "Mirthe");
    await admin.click("form#end-member [type=submit]");
    await arriveAt(admin, FIRM);
    assert.match(await words(admin.getByRole("status").first()), /has no access any more/);
    assert.equal(await admin.locator(ROWS, { hasText: "Mirthe" }).count(), 0);
    for (const one of [page, tab]) assert.equal((await one.reload()).status(), 404, "an open page as well");
    await page.goto("/home");
    assert.match(await words(page.locator("main")), /Nothing is linked to you yet/);
  }));

test("a member reads whom to ask, and has no way to invite", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await comeAs(visit, "member", 0);
    await page.goto(FIRM);
    assert.equal(await page.locator(`main a[href^='${FIRM}/']`).count(), 0);
    assert.match(await words(page.locator("main")), /They invite colleagues and decide what each of them may see\. Imogen Ashdown/);
  }));
