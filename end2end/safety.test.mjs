// Safety as the browser sees it: cookies, storage, headers, other origins, and what is left after signing out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "./fixtures/house.mjs";
import { mailTo } from "./fixtures/mailbox.mjs";
import { arriveAt, askToSignUp, newcomer, pressCreate, signOut, signUp } from "./fixtures/person.mjs";

const house = openHouse();

/** All that a page could leave in the browser, apart from cookies. */
function leftBehind(page) {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    scriptCookies: document.cookie.split("; ").filter((cookie) => cookie && !cookie.startsWith("language=")),
  }));
}
const NOTHING = { local: [], session: [], databases: [], caches: [], workers: 0, scriptCookies: [] };

test("the session's cookie is out of reach of scripts and other sites, and changes at each privilege", (t) =>
  house.visit(t, {}, async ({ page, context, server, authenticators }) => {
    const cookie = async (name) => (await context.cookies()).find((one) => one.name === name);
    await page.goto("/sign-up");
    assert.deepEqual(await context.cookies(), [], "who only looks gets no cookie");

    const device = await authenticators.add();
    const person = newcomer();
    await askToSignUp(page, person);
    const visitor = await cookie("portico");
    await page.goto((await mailTo(server, person.address)).link);
    await page.click("form#confirm [type=submit]");
    await arriveAt(page, "/sign-up/passkey");
    const confirmed = await cookie("portico");
    await pressCreate(page);
    await arriveAt(page, "/home");
    const signedIn = await cookie("portico");
    await device.setPresent(false);
    await signOut(page);
    const signedOut = await cookie("portico");

    for (const { httpOnly, sameSite, path, domain } of [visitor, confirmed, signedIn, signedOut]) {
      assert.deepEqual({ httpOnly, sameSite, path, domain }, { httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost" });
    }
    const ids = new Set([visitor, confirmed, signedIn, signedOut].map(({ value }) => value));
    assert.equal(ids.size, 4, "a new id at each step");

    await context.addCookies([signedIn]);
    await page.goto("/home");
    await arriveAt(page, "/sign-in");
  }));

test("the cookie that ties a ceremony to this browser is short-lived and never leaves the site", (t) =>
  house.visit(t, {}, async ({ page, context, authenticators }) => {
    await authenticators.add({ automaticPresenceSimulation: false });
    await page.goto("/sign-in");
    await page.waitForSelector(".passkey[data-autofill]");
    const cookies = (await context.cookies()).filter(({ name }) => name !== "language");
    assert.deepEqual(cookies.map(({ name }) => name), ["ceremony"], "and there is no session before somebody signs in");
    const [{ httpOnly, sameSite, expires }] = cookies;
    assert.deepEqual({ httpOnly, sameSite }, { httpOnly: true, sameSite: "Strict" });
    assert.ok(expires < Date.now() / 1000 + 900);
  }));

test("nothing is kept in the browser, and nobody else is asked, on the whole way", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    const device = await authenticators.add();
    const person = newcomer();
    await askToSignUp(page, person);
    assert.deepEqual(await leftBehind(page), NOTHING);
    await page.goto("/");
    await signUp(page, server, newcomer());
    assert.deepEqual(await leftBehind(page), NOTHING);
    await device.setPresent(false);
    await signOut(page);
    assert.deepEqual(await leftBehind(page), NOTHING);
  }));

test("after signing out, going back shows nothing private", (t) =>
  house.visit(t, {}, async ({ page, server, authenticators }) => {
    const device = await authenticators.add();
    const person = newcomer();
    await signUp(page, server, person);
    await page.click("main a[href='/account/passkeys']");
    await device.setPresent(false);
    await signOut(page);
    for (let step = 0; step < 2; step += 1) {
      await page.goBack();
      await page.waitForURL(/\/sign-in\?return=/);
      assert.ok(!(await page.content()).includes("Samira"));
    }
  }));

test("the policy of the page stops markup that is not ours", (t) =>
  house.visit(t, {}, async ({ page, guard }) => {
    guard.expect(/script-src-elem inline/, /script-src-attr inline/, /style-src-attr inline/, /Content Security Policy/, /status of 404/);
    const smuggled = "<script>window.ran = true</script><p id=probe style='color: red'>probe</p><img src=x onerror='window.ran = true'>";
    await page.route("**/sign-up", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace("<h1>", `${smuggled}<h1>`) });
    });
    await page.goto("/sign-up");
    const reached = await page.evaluate(() => [window.ran ?? false, getComputedStyle(document.getElementById("probe")).color]);
    assert.equal(reached[0], false, "no script ran");
    assert.notEqual(reached[1], "rgb(255, 0, 0)", "no style was taken");
  }));

test("pages are not framed, not cached, and say so on every answer", (t) =>
  house.visit(t, {}, async ({ page, guard }) => {
    guard.expect(/status of 404/);
    const nonces = new Set();
    for (const path of ["/", "/sign-up", "/sign-in", "/recover", "/legal/privacy", "/dev/mail", "/no/such/page"]) {
      const headers = (await page.goto(path)).headers();
      assert.match(headers["content-security-policy"], /frame-ancestors 'none'/, path);
      assert.equal(headers["x-content-type-options"], "nosniff", path);
      assert.equal(headers["cache-control"], "no-store", path);
      nonces.add(headers["content-security-policy"].match(/'nonce-([^']+)'/)[1]);
    }
    assert.equal(nonces.size, 7, "a nonce is used once");
  }));

test("a form on another site changes nothing here", (t) =>
  house.visit(t, {}, async ({ page, context, server, authenticators, guard }) => {
    guard.expect(/status of 403/);
    await authenticators.add();
    await signUp(page, server, newcomer());
    const foreign = server.url.replace("localhost", "127.0.0.1");
    await context.route(`${foreign}/trap`, (route) =>
      route.fulfill({ contentType: "text/html", body: `<form method=post action="${server.url}/sign-out"><button>Win</button></form>` }),
    );
    const other = await context.newPage();
    guard.expect(/foreign request: http:\/\/127/);
    await other.goto(`${foreign}/trap`);
    const [answer] = await Promise.all([other.waitForResponse("**/sign-out"), other.click("button")]);
    assert.equal(answer.status(), 403);
    await page.reload();
    assert.equal(new URL(page.url()).pathname, "/home", "still signed in");
  }));
