// Every page and state of the rights desk, in one walk; like journeys/states.mjs.

import { moveIn } from "../fixtures/account.mjs";
import { arriveAt, chooseLanguage } from "../fixtures/person.mjs";

const DESK = "/account/privacy";

/** The statuses that the walk provokes on purpose, for the guard. */
export const PROVOKED_AT_THE_DESK = [/status of 404/, /status of 422/];

/** Walks through the desk in `language`; `look(name)` is called at each state. */
export async function walkTheDesk(visit, language, person, look) {
  const { page } = visit;
  await page.goto("/");
  if (language !== "en") await chooseLanguage(page, language);
  await moveIn(visit, person);
  await page.goto(DESK);
  await look("privacy-new");
  await lookAtTheQuestions(page, look);
  await lookAtTheCopy(page, look);
  await lookAtTheHold(page, look);
  await lookAtTheErasure(page, look);
}

async function lookAtTheQuestions(page, look) {
  await page.goto(`${DESK}/correct`);
  await look("privacy-correct");
  await page.click("form#correct [type=submit]");
  await look("privacy-correct-refused");
  await page.fill("#words", "I was born on 9 March 1987.\nNot on 3 September.");
  await page.click("form#correct [type=submit]");
  await page.getByRole("status").waitFor();
  await look("privacy-request-sent");
  await page.goto(`${DESK}/ask`);
  await look("privacy-ask");
  await page.fill("#words", "Who reads what I write here?");
  await page.click("form#ask-right [type=submit]");
  await page.getByRole("status").waitFor();
  await page.goto(`${DESK}/requests/00000000-0000-7000-8000-000000000000`);
  await look("privacy-request-unknown");
}

async function lookAtTheCopy(page, look) {
  await page.goto(DESK);
  await page.click("form#export [type=submit]");
  await arriveAt(page, DESK);
  await look("privacy-copy-started");
  for (let tries = 0; (await page.locator("form[id^=download-]").count()) === 0; tries += 1) {
    if (tries > 60) throw new Error("the copy is made within a minute");
    await page.waitForTimeout(1000);
    await page.goto(DESK);
  }
  await look("privacy-copy-ready");
  await page.goto("/home");
  await look("home-copy-ready");
}

async function lookAtTheHold(page, look) {
  await page.goto(DESK);
  await page.click("form#restrict [type=submit]");
  await page.getByRole("status").waitFor();
  await look("privacy-restricted");
}

async function lookAtTheErasure(page, look) {
  await page.goto(`${DESK}/erase`);
  await look("privacy-erase");
  await page.click("form#erase [type=submit]");
  await look("privacy-erase-refused");
  await page.check("#sure");
  await page.click("form#erase [type=submit]");
  await arriveAt(page, DESK);
  await look("privacy-erasing");
  await page.goto("/home");
  await look("home-erasing");
  await page.goto(`${DESK}/erase`);
  await look("privacy-erase-running");
  await page.click("form#stop-erasure [type=submit]");
  await arriveAt(page, DESK);
  await look("privacy-erasure-stopped");
}
