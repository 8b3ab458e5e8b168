// Every page of getting back in, and what the owner sees meanwhile, in one walk; like journeys/states.mjs.

import { addAddress, furtherAddress, makeCodes, moveIn } from "../fixtures/account.mjs";
import { mailAbout } from "../fixtures/mailbox.mjs";
import { arriveAt, chooseLanguage, pressCreate, signOut } from "../fixtures/person.mjs";
import { askToRecover, firstMail, linkThatStops, proveMail, typeSavedCode } from "../fixtures/recovery.mjs";

/** The statuses that the walk provokes on purpose, for the guard. */
export const PROVOKED_IN_RECOVERY = [/status of 404/, /status of 410/, /status of 422/];

/** Walks back in, in `language`; `look(name)` is called at each state. */
export async function walkBackIn(visit, language, person, look) {
  const { page, server } = visit;
  await page.goto("/");
  if (language !== "en") await chooseLanguage(page, language);
  const { device } = await moveIn(visit, person);
  const elsewhere = await page.context().browser().newContext({ baseURL: server.url });
  try {
    const stranger = await elsewhere.newPage();
    const link = await lookAtTheWarning(visit, person, stranger, look);
    await addAddress(page, server, furtherAddress(person));
    const [code] = await makeCodes(page);
    await signOut(page);
    await lookAtTheForm(page, look);
    await lookAtTheMail(visit, person, stranger, look);
    await lookAtTheSecondProof(visit, person, look);
    await lookAtTheNewPasskey(visit, device, code, look);
    await lookAtTheSpentLink(page, link, look);
  } finally {
    await elsewhere.close();
  }
}

/** Somebody else waits for the account: what its owner sees, and the link of the notice. */
async function lookAtTheWarning({ page, server }, person, stranger, look) {
  await askToRecover(stranger, person.address);
  await proveMail(stranger, server, person.address);
  await stranger.click("form#recover-by-waiting [type=submit]");
  await arriveAt(stranger, "/recover/waiting");
  await page.goto("/home");
  await look("recovery-warning");
  await page.goto("/account/recovery");
  await look("recovery-running");
  const link = await linkThatStops(server, person.address);
  await page.goto(link);
  await look("not-me");
  await page.click("form#stop-recovery [type=submit]");
  await look("not-me-stopped");
  await page.goto("/not-me?token=mistyped");
  await look("not-me-unknown");
  return link;
}

/** Stopping does not use the link up, freezing does. */
async function lookAtTheSpentLink(page, link, look) {
  await page.goto(link);
  await page.click("form#freeze [type=submit]");
  await page.goto(link);
  await look("not-me-spent");
}

async function lookAtTheForm(page, look) {
  await page.goto("/recover");
  await page.fill("#email", "samira at example.org");
  await page.click("form#recover [type=submit]");
  await look("recover-refused");
}

async function lookAtTheMail({ page, server }, person, stranger, look) {
  await askToRecover(stranger, furtherAddress(person));
  const { link } = await firstMail(server, furtherAddress(person));
  await page.goto(link);
  await look("recover-other-browser");
  await page.goto("/recover/confirm?token=mistyped");
  await look("recover-link-unknown");
  await askToRecover(page, person.address);
  await page.waitForSelector("[data-until][data-ready]");
  await look("recover-sent");
  await page.fill("#code", "ABCD-2345");
  await page.click("form#recover-code [type=submit]");
  await look("recover-code-refused");
  await page.goto("/recover");
  await look("recover-under-way");
  await page.goto((await firstMail(server, person.address, 2)).link);
  await look("recover-confirm");
  await page.click("form#confirm [type=submit]");
  await arriveAt(page, "/recover/proof");
}

async function lookAtTheSecondProof({ page, server }, person, look) {
  await look("recover-proof");
  await typeSavedCode(page, "ABCD-EFGH");
  await look("recover-proof-refused");
  await page.click("form#recover-with-address [type=submit]");
  await arriveAt(page, "/recover/proof/address");
  await mailAbout(server, furtherAddress(person), /./, 3);
  await look("recover-second-mail");
  await page.goto("/recover/proof");
  await page.click("form#recover-by-waiting [type=submit]");
  await arriveAt(page, "/recover/waiting");
  await look("recover-waiting");
  await page.goto("/recover/proof");
  await look("recover-proof-waiting");
}

async function lookAtTheNewPasskey(visit, device, code, look) {
  const { page, authenticators } = visit;
  await typeSavedCode(page, code);
  await arriveAt(page, "/recover/passkey");
  await page.waitForSelector(".passkey[data-ready]");
  await look("recover-passkey");
  await device.remove();
  await authenticators.add();
  await pressCreate(page);
  await arriveAt(page, "/account/recovery");
  await look("recovered");
  await page.click("form#replace-codes [type=submit]");
  await page.waitForSelector(".codes[data-ready]");
  await look("code-replaced");
  await page.goto("/home");
  await look("home-recovered");
}
