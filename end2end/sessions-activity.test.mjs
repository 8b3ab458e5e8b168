// Where somebody is signed in, and what happened: ending sessions, reading, filtering, taking a copy, and "this was not me".

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { moveIn, signInElsewhere, usePasskey } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { mailAbout } from "./fixtures/mailbox.mjs";
import { arriveAt } from "./fixtures/person.mjs";

const house = openHouse();

test("the list tells where one is signed in; what is ended is out at its next step", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    const { person, device } = await moveIn(visit);
    await page.goto("/account/sessions");
    assert.match(await page.innerText("main"), /Nowhere else/);
    await signInElsewhere(house, t, device, async ({ page: other }) => {
      await mailAbout(server, person.address, /new sign-in/);
      await page.reload();
      const cards = page.locator(".session-card");
      assert.equal(await cards.count(), 2);
      assert.match(await cards.first().textContent(), /This session/);
      assert.match(await cards.first().locator("h3").textContent(), /on Linux/);
      await cards.last().locator("[data-action=session-end]").click();
      assert.match(await page.getByRole("status").textContent(), /That session has ended/);
      await other.goto("/account/sessions");
      await arriveAt(other, "/sign-in?return=%2Faccount%2Fsessions&ended=1");
    });
  }));

test("all others end with one press, and ending one that has ended is calm", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, context, guard } = visit;
    guard.expect(/status of 404/);
    const { device } = await moveIn(visit);
    await signInElsewhere(house, t, device, async ({ page: one }) => {
      await signInElsewhere(house, t, device, async ({ page: two }) => {
        await page.goto("/account/sessions");
        const tab = await context.newPage();
        await tab.goto("/account/sessions");
        await page.click("form#end-others [type=submit]");
        assert.match(await page.getByRole("status").textContent(), /All other sessions have ended/);
        assert.equal(await page.locator(".session-card").count(), 1);
        await tab.locator("[data-action=session-end]").first().click();
        assert.match(await tab.getByRole("status").textContent(), /has ended already/);
        for (const ended of [one, two]) {
          await ended.reload();
          await ended.waitForURL(/\/sign-in\?return=%2Fhome&ended=1/);
        }
      });
    });
  }));

test("what happened stands in sentences, with time and device, and a filter", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveIn(visit);
    await signInElsewhere(house, t, device, async () => {});
    await page.goto("/account/activity");
    const events = page.locator(".event");
    assert.match(await events.first().textContent(), /You signed in.*Chrome on Linux/s);
    assert.match(await page.locator(".day h2").first().textContent(), /today/i);
    assert.match(await page.innerText("main"), /You made your account, with its first passkey/);
    const all = await events.count();
    await page.locator("nav.filter").getByRole("link", { name: "Changes" }).click();
    assert.equal(await page.getAttribute("nav.filter [aria-current]", "href"), "/account/activity?show=changes");
    assert.ok((await events.count()) < all);
    await page.locator("nav.filter").getByRole("link", { name: "Refused" }).click();
    assert.match(await page.innerText("main"), /Nothing of this kind yet/);
    await page.goBack();
    assert.ok((await events.count()) > 0);
  }));

async function takeCopy(page, format) {
  await page.check(`[name=format][value=${format}]`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("form#export-activity [type=submit]")]);
  assert.match(download.suggestedFilename(), new RegExp(`^activity-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
  return readFile(await download.path(), "utf8");
}

test("a copy of all of it is a table or data", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await page.goto("/account/activity");
    const { events } = JSON.parse(await takeCopy(page, "json"));
    assert.ok(events.some(({ event }) => event === "account-created"));
    for (const { at } of events) assert.ok(!Number.isNaN(Date.parse(at)), at);
    const [head, ...lines] = (await takeCopy(page, "csv")).replace("\u{feff}", "").trim().split("\r\n");
    assert.equal(head, "time,event,description,device,passkey");
    assert.ok(lines.length > events.length - 1, "the first copy is in the second");
    await page.reload();
    assert.match(await page.innerText("main"), /A copy of this list was taken/);
  }));

test("this was not me: the account is frozen, and with it whoever was there", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    const { device } = await moveIn(visit);
    await signInElsewhere(house, t, device, async ({ page: thief }) => {
      await page.goto("/account/activity");
      await page.locator(".event", { hasText: "You signed in" }).first().locator(".not-me").click();
      await page.waitForURL(/\/account\/freeze\?event=/);
      await page.click("form#freeze [type=submit]");
      assert.match(await page.textContent("h1"), /Your account is frozen/);
      await thief.goto("/account/addresses");
      await thief.waitForURL(/\/sign-in/);
    });
    await page.goto("/home");
    await page.waitForURL(/\/sign-in/);
    await page.goto("/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/frozen");
    await page.click("form#thaw [type=submit]");
    await arriveAt(page, "/home");
    await page.goto("/account/activity?show=recovery");
    assert.match(await page.locator(".event").first().textContent(), /thawed/i);
  }));

test("a passkey that was not mine is refused until its owner says otherwise", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, authenticators } = visit;
    const { device } = await moveIn(visit);
    const [credential] = await device.credentials();
    await device.remove();
    const thief = await authenticators.add({ transport: "usb" });
    await page.goto("/account/passkeys");
    await page.waitForSelector(".passkey[data-ready]");
    await page.click("[data-action=passkey-create]");
    await page.locator(".passkey-card").nth(1).waitFor();
    await thief.remove();
    await page.goto("/account/activity");
    await page.locator(".event", { hasText: "A passkey was added" }).locator(".not-me").click();
    await page.click("form#freeze [type=submit]");
    const again = await authenticators.add({ automaticPresenceSimulation: false });
    await again.addCredential(credential);
    await page.goto("/sign-in");
    await usePasskey(page, again);
    await arriveAt(page, "/account/frozen");
    await page.click("form#thaw [type=submit]");
    await arriveAt(page, "/home");
    await page.click(".needs a[href='/account/passkeys']");
    const suspended = page.locator(".passkey-card", { has: page.locator("[data-action=passkey-trust]") });
    assert.match(await suspended.textContent(), /This passkey is suspended/);
    await suspended.locator("[data-action=passkey-trust]").click();
    assert.match(await page.getByRole("status").textContent(), /opens your account again/);
  }));
