// Mail as files, and where the page that shows them is.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, describe, test } from "node:test";
import { makeAuthority } from "./fixtures/authority.mjs";
import { LOGIN, startMailServer } from "./fixtures/mail-server.mjs";
import { mailTo } from "./fixtures/mailbox.mjs";
import { signUp, until } from "./fixtures/requests.mjs";
import { startServer } from "./fixtures/server.mjs";

const PUBLIC = "https://portal.haven.example";
const authority = makeAuthority();
after(() => authority.remove());

async function portico(t, settings) {
  const server = await startServer(settings);
  t.after(() => server.stop());
  return server;
}

const statuses = (server, paths) => Promise.all(paths.map(async (path) => (await fetch(server.url + path)).status));

async function pathsOf(server) {
  const [name] = await readdir(server.mails);
  const id = name.replace(".eml", "");
  return ["/dev/mail", `/dev/mail/${id}`, `/dev/mail/${id}/html`];
}

describe("mail as files", { concurrency: true }, () => {
  test("in a local demo the mails can be read in the browser", async (t) => {
    const server = await portico(t);
    await signUp(server, "ada@example.org");
    await mailTo(server, "ada@example.org");
    assert.deepEqual(await statuses(server, await pathsOf(server)), [200, 200, 200]);
  });

  test("with a public address the mails are written, and nobody can read them in the browser", async (t) => {
    const server = await portico(t, { PORTICO_PUBLIC_URL: PUBLIC });
    await signUp(server, "ada@example.org", { origin: PUBLIC });
    const { html, text } = await mailTo(server, "ada@example.org");
    assert.match(html, new RegExp(`href="${PUBLIC}/sign-up/confirm\\?token=`));
    assert.match(text, new RegExp(`${PUBLIC}/sign-up/confirm\\?token=`));
    assert.deepEqual(await statuses(server, await pathsOf(server)), [404, 404, 404]);
  });

  test("with a mail server there is no page of mails", async (t) => {
    const sink = await startMailServer(authority);
    t.after(() => sink.stop());
    const settings = { PORTICO_MAIL_URL: `smtp://${LOGIN}@localhost:${sink.port}`, PORTICO_MAIL_CA_FILE: authority.caFile };
    const server = await portico(t, settings);
    await signUp(server, "ada@example.org");
    await until("the mail arrives", () => sink.mails.length === 1);
    assert.deepEqual(await statuses(server, ["/dev/mail", "/dev/mail/01900000-0000-7000-8000-000000000001"]), [404, 404]);
    assert.deepEqual(await readdir(server.mails).catch(() => []), []);
  });
});
