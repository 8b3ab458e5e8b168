// Every page with scripts switched off: forms post and answer, and where a script is needed the page says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "./fixtures/house.mjs";
import { mailTo } from "./fixtures/mailbox.mjs";
import { arriveAt, askToSignUp, chooseLanguage, newcomer, signUp } from "./fixtures/person.mjs";

const house = openHouse();
const OFF = { javaScriptEnabled: false };

test("a refused form keeps the text and says what is wrong", (t) =>
  house.visit(t, OFF, async ({ page, guard }) => {
    guard.expect(/status of 422/);
    await page.goto("/sign-up");
    await page.fill("#name", "الأمراني & Söhne <b>");
    await page.fill("#email", "not an address");
    const [answer] = await Promise.all([page.waitForResponse("**/sign-up"), page.click("form#sign-up [type=submit]")]);
    assert.equal(answer.status(), 422);
    assert.match(await page.title(), /^Please check/);
    assert.equal(await page.inputValue("#name"), "الأمراني & Söhne <b>");
    assert.equal(await page.inputValue("#email"), "not an address");
    assert.match(await page.getByRole("alert").textContent(), /does not look like an e-mail address/);
    assert.equal(await page.getAttribute("#email", "aria-invalid"), "true");
    assert.match(await page.getAttribute("#email", "aria-describedby"), /email-error/);
    assert.equal(await page.getAttribute("#name", "aria-invalid"), null);
    await page.getByRole("alert").getByRole("link").click();
    assert.match(page.url(), /#email$/);
  }));

test("an empty form names both fields", (t) =>
  house.visit(t, OFF, async ({ page, guard }) => {
    guard.expect(/status of 422/);
    await page.goto("/sign-up");
    await page.click("form#sign-up [type=submit]");
    assert.equal(await page.getByRole("alert").getByRole("link").count(), 2);
  }));

test("asking for another mail too soon is answered kindly, and a wrong code stays typed", (t) =>
  house.visit(t, OFF, async ({ page, guard }) => {
    guard.expect(/status of 422/);
    await askToSignUp(page, newcomer());
    await page.click("form#resend [type=submit]");
    await arriveAt(page, "/sign-up/sent");
    assert.match(await page.getByRole("status").textContent(), /A mail is on its way/);
    await page.fill("#code", "ABCD-2345");
    await page.click("form#confirm-code [type=submit]");
    assert.match(await page.getByRole("alert").textContent(), /not the code of the newest mail/);
    assert.equal(await page.inputValue("#code"), "ABCD-2345");
  }));

test("the code leads to the last step, which says that it needs a script", (t) =>
  house.visit(t, OFF, async ({ page, server }) => {
    const person = newcomer();
    await askToSignUp(page, person);
    const { code } = await mailTo(server, person.address);
    await page.fill("#code", code);
    await page.keyboard.press("Enter");
    await arriveAt(page, "/sign-up/passkey");
    assert.match(await page.innerText("main"), /Creating a passkey needs JavaScript/);
    assert.ok(!(await page.locator("[data-action=passkey-create]").isVisible()));
  }));

test("a link is spent by its button, once, and says so afterwards", (t) =>
  house.visit(t, OFF, async ({ page, server, guard }) => {
    guard.expect(/status of 410/);
    const person = newcomer();
    await askToSignUp(page, person);
    const { link } = await mailTo(server, person.address);
    await page.goto(link);
    await page.click("form#confirm [type=submit]");
    await arriveAt(page, "/sign-up/passkey");
    await page.goto(link);
    await arriveAt(page, "/sign-up/passkey");
    await page.context().clearCookies();
    assert.equal((await page.goto(link)).status(), 410, "elsewhere it opens nothing");
    assert.match(await page.textContent("h1"), /already used/);
    assert.ok(await page.locator("main a[href='/sign-in']").isVisible());
  }));

test("a mistyped link has its own page", (t) =>
  house.visit(t, OFF, async ({ page, guard }) => {
    guard.expect(/status of 404/);
    assert.equal((await page.goto("/sign-up/confirm?token=mistyped")).status(), 404);
    assert.match(await page.textContent("h1"), /do not know that link/);
    await page.click("main a[href='/sign-up']");
    await arriveAt(page, "/sign-up");
  }));

test("the language changes on the form and the typed text stays", (t) =>
  house.visit(t, OFF, async ({ page }) => {
    await page.goto("/sign-up");
    await page.fill("#name", "Noor “de” Vries & <i>");
    await page.fill("#email", "noor@");
    for (const [language, direction] of [["nl", "ltr"], ["ar", "rtl"], ["en", "ltr"]]) {
      await chooseLanguage(page, language);
      assert.equal(await page.getAttribute("html", "lang"), language);
      assert.equal(await page.getAttribute("html", "dir"), direction);
      assert.equal(await page.inputValue("#name"), "Noor “de” Vries & <i>");
      assert.equal(await page.inputValue("#email"), "noor@");
    }
    assert.equal(await page.getByRole("alert").count(), 0, "changing the language refuses nothing");
  }));

test("the sign-in page says what to do, and shows no button that cannot work", (t) =>
  house.visit(t, OFF, async ({ page }) => {
    await page.goto("/sign-in");
    assert.match(await page.innerText("main"), /Signing in with a passkey needs JavaScript/);
    assert.ok(!(await page.locator("[data-action=passkey-sign-in]").isVisible()));
    await page.click(".ways a[href='/recover']");
    assert.match(await page.textContent("h1"), /Get back in/);
  }));

test("private pages lead to the sign-in page and remember the way back", (t) =>
  house.visit(t, OFF, async ({ page }) => {
    for (const path of ["/home", "/account/passkeys"]) {
      await page.goto(path);
      assert.equal(new URL(page.url()).pathname, "/sign-in");
      assert.equal(new URL(page.url()).searchParams.get("return"), path);
      assert.match(await page.getByRole("status").textContent(), /Sign in to see that page/);
    }
  }));

test("what is not there has a page in the house's look, with the request's number", (t) =>
  house.visit(t, OFF, async ({ page, guard }) => {
    guard.expect(/status of 404/);
    const answer = await page.goto("/no/such/page");
    assert.equal(answer.status(), 404);
    assert.match((await page.textContent("main code")).trim(), /^[0-9a-z]{8,}$/);
    await page.click("main a[href='/']");
    await arriveAt(page, "/");
  }));

test("signing out is a form", (t) =>
  house.visit(t, {}, async ({ page, context, server, authenticators }) => {
    const device = await authenticators.add();
    await signUp(page, server, newcomer());
    await device.setPresent(false);
    const state = await context.storageState();
    await house.visit(t, { ...OFF, storageState: state }, async ({ page: plain }) => {
      await plain.goto("/home");
      await plain.click("form#sign-out button");
      await arriveAt(plain, "/sign-in");
      assert.match(await plain.getByRole("status").textContent(), /signed out/);
    });
    await page.reload();
    await arriveAt(page, "/sign-in?return=%2Fhome&ended=1");
  }));
