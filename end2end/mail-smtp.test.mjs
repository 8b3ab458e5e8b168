// Mail to a real mail server: by STARTTLS (RFC 3207) and by TLS from the first byte (RFC 8314), and never in the clear.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { makeAuthority } from "./fixtures/authority.mjs";
import { LOGIN, PASSWORD, startMailServer } from "./fixtures/mail-server.mjs";
import { signUp, until, useLink } from "./fixtures/requests.mjs";
import { startServer } from "./fixtures/server.mjs";

const authority = makeAuthority();
const stranger = makeAuthority();
after(() => [authority, stranger].forEach((one) => one.remove()));

const LOOKS = {
  PORTICO_BRAND_NAME: "Havenbank",
  PORTICO_BRAND_ACCENT: "#0b6e62",
  PORTICO_MAIL_FROM: "portaal@haven.example",
  PORTICO_MAIL_SENDER_NAME: "Havenbank «Mijn haven»",
};

/** A Portico that mails to `mailUrl`, for as long as the test lasts. */
async function portico(t, mailUrl, settings = {}) {
  const server = await startServer({ PORTICO_MAIL_URL: mailUrl, PORTICO_MAIL_CA_FILE: authority.caFile, ...settings });
  t.after(() => server.stop());
  return server;
}

async function mailServer(t, options, shown = authority) {
  const server = await startMailServer(shown, options);
  t.after(() => server.stop());
  return server;
}

const postponed = (server) => until("a try has failed", async () => /mail not sent yet/.test(await server.log()));

function assertIsOurs(mail, address) {
  assert.equal(mail.secure, true);
  assert.equal(mail.user, "portal");
  assert.equal(mail.envelope.mailFrom.address, LOOKS.PORTICO_MAIL_FROM);
  assert.deepEqual(mail.envelope.rcptTo.map((recipient) => recipient.address), [address]);
  assert.deepEqual(mail.to.map((recipient) => recipient.address), [address]);
  assert.deepEqual([mail.from.name, mail.from.address], [LOOKS.PORTICO_MAIL_SENDER_NAME, LOOKS.PORTICO_MAIL_FROM]);
  assert.match(mail.messageId, /^<[0-9a-f]{32}@localhost>$/);
  assert.equal(mail.header("auto-submitted"), "auto-generated");
  assert.match(mail.header("content-type"), /^multipart\/alternative;/);
}

function assertIsDutch(mail, link) {
  assert.equal(mail.header("content-language"), "nl");
  assert.equal(mail.subject, "Bevestig je adres voor Havenbank");
  assert.match(mail.html, /<html lang="nl" dir="ltr">/);
  assert.match(mail.html, /#0b6e62/);
  assert.doesNotMatch(mail.subject, new RegExp(new URL(link).searchParams.get("token")));
  for (const part of [mail.text, mail.html]) assert.ok(part.includes("Ada Lovelace") && part.includes("Havenbank"));
}

/** The same link in both parts; its page changes nothing, its button works once. */
async function assertLinkWorks(link, mail) {
  assert.ok(mail.html.includes(`href="${link}"`));
  for (const again of [1, 2]) assert.equal((await fetch(link)).status, 200, `opening it ${again} times changes nothing`);
  const { page, done } = await useLink(link);
  assert.equal(page.status, 200);
  assert.equal(done.status, 303);
  assert.equal(done.headers.get("location"), "/sign-up/passkey");
  assert.equal((await useLink(link)).done.status, 410);
}

async function assertMailArrives(t, sink, mailUrl) {
  const server = await portico(t, mailUrl, LOOKS);
  await signUp(server, "ada@example.org", { language: "nl-NL,nl;q=0.9,en;q=0.5" });
  const mail = await until("the mail arrives", () => sink.mails[0]);
  assertIsOurs(mail, "ada@example.org");
  const [link] = mail.text.match(/http:\/\/localhost:\d+\/sign-up\/confirm\?token=\S+/);
  assert.ok(link.startsWith(`${server.url}/`));
  assertIsDutch(mail, link);
  await assertLinkWorks(link, mail);
  assert.doesNotMatch(await server.log(), PASSWORD);
  assert.equal(sink.mails.length, 1);
}

describe("mail to a mail server", { concurrency: true }, () => {
  test("a mail in the person's language and the operator's look leaves by STARTTLS, and its link works", async (t) => {
    const sink = await mailServer(t);
    await assertMailArrives(t, sink, `smtp://${LOGIN}@localhost:${sink.port}?starttls=required`);
  });

  test("a mail in the person's language and the operator's look leaves by TLS from the first byte, and its link works", async (t) => {
    const sink = await mailServer(t, { secure: true });
    await assertMailArrives(t, sink, `smtps://${LOGIN}@localhost:${sink.port}`);
  });

  test("where STARTTLS was stripped neither password nor mail is sent, and the mail waits for better times", async (t) => {
    const senders = [];
    const onMailFrom = (address, session, done) => (senders.push(address), done());
    const stripped = await mailServer(t, { hideSTARTTLS: true, disabledCommands: ["STARTTLS"], allowInsecureAuth: true, authOptional: true, onMailFrom });
    const server = await portico(t, `smtp://${LOGIN}@localhost:${stripped.port}?starttls=required`);
    await signUp(server, "ada@example.org");
    await postponed(server);
    assert.deepEqual([stripped.mails, stripped.logins, senders], [[], [], []]);
    await stripped.stop();
    const honest = await mailServer(t, { port: stripped.port });
    await until("the mail arrives after all", () => honest.mails.length === 1);
    assert.deepEqual(honest.logins.map(({ secure }) => secure), [true]);
  });

  for (const [how, scheme, options] of [
    ["STARTTLS", "smtp", {}],
    ["TLS from the first byte", "smtps", { secure: true }],
  ]) {
    test(`by ${how}, a server whose certificate nobody vouches for gets nothing, and the mail waits for better times`, async (t) => {
      const impostor = await mailServer(t, options, stranger);
      const server = await portico(t, `${scheme}://${LOGIN}@localhost:${impostor.port}${scheme === "smtp" ? "?starttls=required" : ""}`);
      await signUp(server, "ada@example.org");
      await postponed(server);
      assert.deepEqual([impostor.mails, impostor.logins], [[], []]);
      await impostor.stop();
      const honest = await mailServer(t, { ...options, port: impostor.port });
      await until("the mail arrives after all", () => honest.mails.length === 1);
      const log = await server.log();
      assert.match(log, /mail not sent yet.*TLS failed/);
      assert.doesNotMatch(log, PASSWORD);
      assert.doesNotMatch(log, /ada@example/);
    });
  }
});
