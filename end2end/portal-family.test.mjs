// A parent of three children in two schools: codes one after the other, the switcher, a consent for a child, and what is left when a right ends.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "./fixtures/house.mjs";
import { operate } from "./fixtures/operator.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import {
  acceptInvitation,
  actorOf,
  comeAs,
  edgeBetween,
  furnishPortal,
  openFromDemo,
  openLetter,
  pagesOf,
  signUpInvited,
  useCode,
  words,
} from "./fixtures/portal.mjs";

const house = openHouse(undefined, furnishPortal);
const PARTS = ["", "/timetable", "/results", "/attendance", "/documents"];
const A_DAY = 86_400_000;

test("a newcomer of the demo becomes a parent: three children in two schools in one sitting", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, guard } = visit;
    guard.expect(/status of 422/);
    const { name, invitations } = await actorOf(visit.server, "parent");
    const [first, second, third] = invitations;
    await openFromDemo(page, first);
    await signUpInvited(visit, name);
    await acceptInvitation(page, first);
    assert.match(await words(page.locator("main")), /You are linked with your child/);
    await refuseBefore(page, second);
    for (const invitation of [second, third]) {
      await useCode(page, invitation);
      const told = await words(page.getByRole("status"));
      assert.match(told, new RegExp(`${invitation.child} at ${invitation.organisation_name} is linked\\. Do you have another code`));
    }
    assert.equal(new Set(invitations.map(({ organisation_name: school }) => school)).size, 2, "two schools");
    await page.click("main a[href='/account/family']");
    assert.equal(await page.locator(".family-card").count(), 3);
    await page.goto("/demo");
    const card = page.locator(".demo-part", { hasText: name });
    assert.match(await words(card.first()), /taken.*taken.*taken/);
  }));

/** A code with another date of birth, and one that was used: refused, with what was typed still there. */
async function refuseBefore(page, { code, birth_date: born }) {
  await page.goto("/account/family/claim");
  await page.fill("#code", code);
  await page.fill("#birth_date", "1999-01-01");
  await page.click("form#claim [type=submit]");
  await page.locator("#birth_date-error").waitFor();
  assert.equal(await page.inputValue("#code"), code);
  assert.equal(await page.inputValue("#birth_date"), "1999-01-01");
  await page.fill("#code", "ABCDEFGH12");
  await page.fill("#birth_date", born);
  await page.click("form#claim [type=submit]");
  await page.locator("#code-error").waitFor();
}

test("the switcher leads to the same part of the other child, and each part says until when it is open", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { invitations } = await comeAs(visit, "parent", 1);
    const [one, other] = invitations.map(({ child }) => child);
    await page.locator("nav.whose a", { hasText: other }).click();
    await page.waitForURL(/\/home\?child=/);
    assert.equal(await page.locator("nav.whose [aria-current=true]").innerText(), other);
    await page.goto(await pagesOf(page, one));
    for (const part of PARTS.slice(1)) {
      await page.locator(`nav.parts a[href$='${part}']`).click();
      await page.waitForURL((url) => url.pathname.endsWith(part));
      await page.locator("nav.whose a", { hasText: other }).click();
      await page.waitForURL((url) => url.pathname.endsWith(part));
      assert.equal(await page.locator("nav.whose [aria-current]").innerText(), other);
      await page.locator("nav.whose a", { hasText: one }).click();
      await page.waitForURL((url) => url.pathname.endsWith(part));
    }
    await page.goto(await pagesOf(page, one));
    assert.match(await words(page.locator(".sees-list")), /Results Visible to you until \d+ \w+ \d{4}, when/);
    await page.locator(".sees-list summary").first().click();
    assert.match(await words(page.locator(".sees-list details[open]")), /theirs alone to share/);
    await page.goto("/home");
    const [, day] = (await words(page.locator("main"))).match(/comes of age on (\d+ \w+ \d{4})/);
    await page.goto("/account/family");
    assert.ok((await words(page.locator("main"))).includes(`comes of age on ${day}`), "the same day everywhere");
  }));

test("a parent decides about a consent for a child who is too young to", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { invitations } = await comeAs(visit, "parent", 2);
    const { child } = invitations.at(-1);
    await page.goto("/account/family");
    await page.locator(".family-card", { hasText: child }).locator("a[href$='/consents']").click();
    await page.waitForURL(/\/consents$/);
    assert.match(await words(page.locator("main")), /You have not decided/);
    for (const [decision, told] of [["agree", /You agreed/], ["decline", /You withdrew/]]) {
      await page.click(`#consent-photos [value=${decision}]`);
      await page.getByRole("status").first().waitFor();
      assert.match(await words(page.locator("#purpose-photos")), told);
    }
    await page.goto("/account/consents");
    assert.ok(!/Elias|Jonas|Daniel/.test(await page.innerText("main")), "the child's answers are not the parent's own");
  }));

test("a parent chooses child by child about what mails come", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { invitations } = await comeAs(visit, "apart");
    const open = await pagesOf(page, invitations[0].child);
    await page.goto(open);
    const box = (topic) => page.locator(`#mails [value=${topic}]`);
    assert.equal(await page.locator("#mails :checked").count(), 3, "until somebody chooses");
    await box("attendance").uncheck();
    await page.click("#mails [type=submit]");
    await page.locator("#mails [role=status]").waitFor();
    await page.goto(open);
    assert.deepEqual([await box("attendance").isChecked(), await box("results").isChecked()], [false, true]);
    await page.goto("/account/messages");
    await page.uncheck("[name='child-news.email']");
    await page.click("form#messages [type=submit]");
    await page.getByRole("status").waitFor();
    await page.goto(open);
    assert.match(await words(page.locator("main")), /You have stopped the mails about what is new/);
  }));

test("whoever is barred from a child finds nothing, at once and everywhere", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, guard, server } = visit;
    guard.expect(/status of 404/);
    const { name, invitations } = await comeAs(visit, "apart", 1);
    const { child } = invitations[0];
    const open = await pagesOf(page, child);
    await page.goto(`${open}/results`);
    const result = await page.locator("main a[href*='/results/']").first().getAttribute("href");
    const { id } = await edgeBetween(server, name, child);
    await operate(server, "family", "bar", id, "--why", "Order 7 of the district court");
    const about = [`/account/family${open.replace("/portal", "")}/consents`, `/account/seen?child=${open.split("/").at(-1)}`];
    for (const path of [...PARTS.map((part) => open + part), result, ...about]) {
      assert.equal((await page.goto(path)).status(), 404, path);
      assert.ok(!(await page.content()).includes(child.split(" ")[0]), path);
    }
    for (const path of ["/home", "/portal/children", "/account/family", "/account/seen", "/portal/search?q=presentation", "/account/activity"]) {
      await page.goto(path);
      assert.ok(!(await page.innerText("main")).includes(child.split(" ")[0]), path);
    }
    assert.equal(await page.goto("/portal/children").then(() => page.locator(".child-cards .card").count()), 2, "the others stay");
  }));

test("when a right ends, the page says so calmly, since when, and nothing of the child", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    const { name, invitations } = await comeAs(visit, "apart", 2);
    const { child } = invitations[0];
    const open = await pagesOf(page, child);
    const { id } = await edgeBetween(server, name, child);
    const yesterday = new Date(Date.now() - A_DAY).toISOString().slice(0, 10);
    await operate(server, "family", "end", id, "--on", yesterday);
    await page.goto(`${open}/results`);
    assert.match(await words(page.locator("main")), /That right has ended.*If it should go on, ask the school/);
    assert.ok(!(await page.innerText("main")).includes(child.split(" ")[0]));
    await page.goto("/portal/children");
    assert.equal(await page.locator(".child-cards .card").count(), 2);
  }));

test("the parent who is not barred is invited, the other one is not", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    const { name, invitations } = await actorOf(server, "barred");
    await openLetter(page, invitations[0]);
    await signUpInvited(visit, name);
    await acceptInvitation(page, invitations[0]);
    assert.ok((await words(page.locator("main"))).includes(invitations[0].child));
    const edges = await operate(server, "family", "list", "--json");
    assert.match(edges, /"adult_name":"Andriy Kovalenko".*"state":"barred"/);
  }));
