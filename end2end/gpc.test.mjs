// Global Privacy Control (Sec-GPC: 1): honoured in sight for a visitor, and for an account that had allowed what it covers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { moveIn } from "./fixtures/account.mjs";
import { CONSENTS, cardOf, flip } from "./fixtures/consents.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { publishAll, waitToSee } from "./fixtures/publishing.mjs";

const house = openHouse(undefined, publishAll);
const SIGNAL = { extraHTTPHeaders: { "sec-gpc": "1" } };

test("a visitor whose browser sends it reads that it is honoured; others read nothing about it", (t) =>
  house.visit(t, SIGNAL, async ({ page, server }) => {
    for (const path of ["/", "/sign-in", "/legal/privacy"]) {
      await page.goto(path);
      assert.match(await page.innerText("footer"), /Global Privacy Control|honour/, path);
    }
    assert.equal(await page.locator(".footer .signal").count(), 1);
    const answer = await fetch(`${server.url}/.well-known/gpc.json`);
    assert.equal((await answer.json()).gpc, true);
    assert.ok(!(await (await fetch(server.url)).text()).includes('class="signal"'));
  }));

test("the signal takes back what was allowed, keeps it off, and lets the person decide when it is gone", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await moveIn(visit);
    await waitToSee(page, CONSENTS, "#purpose-advertising");
    await flip(page, "advertising", "agree");
    await flip(page, "newsletter", "agree");
    await page.setExtraHTTPHeaders({ "sec-gpc": "1" });
    await page.goto("/home");
    await page.goto(CONSENTS);
    const card = cardOf(page, "advertising");
    assert.ok(await card.getByRole("switch").isDisabled());
    assert.match(await card.innerText(), /Off[^]*Global Privacy Control/);
    assert.match(await cardOf(page, "newsletter").innerText(), /You agreed/, "what is not sold or shared goes on");
    await page.goto(`${CONSENTS}/advertising`);
    assert.match(await page.locator(".decision").first().innerText(), /Withdrawn[^]*your browser’s signal/);
    await page.setExtraHTTPHeaders({});
    await page.goto(CONSENTS);
    assert.match(await card.innerText(), /Your browser’s signal declined/, "it does not come back by itself");
    await flip(page, "advertising", "agree");
    await page.reload();
    assert.match(await card.innerText(), /You agreed/);
  }));
