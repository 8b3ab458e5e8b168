// Nothing lost and nothing doubled: sign-ups go on while the server is killed (kill -9) at random moments and started again,
// and while several servers share one outbox.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import PostalMime from "postal-mime";
import { makeAuthority } from "./fixtures/authority.mjs";
import { createDatabase } from "./fixtures/database.mjs";
import { LOGIN, startMailServer } from "./fixtures/mail-server.mjs";
import { freePort, startServer } from "./fixtures/server.mjs";
import { postSignUp, signUp, until } from "./fixtures/requests.mjs";

const KILLS = 20;
const KILLING_SECONDS = 60;
const WRITERS = 3;
/** Each server delivers so many mails at once. */
const DELIVERIES = 2;
const WITHOUT_LIMITS = { PORTICO_RATE_LIMITS: "off" };
const needsPostgres = { skip: process.env.PORTICO_TEST_POSTGRES_URL ? false : "PORTICO_TEST_POSTGRES_URL is not set" };

const authority = makeAuthority();
after(() => authority.remove());

async function database(t) {
  const made = await createDatabase();
  t.after(() => made.drop());
  return { PORTICO_DATABASE_URL: made.url };
}

async function mailServer(t, options) {
  const sink = await startMailServer(authority, options);
  t.after(() => sink.stop());
  const mailUrl = `smtp://${LOGIN}@localhost:${sink.port}?starttls=required`;
  return { sink, settings: { PORTICO_MAIL_URL: mailUrl, PORTICO_MAIL_CA_FILE: authority.caFile } };
}

/** Kills and starts a server again and again while people sign up; gives the last server and who was acknowledged. */
async function killWhileSigningUp(t, settings) {
  const metrics = `127.0.0.1:${await freePort()}`;
  const variables = { ...WITHOUT_LIMITS, PORTICO_METRICS_LISTEN: metrics, ...settings };
  const state = { server: await startServer(variables), acknowledged: [], over: false, metrics };
  t.after(() => state.server.stop());
  const writers = Array.from({ length: WRITERS }, (_, index) => keepSigningUp(state, `writer${index}`));
  const end = Date.now() + KILLING_SECONDS * 1000;
  for (state.kills = 0; state.kills < KILLS && Date.now() < end; state.kills += 1) {
    await wait(50 + Math.random() * 950);
    await state.server.kill();
    state.server = await startServer(variables, state.server);
  }
  state.over = true;
  await Promise.all(writers);
  t.diagnostic(`${state.kills} kills, ${state.acknowledged.length} acknowledged sign-ups`);
  assert.ok(state.acknowledged.length > state.kills, "sign-ups went on between the kills");
  return state;
}

async function keepSigningUp(state, name) {
  for (let count = 0; !state.over; count += 1) {
    const email = `${name}.${count}@example.org`;
    const answer = await postSignUp(state.server, email).catch(() => undefined);
    if (answer?.status === 303) state.acknowledged.push(email);
    await wait(answer ? 10 : 50);
  }
}

/** Waits until a mail for each acknowledged sign-up is there and no other waits in the outbox. */
async function outboxIsEmpty({ acknowledged, metrics }, addressesThere) {
  const isThere = async () => {
    const there = new Set(await addressesThere());
    return acknowledged.every((email) => there.has(email));
  };
  await until("each acknowledged sign-up has its mail", isThere, 90);
  const waiting = async () => (await (await fetch(`http://${metrics}/metrics`)).text()).match(/mails_waiting (\d+)/)?.[1];
  // The number is taken anew whenever a worker finds nothing to do, every few seconds.
  await until("the outbox is empty", async () => (await wait(6000), (await waiting()) === "0"), 90);
}

async function readFolder(folder) {
  const names = await readdir(folder);
  return Promise.all(names.map(async (name) => ({ name, ...(await PostalMime.parse(await readFile(join(folder, name)))) })));
}

async function assertOneFileEach(t, settings) {
  const state = await killWhileSigningUp(t, settings);
  const folder = state.server.mails;
  const read = new Map();
  await outboxIsEmpty(state, async () => {
    for (const name of await readdir(folder)) {
      if (name.endsWith(".eml") && !read.has(name)) read.set(name, await PostalMime.parse(await readFile(join(folder, name))));
    }
    return [...read.values()].map((mail) => mail.to[0].address);
  });
  const mails = await readFolder(folder);
  const addresses = mails.map((mail) => mail.to[0].address);
  assert.equal(new Set(addresses).size, mails.length, "nobody has two mails");
  assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, mails.length);
  assert.equal(new Set(mails.map(({ text }) => text.match(/token=(\S+)/)[1])).size, mails.length, "each mail has a link of its own");
  for (const { name, messageId } of mails) {
    assert.match(name, /\.eml$/, "nothing unfinished is left");
    assert.equal(messageId, `<${name.replace(".eml", "").replaceAll("-", "")}@localhost>`);
  }
  for (const email of state.acknowledged) assert.ok(addresses.includes(email), `${email} has a mail`);
}

async function assertSameMessageEach(t, settings) {
  const { sink, settings: mail } = await mailServer(t, { judge: () => wait(Math.random() * 40) });
  const state = await killWhileSigningUp(t, { ...settings, ...mail });
  await outboxIsEmpty(state, () => sink.mails.map((one) => one.to[0].address));
  const messages = group(sink.mails);
  for (const [address, same] of messages) {
    assert.equal(new Set(same.map(({ raw }) => raw)).size, 1, `${address} has got one message, the same each time`);
  }
  const repeated = sink.mails.length - messages.size;
  t.diagnostic(`${repeated} of ${sink.mails.length} deliveries were repeats`);
  assert.ok(repeated <= state.kills * DELIVERIES, `${repeated} repeats after ${state.kills} kills`);
}

function group(mails) {
  const groups = new Map();
  for (const mail of mails) groups.set(mail.to[0].address, [...(groups.get(mail.to[0].address) ?? []), mail]);
  return groups;
}

describe("mail over kill -9 and shared outboxes", { concurrency: true }, () => {
  test("on SQLite each acknowledged sign-up has exactly one file", (t) => assertOneFileEach(t, {}));

  test("on PostgreSQL each acknowledged sign-up has exactly one file", needsPostgres, async (t) => assertOneFileEach(t, await database(t)));

  test("a mail server gets each mail; only what it accepted in the moment of a kill comes again, as the same message", (t) =>
    assertSameMessageEach(t, {}));

  test("two servers share the outbox of one PostgreSQL: each mail leaves once, even a slow one", needsPostgres, async (t) => {
    const slow = "slow@example.org";
    const begun = [];
    const judge = (mail) => (begun.push(mail.to[0].address), wait(begun.at(-1) === slow ? 38_000 : Math.random() * 40));
    const { sink, settings } = await mailServer(t, { judge });
    const variables = { ...WITHOUT_LIMITS, ...settings, ...(await database(t)) };
    const first = await startServer(variables);
    t.after(() => first.stop());
    const second = await startServer({ ...variables, PORTICO_KEYS: `file:${join(first.folder, "var/keys")}` });
    t.after(() => second.stop());
    await signUp(first, slow);
    const people = Array.from({ length: 60 }, (_, index) => `person.${index}@example.org`);
    await Promise.all(people.map((email, index) => signUp(index % 2 ? first : second, email)));
    await until("all mails arrive", () => sink.mails.length >= people.length + 1, 90);
    await wait(6000);
    assert.deepEqual(begun.sort(), [slow, ...people].sort());
    for (const server of [first, second]) assert.match(await server.log(), /mail sent/, "both have worked");
  });
});
