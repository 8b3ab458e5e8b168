// What a person says about themselves: names in any script, language, time zone and look; what is refused stays typed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveIn } from "./fixtures/account.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { arriveAt } from "./fixtures/person.mjs";

const house = openHouse(async () => ({ PORTICO_PROFILE_ASK_BIRTH_DATE: "true" }));

async function save(page) {
  await page.click("form#profile [type=submit]");
  await arriveAt(page, "/account");
}

test("names in every script come back as they were typed, and the preferred one greets", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    for (const [name, preferred] of [["سميرة الأمراني", "سمّورة"], ["李 小龙", "龙 <b>&"], ["Ngũgĩ wa Thiong'o", ""]]) {
      await page.goto("/account");
      await page.fill("#name", name);
      await page.fill("#preferred_name", preferred);
      await save(page);
      assert.match(await page.getByRole("status").textContent(), /Saved/);
      assert.equal(await page.inputValue("#name"), name);
      assert.equal(await page.inputValue("#preferred_name"), preferred);
      await page.goto("/home");
      assert.ok((await page.textContent("h1")).includes(preferred || name));
    }
  }));

test("the language is the person's, on pages at once", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await page.goto("/account");
    await page.selectOption("#preferred_language", "ar");
    await save(page);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["ar", "rtl"]);
    assert.match(await page.getByRole("status").textContent(), /[\u0600-\u06ff]/);
  }));

test("times are those of the person's own clock", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    const shown = async () => {
      await page.goto("/account/sessions");
      const time = page.locator(".session-card time").first();
      return { words: await time.textContent(), machine: await time.getAttribute("datetime") };
    };
    const utc = await shown();
    assert.match(utc.words, /UTC/);
    for (const zone of ["Asia/Kathmandu", "America/St_Johns"]) {
      await page.goto("/account");
      await page.selectOption("#time_zone", zone);
      await save(page);
      const { words, machine } = await shown();
      assert.equal(machine, utc.machine, "the same moment");
      const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, minute: "2-digit", hour: "2-digit" });
      const [hour, minute] = clock.format(new Date(machine)).split(":").map(Number);
      assert.match(words, new RegExp(`\\b0?(${hour}|${hour % 12 || 12}):${String(minute).padStart(2, "0")}`), zone);
      assert.ok(!words.includes("UTC"));
    }
  }));

test("dark and light are the person's, whatever the device says", (t) =>
  house.visit(t, { colorScheme: "light" }, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    const ground = () => page.evaluate(() => {
      const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
      return [colorScheme, backgroundColor];
    });
    await page.goto("/account");
    const [, light] = await ground();
    await page.check("[name=look][value=dark]");
    await save(page);
    const [scheme, dark] = await ground();
    assert.equal(scheme, "dark");
    assert.notEqual(dark, light);
    await page.goto("/account/recovery");
    assert.equal((await ground())[1], dark, "on every page");
    await page.goto("/account");
    assert.ok(await page.isChecked("[name=look][value=dark]"));
    await page.check("[name=look][value=device]");
    await save(page);
    assert.equal((await ground())[1], light);
  }));

test("what is refused stays typed, with the reason beside its field", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, guard } = visit;
    guard.expect(/status of 422/);
    await moveIn(visit);
    await page.goto("/account");
    await page.fill("#name", "  ");
    await page.fill("#preferred_name", "Sam <i>");
    await page.fill("#birth_date", "2999-01-01");
    await page.selectOption("#time_zone", "Africa/Casablanca");
    await page.check("[name=look][value=light]");
    const [answer] = await Promise.all([page.waitForResponse("**/account"), page.click("form#profile [type=submit]")]);
    assert.equal(answer.status(), 422);
    assert.equal(await page.getByRole("alert").getByRole("link").count(), 2);
    for (const id of ["name", "birth_date"]) assert.equal(await page.getAttribute(`#${id}`, "aria-invalid"), "true", id);
    assert.equal(await page.inputValue("#preferred_name"), "Sam <i>");
    assert.equal(await page.inputValue("#birth_date"), "2999-01-01");
    assert.equal(await page.inputValue("#time_zone"), "Africa/Casablanca");
    assert.ok(await page.isChecked("[name=look][value=light]"));
  }));

test("a birth date is given once, and put right by people", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await page.goto("/account");
    await save(page);
    assert.equal(await page.inputValue("input#birth_date"), "", "nobody has to");
    await page.fill("input#birth_date", "1984-02-29");
    await save(page);
    assert.equal(await page.locator("input#birth_date").count(), 0, "the first answer stands");
    assert.match(await page.innerText("#birth_date"), /29 February 1984/);
    await page.click("#birth_date a");
    await page.waitForURL(/\/account\/privacy\/correct$/);
  }));
