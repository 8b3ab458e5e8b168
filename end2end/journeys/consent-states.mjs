// Every page of consents and every state of it, in one walk; like journeys/account-states.mjs.

import { moveIn, usePasskey } from "../fixtures/account.mjs";
import { arriveAt, chooseLanguage, signOut } from "../fixtures/person.mjs";
import { publishAgain, publishPurposes, waitToSee } from "../fixtures/publishing.mjs";

const LIST = "/account/consents";

/** The statuses that the walk provokes on purpose, for the guard. */
export const PROVOKED_BY_CONSENTS = [/ERR_INTERNET_DISCONNECTED/];

/** Walks through the consents in `language`; `look(name)` is called at each state. */
export async function walkTheConsents(visit, language, person, look) {
  const { page, server } = visit;
  await page.goto("/");
  if (language !== "en") await chooseLanguage(page, language);
  const { device } = await moveIn(visit, person);
  await page.goto(LIST);
  if ((await page.locator("[id^=purpose-]").count()) === 0) await look("consents-empty");
  await publishPurposes(server);
  await waitToSee(page, LIST, "#purpose-newsletter");
  await page.waitForSelector(".consent[data-ready]");
  await look("consents");
  await lookAtTheSwitch(page, look);
  await lookAtTheHistory(page, look);
  await lookAtTheSignal(page, look);
  await lookAtTheQuestions(visit, device, look);
}

async function lookAtTheSwitch(page, look) {
  const card = page.locator("#purpose-newsletter");
  await card.getByRole("switch").click();
  await card.locator("[data-told=agree]:not([hidden])").waitFor();
  await look("consents-agreed");
  await card.locator("[data-action=consent-undo]:visible").click();
  await card.locator("[data-told=decline]:not([hidden])").waitFor();
  await look("consents-undone");
  await page.context().setOffline(true);
  await card.getByRole("switch").click();
  await card.locator("[data-told=failed]:not([hidden])").waitFor();
  await look("consents-offline");
  await page.context().setOffline(false);
  await card.getByRole("switch").click();
  await card.locator("[data-told=agree]:not([hidden])").waitFor();
  await page.reload();
  await look("consents-decided");
}

async function lookAtTheHistory(page, look) {
  await page.goto(`${LIST}/advertising`);
  await look("consent-history-empty");
  await page.goto(`${LIST}/newsletter`);
  await page.locator("details summary").first().click();
  await look("consent-history");
  await page.locator("a[href*='/receipts/']").first().click();
  await page.locator(".receipt").waitFor();
  await look("consent-receipt");
}

async function lookAtTheSignal(page, look) {
  await page.setExtraHTTPHeaders({ "sec-gpc": "1" });
  await page.goto(LIST);
  await look("consents-signal");
  await page.setExtraHTTPHeaders({});
}

async function lookAtTheQuestions({ page, server }, device, look) {
  await page.goto(LIST);
  await publishAgain(server, "newsletter");
  await waitToSee(page, LIST, "#purpose-newsletter:not(:has([role=switch])) [value=decline]");
  await look("consents-asking");
  await page.goto("/home");
  await look("home-consents");
  await signOut(page);
  await page.goto("/sign-in?return=/account");
  await usePasskey(page, device);
  await arriveAt(page, `${LIST}/new`);
  await look("consents-new");
  await page.locator("#consent-newsletter [value=agree]").click();
  await arriveAt(page, "/account");
}
