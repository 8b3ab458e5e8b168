// Every page of the portal and every state of it, in one walk through the people of the demo; like journeys/account-states.mjs.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { authenticatorsOf } from "../fixtures/authenticator.mjs";
import { operate } from "../fixtures/operator.mjs";
import { arriveAt, chooseLanguage, newcomer } from "../fixtures/person.mjs";
import { acceptInvitation, actorOf, comeAs, edgeBetween, furnishPortal, openLetter, pagesOf, signUpInvited } from "../fixtures/portal.mjs";

const ROW = ".records > tbody > tr";
const A_DAY = 86_400_000;
/** The customers of the demo who have everything that the walk looks at. */
const WITH_LOANS = [0, 2, 3];

/** The statuses that the walk provokes on purpose, for the guard. */
export const PROVOKED_IN_THE_PORTAL = [/status of 422/];

/** Walks through the portal in `language`; `look(name)` is called at each state. `visit.place` is the family and the firm that is played. */
export async function walkThePortal(visit, language, _person, look) {
  const { server } = visit;
  if (!(await readdir(join(server.folder, "var"))).includes("demo.json")) await furnishPortal(server);
  const walk = { place: 0, ...visit, language };
  await walkAsCustomer(walk, look);
  await walkAsParent(walk, look);
  await walkAsStudent(walk, look);
  await walkAsPartner(walk, look);
  await walkWithTwoRoles(walk, look);
}

/** A browser that knows nobody, in the language of the walk. */
async function beginAnew({ page, language }) {
  await page.context().clearCookies();
  await page.goto("/");
  if (language !== "en") await chooseLanguage(page, language);
}

/** Looks at several pages as they open. */
async function lookAtPages(page, look, pages) {
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    await look(name);
  }
}

/** Follows the first link that is like this, and looks at where it leads. */
async function lookBehind(page, look, name, link) {
  const href = await page.locator(link).first().getAttribute("href");
  await page.goto(href);
  await look(name);
}

async function walkAsCustomer(walk, look) {
  const { page, server, place } = walk;
  await beginAnew(walk);
  const { name, invitations } = await actorOf(server, "customer", WITH_LOANS[place]);
  await lookAtPages(page, look, { demo: "/demo", "invitation-asked": "/invitation" });
  await openLetter(page, invitations[0]);
  await look("invitation");
  const { device } = await signUpInvited(walk, name);
  await look("home-invited");
  await page.click("main a[href='/invitation']");
  await page.fill("#birth_date", "1999-01-01");
  await page.click("form#invitation [type=submit]");
  await look("invitation-refused");
  await page.goto("/home");
  await acceptInvitation(page, invitations[0]);
  await look("home-customer");
  await lookAtPages(page, look, { accounts: "/portal/accounts" });
  await lookBehind(page, look, "account", "a.account-tile");
  await page.click(".chart summary");
  await look("account-table");
  const account = new URL(page.url()).pathname;
  await lookAtPages(page, look, { "account-filtered": `${account}?q=groceries&state=debit`, "account-nothing": `${account}?q=nowhere` });
  await page.goto(account);
  await lookBehind(page, look, "transaction", `.transactions ${ROW} a`);
  await lookAtPages(page, look, { loans: "/portal/loans" });
  await lookBehind(page, look, "loan", "main a[href^='/portal/loans/']");
  await lookAtPages(page, look, { documents: "/portal/documents" });
  await lookAtPages(page, look, { search: "/portal/search?q=groceries", "search-nothing": "/portal/search?q=nowhere" });
  await device.remove();
}

async function walkAsParent(walk, look) {
  const { page, server, place } = walk;
  await beginAnew(walk);
  const { name, invitations } = await actorOf(server, "parent", place);
  await openLetter(page, invitations[0]);
  const { device } = await signUpInvited(walk, name);
  await acceptInvitation(page, invitations[0]);
  await lookAtTheCodes(page, invitations, look);
  await lookAtPages(page, look, { "home-parent": "/home", children: "/portal/children", "family-parent": "/account/family" });
  await lookBehind(page, look, "child-consents", ".family-card a[href$='/consents']");
  const child = await pagesOf(page, invitations[1].child);
  const parts = ["timetable", "results", "attendance", "documents"].map((part) => [`child-${part}`, `${child}/${part}`]);
  await lookAtPages(page, look, { child, ...Object.fromEntries(parts) });
  await page.goto(`${child}/results`);
  await lookBehind(page, look, "child-result", ".result-lines a");
  await keepResults(walk);
  const partly = await pagesOf(page, invitations[1].child);
  await lookAtPages(page, look, { "child-hidden": `${partly}/results`, "child-partly": partly });
  await page.goto("/account/seen");
  await lookBehind(page, look, "seen-child", "nav.filter li:nth-child(2) a");
  const { id } = await edgeBetween(server, name, invitations[1].child);
  await operate(server, "family", "end", id, "--on", new Date(Date.now() - A_DAY).toISOString().slice(0, 10));
  await lookAtPages(page, look, { "child-ended": `${partly}/results` });
  await device.remove();
}

async function lookAtTheCodes(page, [, ...others], look) {
  await page.goto("/account/family/claim");
  await look("claim");
  await page.click("form#claim [type=submit]");
  await look("claim-refused");
  for (const { code, birth_date: born } of others) {
    await page.goto("/account/family/claim");
    await page.fill("#code", code);
    await page.fill("#birth_date", born);
    await page.click("form#claim [type=submit]");
    await page.getByRole("status").waitFor();
  }
  await look("claim-linked");
}

/** The second child, in a browser of their own, keeps the results from the parents. */
async function keepResults({ page, server, place }) {
  const context = await page.context().browser().newContext({ baseURL: server.url });
  try {
    const own = await context.newPage();
    await comeAs({ page: own, server, authenticators: await authenticatorsOf(own) }, "younger", place);
    await own.goto("/portal/parents");
    await own.locator("[type=checkbox][value=results]").first().check();
    await own.locator("form:has([value=withhold]) [type=submit]").first().click();
    await own.getByRole("status").first().waitFor();
  } finally {
    await context.close();
  }
}

async function walkAsStudent(walk, look) {
  const { page, place } = walk;
  await beginAnew(walk);
  const { device } = await comeAs(walk, "student", place);
  await look("home-student");
  await lookAtPages(page, look, { timetable: "/portal/timetable" });
  await lookBehind(page, look, "timetable-next", ".weeks a[rel=next]");
  await lookAtPages(page, look, { results: "/portal/results" });
  await page.click(".card.subject summary >> nth=-1");
  await look("results-table");
  await lookBehind(page, look, "result", ".result-lines a");
  await lookAtPages(page, look, { attendance: "/portal/attendance", parents: "/portal/parents" });
  await page.locator("form:has([value=withhold]) [type=submit]").first().click();
  await look("parents-refused");
  await page.locator("[type=checkbox][value=results]").first().check();
  await page.locator("form:has([value=withhold]) [type=submit]").first().click();
  await page.getByRole("status").first().waitFor();
  await look("parents-withheld");
  await lookAtPages(page, look, { seen: "/account/seen", "family-student": "/account/family", vouch: "/account/vouch" });
  await device.remove();
}

async function walkAsPartner(walk, look) {
  const { page, place } = walk;
  await beginAnew(walk);
  const { device } = await comeAs(walk, "admin", place);
  await look("home-partner");
  for (const list of ["orders", "tickets", "invoices", "logs", "reports"]) {
    await lookAtPages(page, look, { [list]: `/portal/${list}` });
    await lookBehind(page, look, list.replace(/s$/, ""), `${ROW} a`);
  }
  await lookAtPages(page, look, { settings: "/portal/settings", "settings-report-empty": "/portal/reports/settings" });
  await page.goto("/portal/settings");
  await page.locator(".setting-card input[type=text]").first().fill("PO-7");
  await page.locator(".setting-card:has(input[type=text]) [type=submit]").first().click();
  await page.getByRole("status").first().waitFor();
  await look("setting-saved");
  await lookAtPages(page, look, { "settings-report": "/portal/reports/settings", organisation: "/account/organisation" });
  await lookAtTheMembers(page, look);
  await device.remove();
}

async function lookAtTheMembers(page, look) {
  await page.goto("/account/organisation/invite");
  await look("member-invite");
  await page.click("form#invite-member [type=submit]");
  await look("member-invite-refused");
  const { name, address } = newcomer("Mirthe van der Hoogstraten");
  await page.fill("#email", address);
  await page.fill("#name", name);
  await page.check("[name=see-tickets]");
  await page.click("form#invite-member [type=submit]");
  await arriveAt(page, "/account/organisation");
  await look("organisation-invited");
  await lookBehind(page, look, "member", `${ROW}:nth-child(2) a`);
  await page.goto("/account/organisation/attest");
  await look("members-attest");
  await page.click("form#attest [type=submit]");
  await look("members-attest-refused");
}

/** One of the demo has two; only the first walk of a server meets them. */
async function walkWithTwoRoles(walk, look) {
  const { page, place, server } = walk;
  if (!(await actorOf(server, "both", place))) return;
  await beginAnew(walk);
  const { device } = await comeAs(walk, "both", place);
  await page.click(".roles summary");
  await look("role-menu");
  await device.remove();
}
