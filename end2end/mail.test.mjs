// Mail to a real mail server: TLS by STARTTLS and from the first byte, never without it, nothing lost or doubled by an outage.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import selfsigned from "selfsigned";
import { SMTPServer } from "smtp-server";

const BINARY = process.env.PORTICO_BINARY ?? join(import.meta.dirname, "../target/release/portico");
const USER = { name: "portal", password: "p@ss/word" };
const LOGIN = `${USER.name}:${encodeURIComponent(USER.password)}`;

const folder = mkdtempSync(join(tmpdir(), "portico-mail-"));
const certificateFile = join(folder, "certificate.pem");
const running = [];
let certificate;

before(async () => {
  certificate = await selfsigned.generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  writeFileSync(certificateFile, certificate.cert);
});

after(() => running.forEach((stop) => stop()));

/** A mail server that keeps what it is given. */
async function mailServer(options = {}, port = 0) {
  const mails = [];
  const server = new SMTPServer({
    key: certificate.private,
    cert: certificate.cert,
    authMethods: ["PLAIN", "LOGIN"],
    onAuth: (auth, session, done) => {
      const right = auth.username === USER.name && auth.password === USER.password;
      done(right ? null : new Error("no"), right ? { user: USER.name } : undefined);
    },
    onData: (stream, session, done) => {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push({ text: Buffer.concat(chunks).toString(), secure: session.secure, to: session.envelope.rcptTo });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  server.listen(port, "localhost");
  await once(server.server, "listening");
  running.push(() => server.close());
  return { mails, port: server.server.address().port, close: () => new Promise((done) => server.close(done)) };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Portico with a database of its own, or that of an earlier run. */
async function portico(mailUrl, { caFile = certificateFile, data = mkdtempSync(join(folder, "data-")) } = {}) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(BINARY, ["serve"], {
    cwd: data,
    env: {
      PATH: process.env.PATH,
      PORTICO_LISTEN: `127.0.0.1:${port}`,
      PORTICO_PUBLIC_URL: origin,
      PORTICO_MAIL_URL: mailUrl,
      PORTICO_MAIL_CA_FILE: caFile,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk) => (log += chunk));
  running.push(() => child.kill("SIGKILL"));
  await until(async () => (await fetch(`${origin}/health/ready`).catch(() => null))?.ok, "Portico is ready");
  return { origin, data, child, log: () => log };
}

async function signUp(origin, email) {
  const body = new URLSearchParams({ name: "Ada Lovelace", email });
  const answer = await fetch(`${origin}/sign-up`, { method: "POST", body, headers: { origin }, redirect: "manual" });
  assert.equal(answer.status, 303);
}

async function until(isSo, what, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(50)) {
    const found = await isSo();
    if (found) return found;
  }
  assert.fail(`waited ${seconds} s in vain: ${what}`);
}

async function arrived(server) {
  await until(() => server.mails.length > 0, "a mail arrives");
  return server.mails[0];
}

function assertIsOurs(mail, email) {
  assert.equal(mail.secure, true);
  assert.deepEqual(mail.to.map(({ address }) => address), [email]);
  for (const header of [/^Message-ID: <[0-9a-f]{32}@localhost>\r$/m, /^Auto-Submitted: auto-generated\r$/m, /^From: Portico </m]) {
    assert.match(mail.text, header);
  }
  assert.match(mail.text, /multipart\/alternative/);
  assert.match(mail.text, /text\/plain; charset=utf-8/);
  assert.match(mail.text, /text\/html; charset=utf-8/);
}

test("mail leaves by STARTTLS, with the configured login", async () => {
  const server = await mailServer();
  const { origin } = await portico(`smtp://${LOGIN}@localhost:${server.port}?starttls=required`);
  await signUp(origin, "ada@example.org");
  assertIsOurs(await arrived(server), "ada@example.org");
});

test("mail leaves by TLS from the first byte", async () => {
  const server = await mailServer({ secure: true });
  const { origin } = await portico(`smtps://${LOGIN}@localhost:${server.port}`);
  await signUp(origin, "ada@example.org");
  assertIsOurs(await arrived(server), "ada@example.org");
});

test("no mail leaves when the server offers no STARTTLS", async () => {
  const server = await mailServer({ hideSTARTTLS: true, disabledCommands: ["STARTTLS"], authOptional: true });
  const { origin, log } = await portico(`smtp://localhost:${server.port}?starttls=required`);
  await signUp(origin, "ada@example.org");
  await until(() => log().includes("mail not sent yet"), "the try is in the log");
  assert.equal(server.mails.length, 0);
});

test("no mail leaves to a server whose certificate nobody vouches for", async () => {
  const server = await mailServer();
  const { cert } = await selfsigned.generate([{ name: "commonName", value: "other" }], { keySize: 2048, algorithm: "sha256" });
  const other = join(folder, "other.pem");
  writeFileSync(other, cert);
  const { origin, log } = await portico(`smtp://${LOGIN}@localhost:${server.port}?starttls=required`, { caFile: other });
  await signUp(origin, "ada@example.org");
  await until(() => log().includes("mail not sent yet"), "the try is in the log");
  assert.equal(server.mails.length, 0);
  assert.doesNotMatch(log(), /ada@example|p@ss|p%40ss/);
});

test("an outage of the mail server and a kill lose and double nothing", async () => {
  const port = await freePort();
  const mailUrl = `smtp://${LOGIN}@localhost:${port}?starttls=required`;
  const first = await portico(mailUrl);
  await signUp(first.origin, "ada@example.org");
  await until(() => first.log().includes("mail not sent yet"), "the try is in the log");
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const server = await mailServer({}, port);
  const second = await portico(mailUrl, { data: first.data });
  assertIsOurs(await arrived(server), "ada@example.org");
  await until(() => second.log().includes("mail sent"), "the outbox knows");
  second.child.kill("SIGKILL");
  await portico(mailUrl, { data: first.data });
  await wait(1000);
  assert.equal(server.mails.length, 1);
});
