// When the browser or the device says no: a calm text, the focus on it, and a next step that works.

import assert from "node:assert/strict";
import { test } from "node:test";
import { spyOnSignals } from "./fixtures/authenticator.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { arriveAt, askToSignUp, confirmAddress, newcomer, pressCreate, signOut, signUp } from "./fixtures/person.mjs";

const house = openHouse();

/** Exactly this message is shown, with its words, and with the focus when somebody pressed. */
async function assertTold(page, code, { focus = true } = {}) {
  await page.waitForSelector(`[data-problem=${code}]:not([hidden])`);
  const shown = page.locator("[data-problem]:not([hidden])");
  assert.equal(await shown.count(), 1);
  assert.ok((await shown.locator("h2").textContent()).length > 5);
  if (focus) await page.waitForFunction((wanted) => document.activeElement.dataset.problem === wanted, code);
}

/** Makes the browser's ceremony of this kind fail as browsers do. */
function refuseWith(page, method, name) {
  return page.addInitScript(
    ([method, name]) => {
      const real = navigator.credentials[method].bind(navigator.credentials);
      navigator.credentials[method] = (options) =>
        options.mediation === "conditional" ? real(options) : Promise.reject(new DOMException("refused", name));
    },
    [method, name],
  );
}

test("creating: a dialogue that was closed can be opened again", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    const device = await authenticators.add({ isUserVerified: false });
    await confirmAddress(page, server, newcomer());
    await pressCreate(page);
    await assertTold(page, "cancelled");
    assert.equal(await page.locator("[data-busy]").count(), 0);
    await device.setVerified(true);
    await pressCreate(page);
    await arriveAt(page, "/home");
  }));

const REFUSALS = { SecurityError: "insecure", AbortError: "aborted", NotSupportedError: "unsupported", DataError: "unexpected" };

for (const [name, code] of Object.entries(REFUSALS)) {
  test(`signing in: ${name} is told as "${code}"`, (t) =>
    house.visit(t, {}, async ({ page }) => {
      await refuseWith(page, "get", name);
      await page.goto("/sign-in");
      await page.waitForSelector(".passkey[data-ready]");
      await page.click("[data-action=passkey-sign-in]");
      await assertTold(page, code);
    }));
}

test("signing in: a person whom the device does not recognise is told, and the next try works", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    const device = await authenticators.add();
    await signUp(page, server, newcomer());
    await device.setPresent(false);
    await signOut(page);
    await page.waitForSelector(".passkey[data-autofill]");
    await device.setVerified(false);
    await device.setPresent(true);
    await page.click("[data-action=passkey-sign-in]");
    await assertTold(page, "cancelled");
    await device.setPresent(false);
    await device.setVerified(true);
    await page.reload();
    await page.waitForSelector(".passkey[data-autofill]");
    await device.setPresent(true);
    await page.click("[data-action=passkey-sign-in]");
    await arriveAt(page, "/home");
  }));

test("a browser without passkeys is told at once, without a stolen focus", (t) =>
  house.visit(t, {}, async ({ page }) => {
    await page.addInitScript(() => delete window.PublicKeyCredential);
    await page.goto("/sign-in");
    await assertTold(page, "unsupported", { focus: false });
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
    assert.equal(await page.getAttribute("[data-action=passkey-sign-in]", "aria-disabled"), "true");
    assert.ok(await page.locator(".ways a[href='/recover']").isVisible());
  }));

test("a passkey that the server does not know is told to its provider, which forgets it", (t) =>
  house.visit(t, {}, async ({ page, context, server, authenticators, guard }) => {
    guard.expect(/status of 401/);
    const signals = await spyOnSignals(context);
    const device = await authenticators.add();
    await signUp(page, server, newcomer());
    await device.setPresent(false);
    await signOut(page);
    const [known] = await device.credentials();
    const stranger = { ...known, credentialId: Buffer.alloc(32, 7).toString("base64") };
    await device.remove();
    const other = await authenticators.add({ automaticPresenceSimulation: false });
    await other.addCredential(stranger);
    await page.reload();
    await page.waitForSelector(".passkey[data-autofill]");
    await other.setPresent(true);
    await page.click("[data-action=passkey-sign-in]");
    await assertTold(page, "passkey-unknown");
    const [, told] = signals.find(([name]) => name === "signalUnknownCredential");
    assert.deepEqual(told, { rpId: "localhost", credentialId: Buffer.alloc(32, 7).toString("base64url") });
    assert.equal((await other.credentials()).length, 0);
    assert.ok(await page.locator("[data-problem=passkey-unknown] a[href='/recover']").isVisible());
  }));

test("a server that is out of reach is told, and nothing is lost", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators, guard }) => {
    guard.expect(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    await authenticators.add();
    await confirmAddress(page, server, newcomer());
    await page.waitForSelector(".passkey[data-ready]");
    await page.route("**/api/passkey/register/options", (route) => route.abort());
    await pressCreate(page);
    await assertTold(page, "offline");
    await page.unroute("**/api/passkey/register/options");
    await pressCreate(page);
    await arriveAt(page, "/home");
  }));

test("islands that cannot be loaded leave a page that can be used, with a message", (t) =>
  house.visit(t, {}, async ({ page, guard }) => {
    guard.expect(/console warning/, /ERR_FAILED/);
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("/sign-in");
    await page.waitForSelector("html[data-islands=failed]");
    await assertTold(page, "unexpected", { focus: false });
    await page.fill("#username", "typed");
    await page.click("main a[href='/sign-up']");
    await arriveAt(page, "/sign-up");
  }));

test("a press before the islands are awake is kept", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    await authenticators.add();
    await page.route("**/*.wasm", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    await confirmAddress(page, server, newcomer());
    await page.click("[data-action=passkey-create]");
    assert.equal(await page.locator(".passkey[data-ready]").count(), 0, "the islands still sleep");
    await arriveAt(page, "/home");
  }));

test("the button for another mail counts down, wakes up, and the server still decides", (t) =>
  house.visit(t, {}, async ({ page }) => {
    await page.clock.install();
    await askToSignUp(page, newcomer());
    const button = page.locator("form#resend button");
    await page.waitForSelector("[data-until][data-ready]");
    assert.ok(await button.isDisabled());
    assert.match(await page.textContent("[data-remaining]"), /^(1:0[01]|0:5\d)$/);
    await page.clock.runFor(62_000);
    assert.ok(await button.isEnabled());
    assert.ok(!(await page.locator("[data-waiting]").isVisible()));
    await button.click();
    await page.getByRole("status").waitFor();
    assert.match(await page.getByRole("status").textContent(), /A mail is on its way/);
  }));
