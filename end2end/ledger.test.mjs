// The ledger as a new user meets it: terms on the way in, three decisions, their history, taking one back, and a receipt that is still
// genuine after the keys were rotated.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { moveIn, withoutScript } from "./fixtures/account.mjs";
import { CONSENTS, cardOf, flip, press } from "./fixtures/consents.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { operate, portico } from "./fixtures/operator.mjs";
import { publishAll, waitToSee } from "./fixtures/publishing.mjs";
import { inherited } from "./fixtures/server.mjs";

const house = openHouse(undefined, publishAll);

test("a newcomer agrees to the terms in one sentence, and to nothing else on the way", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await waitToSee(page, "/sign-up", "form#sign-up a[href='/legal/terms']");
    assert.match(await page.innerText("form#sign-up"), /By signing up you agree to:\s+Terms of use/);
    assert.equal(await page.locator("form#sign-up [type=checkbox]").count(), 0, "no tick, so none is set before");
    await moveIn(visit);
    await page.goto("/account/terms");
    assert.match(await page.innerText("main"), /Nothing waits[^]*What you agreed to[^]*Version 1, agreed/);
    await page.goto(CONSENTS);
    for (const knob of await page.getByRole("switch", { disabled: false }).all()) {
      const isOn = (await knob.getAttribute("aria-checked")) === "true";
      const purpose = await knob.evaluate((one) => one.closest("[data-purpose]").dataset.purpose);
      assert.equal(isOn, purpose === "improvement", `${purpose}: asked ones are off; what one can object to says so`);
    }
  }));

test("three decisions, one taken back by the undo; giving and withdrawing are one press each", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await waitToSee(page, CONSENTS, "#purpose-newsletter");
    const gave = await flip(page, "newsletter", "agree");
    await flip(page, "advertising", "agree");
    await flip(page, "improvement", "decline");
    await cardOf(page, "improvement").locator("[data-action=consent-undo]:visible").click();
    await cardOf(page, "improvement").locator("[data-told=agree]:not([hidden])").waitFor();
    assert.equal(await flip(page, "newsletter", "decline"), gave);
    await page.reload();
    assert.match(await cardOf(page, "newsletter").innerText(), /You withdrew/);
    assert.match(await cardOf(page, "advertising").innerText(), /You agreed/);
    assert.match(await cardOf(page, "improvement").innerText(), /You allowed it again/);
    await cardOf(page, "newsletter").getByRole("link", { name: "History" }).click();
    const [last, first, ...more] = await page.locator(".decision").all();
    assert.equal(more.length, 0);
    assert.match(await last.innerText(), /Withdrawn/);
    assert.match(await first.innerText(), /Agreed/);
    await first.locator("summary").click();
    assert.match(await first.innerText(), /We send you our newsletter, once a month at most\./);
  }));

test("without script the same three by forms, one press each", (t) =>
  house.visit(t, {}, async (visit) => {
    await moveIn(visit);
    await house.visit(t, await withoutScript(visit.context), async ({ page }) => {
      await waitToSee(page, CONSENTS, "#consent-newsletter");
      const gave = await press(page, "newsletter", "agree");
      await press(page, "advertising", "agree");
      await press(page, "improvement", "decline");
      assert.equal(await press(page, "newsletter", "decline"), gave);
      assert.match(await cardOf(page, "newsletter").innerText(), /You withdrew/);
      assert.match(await cardOf(page, "improvement").innerText(), /You objected/);
    });
  }));

test("a photo needs a day of birth first: the card leads there, and then it is asked", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await waitToSee(page, CONSENTS, "#purpose-photos");
    await cardOf(page, "photos").getByRole("link", { name: "Tell us your date of birth" }).click();
    await page.fill("#birth_date", "1987-03-09");
    await page.click("form#profile [type=submit]");
    await page.getByRole("status").waitFor();
    await page.goto(CONSENTS);
    await flip(page, "photos", "agree");
  }));

/** Agrees and keeps the receipt; gives what the downloaded file says. */
async function keepReceipt(page) {
  await waitToSee(page, CONSENTS, "#purpose-newsletter");
  await flip(page, "newsletter", "agree");
  await page.goto(`${CONSENTS}/newsletter`);
  await page.getByRole("link", { name: "Receipt" }).click();
  assert.match(await page.innerText(".receipt"), /Agreed[^]*Northfield[^]*Mailhouse[^]*once a month at most/);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save the signed file" }).click()]);
  return readFile(await saved.path());
}

/** The same file with one other byte at each of these places: in the record, and in the three parts of the signed one. */
function forgeries(file) {
  const text = file.toString("utf8");
  const [head, body, signature] = [...text.match(/"receipt":\s*"([^."]+)\.([^."]+)\.([^."]+)"/)].slice(1).map((part) => text.indexOf(part));
  const places = [text.indexOf("newsletter"), text.indexOf("dpv:Consent") + 4, head + 5, body + 40, body + 400, signature + 3, signature + 50];
  return places.map((place) => {
    const forged = Buffer.from(text);
    const at = Buffer.byteLength(text.slice(0, place));
    forged[at] = forged[at] === 0x41 ? 0x42 : 0x41;
    return forged;
  });
}

test("a receipt is genuine after a rotation, with and without this installation's keys; with another byte it is not", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page, server } = visit;
    await moveIn(visit);
    const file = await keepReceipt(page);
    await flipBack(page);
    await operate(server, "keys", "rotate");
    await house.restart();
    await page.goto(`${CONSENTS}/newsletter`);
    assert.equal(await page.locator(".decision").count(), 2, "the session and the history go on");
    await writeFile(join(server.folder, "receipt.json"), file);
    assert.match(await operate(server, "receipt", "verify", "receipt.json"), /Genuine[^]*agreed: Newsletter/);
    const jwks = await (await fetch(`${server.url}/.well-known/jwks.json`)).json();
    assert.equal(jwks.keys.length, 2);
    assert.ok(jwks.keys.every((key) => key.crv === "P-256" && !("d" in key)), "public halves only");
    await verifyElsewhere(file, jwks);
  }));

async function flipBack(page) {
  await page.goto(CONSENTS);
  await flip(page, "newsletter", "decline");
}

/** In an empty folder of another machine: the receipt and the public keys, nothing else. */
async function verifyElsewhere(file, jwks) {
  const folder = await mkdtemp(join(tmpdir(), "portico-receipt-"));
  const here = { folder, env: { ...inherited(), PORTICO_KEYS: `file:${folder}/no-keys` } };
  const verify = async (name, content) => {
    await writeFile(join(folder, name), content);
    return portico(here, ["receipt", "verify", name, "--jwks", "jwks.json"]);
  };
  try {
    await writeFile(join(folder, "jwks.json"), JSON.stringify(jwks));
    const { code, words } = await verify("receipt.json", file);
    assert.equal(code, 0, words);
    for (const [place, forged] of forgeries(file).entries()) assert.equal((await verify(`forged-${place}.json`, forged)).code, 1, `${place}`);
    assert.equal((await portico(here, ["receipt", "verify", "receipt.json"])).code, 1, "without keys nothing is genuine");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
