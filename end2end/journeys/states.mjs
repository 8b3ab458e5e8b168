// Every page and every state of it that a person can meet, in one walk. Whoever walks says what to do at each: check it, picture it.

import { mailTo } from "../fixtures/mailbox.mjs";
import { arriveAt, askToSignUp, chooseLanguage, pressCreate, signOut } from "../fixtures/person.mjs";

/** The statuses that the walk provokes on purpose, for the guard. */
export const PROVOKED = [/status of 404/, /status of 410/, /status of 422/];

/** Walks through the house in `language`; `look(name)` is called at each state. */
export async function walkAllStates(visit, language, person, look) {
  const { page, authenticators } = visit;
  await page.goto("/");
  if (language !== "en") await chooseLanguage(page, language);
  const device = await authenticators.add({ automaticPresenceSimulation: false });
  await lookAtOpenPages(page, look);
  await lookAtTheForm(page, person, look);
  await lookAtTheMail(visit, person, look);
  const link = await lookAtTheLink(visit, person, look);
  await lookAtThePasskey(page, device, look);
  await lookInside(page, device, authenticators, look);
  await lookAtTheWayBack(page, link, look);
}

async function lookAtOpenPages(page, look) {
  const pages = {
    landing: "/",
    recover: "/recover",
    legal: "/legal/privacy",
    "not-found": "/no/such/page",
    "link-unknown": "/sign-up/confirm?token=mistyped",
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    await look(name);
  }
  await page.goto("/");
  await page.click("button.language");
  await look("language-menu");
}

async function lookAtTheForm(page, person, look) {
  await page.goto("/sign-up");
  await look("sign-up");
  await page.click("form#sign-up [type=submit]");
  await look("sign-up-empty-refused");
  await page.fill("#name", person.name);
  await page.fill("#email", "samira at example.org");
  await page.click("form#sign-up [type=submit]");
  await look("sign-up-address-refused");
}

async function lookAtTheMail({ page, server }, person, look) {
  await page.goto("/dev/mail");
  if ((await page.locator("table").count()) === 0) await look("dev-mail-empty");
  await askToSignUp(page, person);
  await page.waitForSelector("[data-until][data-ready]");
  await look("sent");
  await mailTo(server, person.address);
  await page.fill("#code", "ABCD-2345");
  await page.click("form#confirm-code [type=submit]");
  await look("sent-code-refused");
  await page.goto("/dev/mail");
  await look("dev-mail");
  await page.getByRole("row", { name: person.address }).getByRole("link").click();
  await page.frameLocator("iframe.mail").getByRole("link").first().waitFor();
  await page.locator("details summary").click();
  await look("dev-mail-one");
}

async function lookAtTheLink({ page, server }, person, look) {
  const { link } = await mailTo(server, person.address);
  await page.goto(link);
  await look("confirm");
  await page.click("form#confirm [type=submit]");
  await arriveAt(page, "/sign-up/passkey");
  return link;
}

async function lookAtThePasskey(page, device, look) {
  await page.goto("/sign-up/passkey");
  await page.waitForSelector(".passkey[data-ready]");
  await look("passkey");
  await page.click("details summary");
  await look("passkey-explained");
  await device.setVerified(false);
  await device.setPresent(true);
  await pressCreate(page);
  await page.waitForSelector("[data-problem=cancelled]:not([hidden])");
  await look("passkey-cancelled");
  await device.setVerified(true);
  await pressCreate(page);
  await arriveAt(page, "/home");
}

async function lookInside(page, device, authenticators, look) {
  await look("home-first-visit");
  await page.reload();
  await look("home");
  await page.goto("/account/passkeys");
  await page.waitForSelector(".passkey[data-ready]");
  await look("passkeys");
  await pressCreate(page);
  await page.waitForSelector("[data-problem=already-registered]:not([hidden])");
  await look("passkeys-already-registered");
  await device.remove();
  await authenticators.add({ transport: "usb", defaultBackupEligibility: true, defaultBackupState: true });
  await page.reload();
  await pressCreate(page);
  await page.locator(".passkey-card").nth(1).waitFor();
  await look("passkeys-added");
  await page.addInitScript(() => (PublicKeyCredential.isConditionalMediationAvailable = async () => false));
}

/** The device is present, so autofill is switched off above: it would sign in at once. */
async function lookAtTheWayBack(page, spentLink, look) {
  await signOut(page);
  await look("sign-in-signed-out");
  await page.goto(spentLink);
  await look("link-spent");
  await page.goto("/home");
  await look("sign-in-needed");
  await page.goto("/sign-in");
  await page.waitForSelector(".passkey[data-ready]");
  await look("sign-in");
  await page.evaluate(() => (navigator.credentials.get = () => Promise.reject(new DOMException("refused", "NotAllowedError"))));
  await page.click("[data-action=passkey-sign-in]");
  await page.waitForSelector("[data-problem=cancelled]:not([hidden])");
  await look("sign-in-cancelled");
}
