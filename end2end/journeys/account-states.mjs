// Every page of the account and every state of it, in one walk; like journeys/states.mjs.

import { furtherAddress, moveIn, readCodes, usePasskey } from "../fixtures/account.mjs";
import { authenticatorsOf } from "../fixtures/authenticator.mjs";
import { mailTo } from "../fixtures/mailbox.mjs";
import { arriveAt, chooseLanguage } from "../fixtures/person.mjs";

/** The statuses that the walk provokes on purpose, for the guard. */
export const PROVOKED_INSIDE = [/status of 404/, /status of 422/];

/** Walks through the account in `language`; `look(name)` is called at each state. */
export async function walkTheAccount(visit, language, person, look) {
  const { page } = visit;
  await page.goto("/");
  if (language !== "en") await chooseLanguage(page, language);
  const { device } = await moveIn(visit, person);
  await look("home-new-account");
  await lookAtTheProfile(page, person, look);
  await lookAtTheAddresses(visit, furtherAddress(person), look);
  await lookAtThePasskeys(page, look);
  await lookAtTheCodes(page, look);
  await lookAtTheSessions(visit, device, look);
  await lookAtTheActivity(page, look);
  await lookAtTheFrost(page, device, look);
}

async function lookAtTheProfile(page, person, look) {
  await page.goto("/account");
  await look("profile");
  await page.fill("#name", "");
  await page.click("form#profile [type=submit]");
  await look("profile-refused");
  await page.fill("#name", person.name);
  await page.click("form#profile [type=submit]");
  await page.getByRole("status").waitFor();
  await look("profile-saved");
}

async function lookAtTheAddresses({ page, server }, further, look) {
  await page.goto("/account/addresses");
  await look("addresses");
  await page.click(".address-card a[href$='/remove']");
  await look("address-last");
  await page.goto("/account/addresses");
  await page.fill("#email", "samira at example.net");
  await page.click("form#add-address [type=submit]");
  await look("address-refused");
  await page.fill("#email", further);
  await page.click("form#add-address [type=submit]");
  await page.waitForSelector("[data-until][data-ready]");
  await look("address-sent");
  await page.fill("#code", "ABCD-2345");
  await page.click("form#address-code [type=submit]");
  await look("address-code-refused");
  await page.goto("/account/addresses");
  await look("address-pending");
  await page.goto("/account/addresses/confirm?token=mistyped");
  await look("address-link-unknown");
  await page.goto((await mailTo(server, further)).link);
  await look("address-confirm");
  await page.click("form#confirm [type=submit]");
  await arriveAt(page, "/account/addresses");
  await look("address-added");
  await page.locator(".address-card a[href$='/remove']").first().click();
  await look("address-remove");
}

async function lookAtThePasskeys(page, look) {
  await page.goto("/account/passkeys");
  await page.click(".rename summary");
  await page.fill(".rename [name=name]", " ");
  await page.click("[data-action=passkey-rename]");
  await page.waitForSelector(".rename[open] .field-error");
  await look("passkey-name-refused");
  await page.click("[data-action=passkey-remove]");
  await look("passkey-remove-last");
  await page.goto("/account/passkeys/00000000-0000-7000-8000-000000000000/remove");
  await look("passkey-gone");
}

async function lookAtTheCodes(page, look) {
  await page.goto("/account/recovery");
  await look("codes-none");
  await page.click("form#make-codes [type=submit]");
  await page.waitForSelector(".codes[data-ready]");
  if ((await readCodes(page)).length !== 10) throw new Error("the page shows ten codes");
  await look("codes");
  await Promise.all([page.waitForEvent("download"), page.click("[data-action=download]")]);
  await look("codes-downloaded");
  await page.goto("/account/recovery");
  await look("codes-saved");
}

/** Another browser signs in with the same synced passkey. */
async function lookAtTheSessions({ page, server }, device, look) {
  await page.goto("/account/sessions");
  await look("sessions-alone");
  const context = await page.context().browser().newContext({ baseURL: server.url });
  try {
    const elsewhere = await context.newPage();
    const copy = await (await authenticatorsOf(elsewhere)).add({ automaticPresenceSimulation: false });
    await copy.syncFrom(device);
    await elsewhere.goto("/sign-in");
    await usePasskey(elsewhere, copy);
    await device.syncFrom(copy);
  } finally {
    await context.close();
  }
  await page.reload();
  await look("sessions");
  await page.locator("[data-action=session-end]").first().click();
  await look("sessions-ended");
}

async function lookAtTheActivity(page, look) {
  await page.goto("/account/activity");
  await look("activity");
  await page.goto("/account/activity?show=recovery");
  await look("activity-recovery");
}

async function lookAtTheFrost(page, device, look) {
  await page.goto("/account/activity");
  await page.locator(".not-me").first().click();
  await look("freeze");
  await page.click("form#freeze [type=submit]");
  await look("frozen-now");
  await page.goto("/sign-in?return=/account/frozen");
  await usePasskey(page, device);
  await arriveAt(page, "/account/frozen");
  await look("frozen");
  await page.click("form#thaw [type=submit]");
  await arriveAt(page, "/home");
  await look("home-thawed");
}
