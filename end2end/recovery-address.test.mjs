// Further addresses: added after the passkey was shown again, confirmed by code or by link, and one of them as a second proof.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addAddress, moveIn, usePasskey } from "./fixtures/account.mjs";
import { ageSessions } from "./fixtures/database.mjs";
import { openHouseOnPostgres } from "./fixtures/house.mjs";
import { mailAbout, mailTo } from "./fixtures/mailbox.mjs";
import { arriveAt, newcomer, pressCreate } from "./fixtures/person.mjs";
import { askToRecover, proveMail } from "./fixtures/recovery.mjs";

const house = openHouseOnPostgres();

test("an address is added after the passkey was shown again, and confirmed by its code", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server, guard } = visit;
    guard.expect(/status of 422/);
    const { person, device } = await moveIn(visit);
    const { address } = newcomer();
    await ageSessions(house.database());
    await page.goto("/account/addresses");
    await page.fill("#email", address);
    await page.click("form#add-address [type=submit]");
    await arriveAt(page, "/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, "/account/addresses");
    assert.equal(await page.inputValue("#email"), address);
    await page.click("form#add-address [type=submit]");
    await page.fill("#code", "ABCD-2345");
    await page.click("form#address-code [type=submit]");
    await page.getByRole("alert").waitFor();
    await page.fill("#code", (await mailTo(server, address)).code);
    await page.click("form#address-code [type=submit]");
    await arriveAt(page, "/account/addresses");
    assert.match(await page.getByRole("status").textContent(), /belongs to your account/);
    assert.equal(await page.locator(".address-card").count(), 2);
    await mailAbout(server, person.address, /new address/);
  }));

test("the link confirms it too, for its owner's session only, and after the button only", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    await moveIn(visit);
    const { address } = newcomer();
    await page.goto("/account/addresses");
    await page.fill("#email", address);
    await page.click("form#add-address [type=submit]");
    const { link } = await mailTo(server, address);
    await house.visit(t, {}, async (other) => {
      other.guard.expect(/status of 404/);
      await moveIn(other);
      await other.page.goto(link);
      assert.match(await other.page.textContent("h1"), /belongs to another account/);
    });
    await page.goto("/account/addresses");
    assert.equal(await page.locator(".address-card.pending").count(), 1);
    await page.goto(link);
    await page.click("form#confirm [type=submit]");
    await arriveAt(page, "/account/addresses");
    assert.equal(await page.locator(".address-card:not(.pending)").count(), 2);
  }));

test("the primary address is chosen, the other one removed, and the last one stays", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    const { person } = await moveIn(visit);
    const { address } = newcomer();
    await addAddress(page, server, address);
    const card = (text) => page.locator(".address-card", { hasText: text });
    await card(address).getByRole("button", { name: /Make primary/ }).click();
    assert.match(await page.getByRole("status").textContent(), /primary address was changed/);
    assert.match(await page.locator(".address-card").first().textContent(), new RegExp(address), "it stands first");
    await card(person.address).getByRole("link", { name: /Remove/ }).click();
    await page.click("form#remove-address [type=submit]");
    assert.match(await page.getByRole("status").textContent(), /address was removed/);
    await page.getByRole("link", { name: /Remove/ }).click();
    assert.match(await page.textContent("main"), /This is your only address/);
    assert.equal(await page.locator("form#remove-address").count(), 0);
  }));

test("an address that is not wanted after all is dropped", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await page.goto("/account/addresses");
    await page.fill("#email", newcomer().address);
    await page.click("form#add-address [type=submit]");
    await page.click("form#drop-address [type=submit]");
    await arriveAt(page, "/account/addresses");
    assert.equal(await page.locator(".address-card").count(), 1);
  }));

test("two addresses are two proofs: the code of the other one opens the last step", (t) =>
  house.visit(t, {}, async (owner) => {
    const { server } = owner;
    const { person } = await moveIn(owner);
    const { address } = newcomer();
    await addAddress(owner.page, server, address);
    await house.visit(t, {}, async ({ page, authenticators }) => {
      await authenticators.add();
      await askToRecover(page, address);
      await proveMail(page, server, address);
      await page.click("form#recover-with-address [type=submit]");
      await arriveAt(page, "/recover/proof/address");
      assert.ok(!(await page.content()).includes(person.address), "the other address is masked");
      const { code } = await mailAbout(server, person.address, /second proof/);
      await page.fill("#code", code);
      await page.click("form#recover-address-code [type=submit]");
      await arriveAt(page, "/recover/passkey");
      await pressCreate(page);
      await arriveAt(page, "/home");
    });
    for (const each of [person.address, address]) await mailAbout(server, each, /was recovered/);
  }));
