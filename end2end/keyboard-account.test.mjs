// By keyboard alone back in and through the account: everything is reached, in order, seen, and nothing traps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeCodes, moveIn } from "./fixtures/account.mjs";
import { CONSENTS, cardOf } from "./fixtures/consents.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { pressOn, tabTo } from "./fixtures/keyboard.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import { publishAll, waitToSee } from "./fixtures/publishing.mjs";
import { firstMail } from "./fixtures/recovery.mjs";

const house = openHouse(undefined, publishAll);

test("back in without a pointer, from the lost device to the replaced code", (t) =>
  house.visit(t, {}, async (owner) => {
    const { server } = owner;
    const { person } = await moveIn(owner);
    const [saved] = await makeCodes(owner.page);
    await house.visit(t, {}, async ({ page, authenticators }) => {
      await page.goto("/sign-in");
      await pressOn(page, ".ways a[href='/recover']");
      await arriveAt(page, "/recover");
      await tabTo(page, "#email");
      await page.keyboard.type(person.address);
      await page.keyboard.press("Enter");
      await arriveAt(page, "/recover/sent");
      await tabTo(page, "#code");
      await page.keyboard.type((await firstMail(server, person.address)).code);
      await pressOn(page, "form#recover-code [type=submit]", "Space");
      await arriveAt(page, "/recover/proof");
      await tabTo(page, "#recovery_code");
      await page.keyboard.type(saved);
      await page.keyboard.press("Enter");
      await arriveAt(page, "/recover/passkey");
      await authenticators.add();
      await page.waitForSelector(".passkey[data-ready]");
      await pressOn(page, "[data-action=passkey-create]");
      await arriveAt(page, "/account/recovery");
      await pressOn(page, "form#replace-codes [type=submit]");
      await page.waitForSelector(".codes[data-ready]");
      await pressOn(page, "[data-action=download]");
      await page.waitForSelector("[data-told=downloaded]:not([hidden])");
      await pressOn(page, "main a[href='/home']");
      await arriveAt(page, "/home");
    });
  }));

test("the account is looked after without a pointer", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await page.goto("/account");
    await tabTo(page, "[name=look]:checked");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("status").waitFor();
    assert.ok(await page.isChecked("[name=look][value=light]"));
    await pressOn(page, ".places a[href='/account/passkeys']");
    await arriveAt(page, "/account/passkeys");
    await pressOn(page, ".rename summary");
    await tabTo(page, ".rename [name=name]");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Phone");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Phone" }).waitFor();
    await pressOn(page, ".places a[href='/account/activity']");
    await arriveAt(page, "/account/activity");
    await pressOn(page, ".event .not-me");
    await page.waitForURL(/\/account\/freeze/);
    await pressOn(page, "main a[href='/account/activity']");
    await arriveAt(page, "/account/activity");
  }));

test("consents, messages and one's data are decided without a pointer", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await waitToSee(page, CONSENTS, "#purpose-newsletter");
    const card = cardOf(page, "newsletter");
    const told = (decision) => card.locator(`[data-told=${decision}]:not([hidden])`).waitFor();
    await card.locator(".consent[data-ready]").waitFor();
    await pressOn(page, "#purpose-newsletter [role=switch]", "Space");
    await told("agree");
    await pressOn(page, "#purpose-newsletter [data-told=agree] [data-action=consent-undo]");
    await told("decline");
    await pressOn(page, "#purpose-newsletter [data-told=decline] [data-action=consent-undo]", "Space");
    await told("agree");
    await pressOn(page, "#purpose-newsletter a[href='/account/consents/newsletter']");
    await arriveAt(page, `${CONSENTS}/newsletter`);
    await pressOn(page, ".decision summary");
    await pressOn(page, ".decision a[href*='/receipts/']");
    await page.locator(".receipt").waitFor();
    await pressOn(page, ".places a[href='/account/messages']");
    await arriveAt(page, "/account/messages");
    const wanted = await page.isChecked("[name='service-news.email']");
    await pressOn(page, "[name='service-news.email']", "Space");
    await page.keyboard.press("Enter");
    await page.getByRole("status").waitFor();
    assert.equal(await page.isChecked("[name='service-news.email']"), !wanted);
    await pressOn(page, ".places a[href='/account/privacy']");
    await arriveAt(page, "/account/privacy");
    await pressOn(page, "main a[href='/account/privacy/correct']");
    await arriveAt(page, "/account/privacy/correct");
    await tabTo(page, "#words");
    await page.keyboard.type("I was born in March.");
    await pressOn(page, "form#correct [type=submit]");
    await page.getByRole("status").waitFor();
    await pressOn(page, ".places a[href='/account/privacy']");
    await arriveAt(page, "/account/privacy");
    await pressOn(page, "main a[href='/account/privacy/erase']");
    await arriveAt(page, "/account/privacy/erase");
    await pressOn(page, "#sure", "Space");
    await pressOn(page, "form#erase [type=submit]");
    await arriveAt(page, "/account/privacy");
    await pressOn(page, "form#stop-erasure [type=submit]");
    await page.getByRole("status").waitFor();
  }));
