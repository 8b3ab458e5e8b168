// The account and recovery with scripts switched off: all that needs no passkey dialog works as forms.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addAddress, makeCodes, moveIn, readCodes, signInElsewhere, withoutScript } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { mailAbout, mailTo } from "./fixtures/mailbox.mjs";
import { arriveAt, newcomer } from "./fixtures/person.mjs";
import { askToRecover, firstMail, proveMail, typeSavedCode } from "./fixtures/recovery.mjs";

const house = openHouse();
const OFF = { javaScriptEnabled: false };

/** Signs up with script, for a passkey needs it; then goes on without, in the same session. */
function visitWithoutScript(t, body) {
  return house.visit(t, {}, async (visit) => {
    const moved = await moveIn(visit);
    await house.visit(t, await withoutScript(visit.context), (plain) => body(plain, moved, visit));
  });
}

test("recovery goes up to the passkey by forms alone", (t) =>
  house.visit(t, {}, async (owner) => {
    const { server } = owner;
    const { person } = await moveIn(owner);
    const [code] = await makeCodes(owner.page);
    await house.visit(t, OFF, async ({ page, guard }) => {
      guard.expect(/status of 422/);
      await page.goto("/recover");
      await page.fill("#email", "samira at example.org");
      await page.click("form#recover [type=submit]");
      assert.equal(await page.inputValue("#email"), "samira at example.org");
      await askToRecover(page, person.address);
      await page.click("form#resend [type=submit]");
      assert.match(await page.getByRole("status").textContent(), /A mail is on its way/);
      await page.fill("#code", "ABCD-2345");
      await page.click("form#recover-code [type=submit]");
      assert.equal(await page.inputValue("#code"), "ABCD-2345");
      await page.goto((await firstMail(server, person.address)).link);
      await page.click("form#confirm [type=submit]");
      await arriveAt(page, "/recover/proof");
      await typeSavedCode(page, "not a code");
      assert.equal(await page.inputValue("#recovery_code"), "not a code");
      await typeSavedCode(page, code);
      await arriveAt(page, "/recover/passkey");
      assert.match(await page.innerText("main"), /needs JavaScript/);
    });
  }));

test("another address is a second proof without script too, and so is time", (t) =>
  house.visit(t, {}, async (owner) => {
    const { server } = owner;
    const { person } = await moveIn(owner);
    const { address } = newcomer();
    await addAddress(owner.page, server, address);
    await house.visit(t, OFF, async ({ page }) => {
      await askToRecover(page, address);
      await proveMail(page, server, address);
      await page.click("form#recover-by-waiting [type=submit]");
      await arriveAt(page, "/recover/waiting");
      await page.click("main a[href='/recover/proof']");
      await page.click("form#recover-with-address [type=submit]");
      await page.fill("#code", (await mailAbout(server, person.address, /second proof/)).code);
      await page.click("form#recover-address-code [type=submit]");
      await arriveAt(page, "/recover/passkey");
    });
  }));

test("codes are made, shown once, and can be printed by the browser", (t) =>
  visitWithoutScript(t, async ({ page }) => {
    assert.equal((await makeCodes(page)).length, 10);
    assert.match(await page.innerText("main"), /print this page with your browser/);
    assert.ok(!(await page.locator("[data-action=copy]").isVisible()));
    await page.goto("/account/recovery");
    assert.deepEqual(await readCodes(page), []);
  }));

test("a passkey is renamed, and its removal can be looked at and left", (t) =>
  visitWithoutScript(t, async ({ page }) => {
    await page.goto("/account/passkeys");
    await page.click(".rename summary");
    await page.fill(".rename [name=name]", "Phone & key");
    await page.click("[data-action=passkey-rename]");
    assert.match(await page.getByRole("status").textContent(), /new name is saved/);
    await page.click("[data-action=passkey-remove]");
    assert.match(await page.textContent("h1"), /Phone & key/);
    await page.click("main a[href='/account/passkeys']");
    assert.equal(await page.locator(".passkey-card h3").textContent(), "Phone & key");
    assert.match(await page.innerText("main"), /Creating a passkey needs JavaScript/);
  }));

test("addresses are added by code", (t) =>
  visitWithoutScript(t, async ({ page, server }) => {
    const { address } = newcomer();
    await addAddress(page, server, address);
    assert.match(await page.getByRole("status").textContent(), /belongs to your account/);
    assert.equal((await mailTo(server, address)).subject.includes(address), false);
  }));

test("profile and language are a form", (t) =>
  visitWithoutScript(t, async ({ page, guard }) => {
    guard.expect(/status of 422/);
    await page.goto("/account");
    await page.fill("#name", "");
    await page.fill("#preferred_name", "Sam");
    await page.click("form#profile [type=submit]");
    assert.equal(await page.inputValue("#preferred_name"), "Sam");
    await page.fill("#name", "Samira");
    await page.selectOption("#preferred_language", "nl");
    await page.click("form#profile [type=submit]");
    await arriveAt(page, "/account");
    assert.equal(await page.getAttribute("html", "lang"), "nl");
  }));

test("sessions end by forms, one and all the others", (t) =>
  visitWithoutScript(t, ({ page }, { device }) =>
    signInElsewhere(house, t, device, ({ page: one }) =>
      signInElsewhere(house, t, device, async ({ page: two }) => {
        await page.goto("/account/sessions");
        assert.equal(await page.locator(".session-card").count(), 3);
        await page.locator("[data-action=session-end]").first().click();
        assert.match(await page.getByRole("status").textContent(), /That session has ended/);
        await page.click("form#end-others [type=submit]");
        assert.match(await page.innerText("main"), /Nowhere else/);
        for (const ended of [one, two]) {
          await ended.reload();
          await ended.waitForURL(/\/sign-in/);
        }
      }),
    ),
  ));

test("the activity filters by links, and its copy is a form", (t) =>
  visitWithoutScript(t, async ({ page }) => {
    await page.goto("/account/activity");
    await page.click("nav.filter a[href*='changes']");
    assert.match(page.url(), /show=changes/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("form#export-activity [type=submit]")]);
    assert.match(download.suggestedFilename(), /\.csv$/);
  }));

test("a notice's link says what it is about, and freezes by its button", (t) =>
  visitWithoutScript(t, async ({ page, server }, { person }, { page: signedIn }) => {
    await makeCodes(page);
    const { link } = await mailAbout(server, person.address, /recovery codes/);
    await page.goto(link);
    assert.match(await page.innerText("main"), /New recovery codes were made/);
    await signedIn.goto("/home");
    await arriveAt(signedIn, "/home");
    await page.click("form#freeze [type=submit]");
    assert.match(await page.textContent("h1"), /Your account is frozen/);
    await signedIn.reload();
    await signedIn.waitForURL(/\/sign-in/);
  }));

test("one's data: copied, corrected, put on hold, and an erasure asked and stopped, by forms", (t) =>
  visitWithoutScript(t, async ({ page, guard }) => {
    guard.expect(/status of 422/);
    const said = () => page.getByRole("status").first().textContent();
    await page.goto("/account/privacy");
    await page.click("form#export [type=submit]");
    assert.match(await said(), /Your copy is being made/);
    await page.goto("/account/privacy/correct");
    await page.check("[name=about][value=name]");
    await page.click("form#correct [type=submit]");
    assert.ok(await page.isChecked("[name=about][value=name]"), "what was chosen stays");
    await page.fill("#words", "With an accent, please: é.");
    await page.click("form#correct [type=submit]");
    assert.match(await said(), /We answer by/);
    await page.goto("/account/privacy");
    await page.click("form#restrict [type=submit]");
    assert.match(await said(), /on hold/);
    await page.click("form#restrict [type=submit]");
    assert.match(await said(), /The hold is lifted/);
    await page.goto("/account/privacy/erase");
    await page.click("form#erase [type=submit]");
    assert.ok(await page.locator("#sure-error").isVisible());
    await page.check("#sure");
    await page.click("form#erase [type=submit]");
    await arriveAt(page, "/account/privacy");
    await page.click("form#stop-erasure [type=submit]");
    assert.match(await said(), /Nothing will be erased/);
  }));
