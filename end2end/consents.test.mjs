// Consents in a real browser: the switch with its way back, by hand and by keyboard, and the same by forms alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveIn, withoutScript } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import { publishPurposes, waitToSee } from "./fixtures/publishing.mjs";

const LIST = "/account/consents";
const CARD = "#purpose-newsletter";
const house = openHouse(undefined, publishPurposes);

async function atTheList(visit) {
  await moveIn(visit);
  await waitToSee(visit.page, LIST, CARD);
  await visit.page.waitForSelector(`${CARD} .consent[data-ready]`);
  const card = visit.page.locator(CARD);
  return { card, knob: card.getByRole("switch", { name: "Newsletter" }) };
}

const told = (card, name) => card.locator(`[data-told=${name}]:not([hidden])`).waitFor();

test("a switch decides at once and can be taken back", (t) =>
  house.visit(t, {}, async (visit) => {
    const { card, knob } = await atTheList(visit);
    assert.equal(await knob.getAttribute("aria-checked"), "false");
    assert.equal(await card.locator("form:visible").count(), 0, "one control, not two");
    await knob.click();
    await told(card, "agree");
    assert.equal(await knob.getAttribute("aria-checked"), "true");
    assert.match(await card.innerText(), /You agreed · today/);
    await card.locator("[data-action=consent-undo]:visible").click();
    await told(card, "decline");
    assert.equal(await knob.getAttribute("aria-checked"), "false");
    assert.ok(await knob.evaluate((element) => element === document.activeElement), "the focus is not lost");
    await visit.page.reload();
    assert.match(await card.innerText(), /You withdrew · today/);
  }));

test("a switch works by keyboard", (t) =>
  house.visit(t, {}, async (visit) => {
    const { card, knob } = await atTheList(visit);
    await knob.focus();
    await visit.page.keyboard.press("Space");
    await told(card, "agree");
    await visit.page.keyboard.press("Enter");
    await told(card, "decline");
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.press("Enter");
    await told(card, "agree");
    assert.equal(await knob.getAttribute("aria-checked"), "true");
  }));

test("without a connection everything stays as it was, in words", (t) =>
  house.visit(t, {}, async (visit) => {
    visit.guard.expect(/ERR_INTERNET_DISCONNECTED/);
    const { card, knob } = await atTheList(visit);
    await visit.context.setOffline(true);
    await knob.click();
    await told(card, "failed");
    assert.equal(await knob.getAttribute("aria-checked"), "false");
    await visit.context.setOffline(false);
    await knob.click();
    await told(card, "agree");
  }));

test("a session that ended elsewhere is told beside the switch", (t) =>
  house.visit(t, {}, async (visit) => {
    visit.guard.expect(/status of 401/);
    const { card, knob } = await atTheList(visit);
    await visit.context.clearCookies();
    await knob.click();
    await told(card, "session-needed");
    assert.equal(await knob.getAttribute("aria-checked"), "false");
  }));

test("without script a button does what the switch does", (t) =>
  house.visit(t, {}, async (visit) => {
    await atTheList(visit);
    await house.visit(t, await withoutScript(visit.context), async ({ page }) => {
      await page.goto(LIST);
      const card = page.locator(CARD);
      assert.equal(await card.getByRole("switch").count(), 0);
      for (const [label, state] of [["Agree", /You agreed · today/], ["Withdraw", /You withdrew · today/]]) {
        await card.getByRole("button", { name: label }).click();
        await arriveAt(page, LIST);
        await page.getByRole("status").first().waitFor();
        assert.match(await card.innerText(), state);
      }
      await card.getByRole("link", { name: "History" }).click();
      await arriveAt(page, `${LIST}/newsletter`);
      assert.equal(await page.locator(".decision").count(), 2);
    });
  }));

test("a receipt is read, printed alone, and kept as a file", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { card, knob } = await atTheList(visit);
    await knob.click();
    await told(card, "agree");
    await page.goto(`${LIST}/newsletter`);
    await page.getByRole("link", { name: "Receipt" }).click();
    await page.locator(".receipt").waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save the signed file" }).click()]);
    assert.match(file.suggestedFilename(), /^receipt-[0-9a-f-]{36}\.json$/);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".unprinted:visible, .header:visible, .places:visible").count(), 0);
    assert.ok(await page.locator(".receipt").isVisible());
  }));

test("Global Privacy Control is honoured in sight", (t) =>
  house.visit(t, { extraHTTPHeaders: { "sec-gpc": "1" } }, async (visit) => {
    await moveIn(visit);
    await waitToSee(visit.page, LIST, "#purpose-advertising");
    const card = visit.page.locator("#purpose-advertising");
    assert.ok(await card.getByRole("switch").isDisabled());
    assert.match(await card.innerText(), /Global Privacy Control/);
    assert.match(await visit.page.locator("footer").innerText(), /honoured/);
  }));
