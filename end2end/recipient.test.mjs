// A registered recipient from its own side: it is told by signed webhooks, asks with its own tokens, hears of a withdrawal within
// seconds, and loses nothing while it is down.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { moveIn } from "./fixtures/account.mjs";
import { CONSENTS, flip } from "./fixtures/consents.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { arriveAt } from "./fixtures/person.mjs";
import { publishAll, waitToSee } from "./fixtures/publishing.mjs";
import { register } from "./fixtures/recipient.mjs";

let mailhouse;
/** An erasure does not wait here. */
const house = openHouse(async () => ({ PORTICO_PRIVACY_ERASURE_GRACE_DAYS: "0" }), async (server) => {
  await publishAll(server);
  mailhouse = await register(server, "mailhouse");
});

/** In milliseconds: what is promised, and what a quiet machine keeps easily. */
const PROMISED = 60_000;
const USUAL = 10_000;

/** For as long as the recipient listens. */
async function listening(body) {
  await mailhouse.open();
  try {
    await body();
  } finally {
    await mailhouse.close();
  }
}

async function atTheConsents(visit) {
  const { person } = await moveIn(visit);
  await waitToSee(visit.page, CONSENTS, "#purpose-newsletter");
  return person;
}

const says = (state) => ({ type, data }) => type === "consent.changed" && data.state === state;

/** How somebody stands to the newsletter, as the recipient is told when it asks. */
async function standing(subject) {
  const answer = await mailhouse.ask(subject);
  assert.equal(answer.status, 200);
  const { purposes, sequence } = await answer.json();
  const [{ purpose, in_force, data, state }, ...others] = purposes;
  assert.deepEqual([purpose, others], ["newsletter", []]);
  return { in_force, data, state, sequence };
}

test("who agrees is told of, can be asked about, and is forgotten within seconds of taking it back", (t) =>
  house.visit(t, {}, (visit) =>
    listening(async () => {
      const { page } = visit;
      const person = await atTheConsents(visit);
      const before = mailhouse.told.length;
      await flip(page, "newsletter", "agree");
      const { data } = await mailhouse.hears("an agreement", says("given"), before);
      assert.deepEqual([data.purpose, data.in_force, data.sequence], ["newsletter", true, 1]);
      assert.ok(!JSON.stringify(data).includes(person.address), "a webhook has no data of the person");
      const given = await standing(data.subject);
      assert.deepEqual(given, { in_force: true, state: "given", sequence: 1, data: { name: person.name, email: person.address } });
      const pressed = performance.now();
      await flip(page, "newsletter", "decline");
      const { at } = await mailhouse.hears("a withdrawal", says("withdrawn"), before);
      const took = Math.round(at - pressed);
      t.diagnostic(`the recipient heard of the withdrawal after ${took} ms`);
      assert.ok(took < USUAL && USUAL < PROMISED, `${took} ms`);
      const taken = await standing(data.subject);
      assert.deepEqual([taken.in_force, taken.state, taken.data ?? {}], [false, "withdrawn", {}]);
      await page.goto("/account/activity?show=privacy");
      assert.match(await page.innerText("main"), /mailhouse|read|looked/i, "the person sees who looked");
      assert.equal((await mailhouse.ask("00000000-0000-4000-8000-000000000000")).status, 404);
      const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      assert.equal((await mailhouse.ask(data.subject, privateKey)).status, 401);
      assert.equal(mailhouse.forged, 0, "everything that came was genuine");
    }),
  ));

test("what happens while it is down comes later, in order", (t) =>
  house.visit(t, {}, async (visit) => {
    const { page } = visit;
    await atTheConsents(visit);
    const before = mailhouse.told.length;
    await flip(page, "newsletter", "agree");
    await flip(page, "newsletter", "decline");
    await flip(page, "newsletter", "agree");
    assert.equal(mailhouse.told.length, before);
    await listening(async () => {
      await mailhouse.hears("all three", ({ data }) => data.sequence === 3, before);
      const told = mailhouse.told.slice(before).map(({ data }) => [data.sequence, data.state]);
      assert.deepEqual(told, [[1, "given"], [2, "withdrawn"], [3, "given"]]);
    });
  }));

test("after a rotation both secrets sign", (t) =>
  house.visit(t, {}, (visit) =>
    listening(async () => {
      const before = mailhouse.told.length;
      await mailhouse.rotate();
      await atTheConsents(visit);
      await flip(visit.page, "newsletter", "agree");
      const { signatures } = await mailhouse.hears("an agreement", says("given"), before);
      assert.deepEqual(signatures, [0, 1]);
    }),
  ));

test("an erasure is the last word about somebody", (t) =>
  house.visit(t, {}, (visit) =>
    listening(async () => {
      const { page } = visit;
      const before = mailhouse.told.length;
      await atTheConsents(visit);
      await flip(page, "newsletter", "agree");
      const { data } = await mailhouse.hears("an agreement", says("given"), before);
      await page.goto("/account/privacy/erase");
      await page.check("#sure");
      await page.click("form#erase [type=submit]");
      await arriveAt(page, "/account/privacy");
      await house.restart();
      const last = await mailhouse.hears("the erasure", ({ type }) => type === "person.erased", before);
      assert.equal(last.data.subject, data.subject);
      assert.equal((await mailhouse.ask(data.subject)).status, 404);
    }),
  ));
