// What the mail server refuses, and how long it takes: a mail is retried or given up, requests do not wait for it.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { makeAuthority } from "./fixtures/authority.mjs";
import { LOGIN, PASSWORD, refusal, startMailServer } from "./fixtures/mail-server.mjs";
import { postSignUp, signUp, until } from "./fixtures/requests.mjs";
import { startServer } from "./fixtures/server.mjs";

const authority = makeAuthority();
after(() => authority.remove());

/** A mail server and a Portico that mails to it, for as long as the test lasts. */
async function house(t, options) {
  const sink = await startMailServer(authority, options);
  t.after(() => sink.stop());
  const settings = { PORTICO_MAIL_URL: `smtp://${LOGIN}@localhost:${sink.port}?starttls=required`, PORTICO_MAIL_CA_FILE: authority.caFile };
  const server = await startServer(settings);
  t.after(() => server.stop());
  return { sink, server };
}

const secondsBetween = (times) => times.slice(1).map((time, index) => (time - times[index]) / 1000);

describe("mail that is refused", { concurrency: true }, () => {
  test("a refusal for now is tried again after growing waits until the mail is accepted, once", async (t) => {
    const tries = [];
    const judge = (mail) => {
      tries.push(mail);
      if (tries.length <= 2) throw refusal(451, `greylisted: ${mail.to[0].address}`);
    };
    const { sink, server } = await house(t, { judge });
    await signUp(server, "ada@example.org");
    await until("the mail is accepted", () => sink.mails.length > 0, 90);
    await until("the outbox knows", async () => /mail sent/.test(await server.log()));
    await wait(6000);
    assert.equal(sink.mails.length, 1);
    assert.equal(tries.length, 3);
    assert.equal(new Set(tries.map(({ raw }) => raw)).size, 1, "each try is the same message, byte for byte");
    const [first, second] = secondsBetween(tries.map(({ at }) => at));
    assert.ok(first >= 4.5 && second >= 9.5, `waited ${first} s and ${second} s`);
    assert.doesNotMatch(await server.log(), /ada@example|greylisted/);
  });

  test("a refusal for good is given up, and the log tells neither address nor secret", async (t) => {
    const tries = [];
    const judge = (mail) => {
      tries.push(mail);
      throw refusal(550, `${mail.to[0].address} does not live here`);
    };
    const { sink, server } = await house(t, { judge });
    await signUp(server, "ada@example.org");
    await until("the mail is given up", async () => /ERROR.*mail given up/.test(await server.log()), 90);
    const log = await server.log();
    const [, token] = tries[0].text.match(/token=(\S+)/);
    const [code] = tries[0].text.match(/^\s*[0-9A-Z]{4}-[0-9A-Z]{4}\s*$/m);
    for (const secret of [token, code.trim(), code.trim().replace("-", ""), "ada@example", "Lovelace", "does not live here"]) {
      assert.ok(!log.includes(secret), `${secret} is in the log`);
    }
    assert.match(log, /mail given up.*550/);
    const given = tries.length;
    await wait(26_000);
    assert.deepEqual([tries.length, sink.mails.length], [given, 0]);
  });

  test("a login that the server refuses is the operator's to mend: the mail waits", async (t) => {
    let mended = false;
    const onAuth = ({ username }, session, done) => done(...(mended ? [null, { user: username }] : [refusal(535, "wrong user or password")]));
    const { sink, server } = await house(t, { onAuth });
    await signUp(server, "ada@example.org");
    await until("three tries have failed", async () => (await server.log()).match(/mail not sent yet/g)?.length === 3, 90);
    mended = true;
    await until("the mail is accepted", () => sink.mails.length === 1, 90);
    const log = await server.log();
    assert.doesNotMatch(log, /given up/);
    assert.doesNotMatch(log, PASSWORD);
  });

  test("a slow mail server holds up no request", async (t) => {
    const { sink, server } = await house(t, { onConnect: (session, done) => setTimeout(done, 8000) });
    const begun = Date.now();
    const people = Array.from({ length: 12 }, (_, index) => `ada.${index}@example.org`);
    const answers = await Promise.all(people.map((email) => postSignUp(server, email)));
    const took = Date.now() - begun;
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
    assert.ok(took < 4000, `answered after ${took} ms`);
    assert.equal(sink.mails.length, 0);
    await until("all mails arrive", () => sink.mails.length === people.length, 90);
    assert.equal(new Set(sink.mails.map(({ messageId }) => messageId)).size, people.length);
  });

  test("a mail server that takes longer than a letter is held gets it once", async (t) => {
    const begun = [];
    const { sink, server } = await house(t, { judge: (mail) => (begun.push(mail), wait(38_000)) });
    await signUp(server, "ada@example.org");
    await until("the mail is accepted", () => sink.mails.length > 0, 90);
    await until("the outbox knows", async () => /mail sent/.test(await server.log()));
    assert.deepEqual([begun.length, sink.mails.length], [1, 1]);
  });
});
