// Every page of messages, of terms and of legal documents, and every state of it, in one walk; like journeys/account-states.mjs.

import { moveIn } from "../fixtures/account.mjs";
import { arriveAt, chooseLanguage } from "../fixtures/person.mjs";
import { publishAll, publishNextTerms, waitToSee } from "../fixtures/publishing.mjs";

const MESSAGES = "/account/messages";
const TERMS = "/account/terms";

/** The statuses that the walk provokes on purpose, for the guard. */
export const PROVOKED_BY_CHOICES = [/status of 404/];

/** Walks through them in `language`; `look(name)` is called at each state. */
export async function walkTheChoices(visit, language, person, look) {
  const { page, server } = visit;
  await page.goto("/");
  if (language !== "en") await chooseLanguage(page, language);
  await publishAll(server);
  await waitToSee(page, "/sign-up", "form#sign-up a[href='/legal/terms']");
  await look("sign-up-terms");
  await moveIn(visit, person);
  await lookAtTheMessages(page, look);
  await lookAtTheTerms(visit, look);
}

async function lookAtTheMessages(page, look) {
  await waitToSee(page, MESSAGES, "[name='offers.email']");
  await look("messages");
  await page.check("[name='service-news.email']");
  await page.click("form#messages [type=submit]");
  await page.getByRole("status").waitFor();
  await look("messages-saved");
  await page.goto("/stop?token=mistyped");
  await look("stop-unknown");
}

async function lookAtTheTerms({ page, server }, look) {
  await page.goto(TERMS);
  await look("terms-accepted");
  await publishNextTerms(server, 14);
  await waitToSee(page, TERMS, "form#accept-terms-terms");
  await look("terms-waiting");
  await page.goto("/home");
  await look("home-terms");
  await page.goto("/legal/terms");
  await look("legal-newest");
  await page.goto("/legal/terms?version=1");
  await look("legal-older");
  await page.goto(TERMS);
  await page.click("form#accept-terms-terms [type=submit]");
  await arriveAt(page, "/home");
  await look("home-terms-thanks");
}
