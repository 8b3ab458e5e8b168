// Taking everything along and going: a copy with all that was typed, readable without Portico; then the account is erased, and nothing of
// its person is left in the database.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { moveIn, usePasskey } from "../fixtures/account.mjs";
import { unzip } from "../fixtures/archive.mjs";
import { CONSENTS, flip } from "../fixtures/consents.mjs";
import { guardContext } from "../fixtures/guard.mjs";
import { mailAbout } from "../fixtures/mailbox.mjs";
import { arriveAt } from "../fixtures/person.mjs";
import { waitToSee } from "../fixtures/publishing.mjs";
import { until } from "../fixtures/requests.mjs";

/** What the server needs: an erasure that does not wait. */
export const AT_ONCE = { PORTICO_PRIVACY_ERASURE_GRACE_DAYS: "0" };
const DESK = "/account/privacy";
const WISH = "Please say «Ümit» and not Umit.\nIt is on my diploma.";
const CALLED = "Sam of the hills";

/**
 * Walks it. `holds(needle)` says where in the database a text or the bytes of an id are found; `age()`, where it can be done, makes the
 * passkey's use longer ago.
 */
export async function walkOut(house, visit, { holds, age }) {
  const { page, guard, server } = visit;
  guard.expect(/status of 401/);
  const { person, device } = await moveIn(visit);
  await leaveTraces(page);
  await age?.();
  const data = await takeCopy(visit, device, age !== undefined);
  assertAllIsIn(data, person);
  const id = Buffer.from(data.person.id.replaceAll("-", ""), "hex");
  const traces = [person.address, "O'Neil", CALLED, "diploma", id];
  for (const trace of traces) assert.notDeepEqual(await holds(trace), [], `${trace} is in the database before`);
  await erase(page);
  await house.restart();
  await until("nothing of the person is in the database", async () => (await Promise.all(traces.map(holds))).flat().length === 0);
  await mailAbout(server, person.address, /has been erased/);
  await until("the address of the last mail is gone as well", async () => (await holds(person.address)).length === 0);
  await assertUnknown(page, device);
}

async function leaveTraces(page) {
  await page.goto("/account");
  await page.fill("#preferred_name", CALLED);
  await page.click("form#profile [type=submit]");
  await page.getByRole("status").waitFor();
  await waitToSee(page, CONSENTS, "#purpose-newsletter");
  await flip(page, "newsletter", "agree");
  await page.goto(`${DESK}/correct`);
  await page.fill("#words", WISH);
  await page.click("form#correct [type=submit]");
  await page.getByRole("status").waitFor();
}

/** From the button to what the file says. */
async function takeCopy({ page, context, server }, device, isLongAgo) {
  await page.goto(DESK);
  await page.click("form#export [type=submit]");
  if (isLongAgo) {
    await arriveAt(page, "/sign-in");
    await usePasskey(page, device);
    await arriveAt(page, DESK);
    await page.click("form#export [type=submit]");
  }
  await arriveAt(page, DESK);
  assert.match(await page.getByRole("status").first().textContent(), /Your copy is being made/);
  await waitToSee(page, DESK, "form[id^=download-]");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.click("form[id^=download-] [type=submit]")]);
  assert.match(saved.suggestedFilename(), /^my-data-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzip(await readFile(await saved.path()));
  assert.deepEqual([...files.keys()].sort(), ["README.txt", "data.json", "index.html"]);
  await assertReadable(context.browser(), server, files.get("index.html"));
  return JSON.parse(files.get("data.json"));
}

function assertAllIsIn(data, person) {
  assert.equal(data.format, "portico-export");
  assert.equal(data.person.name, person.name);
  const all = JSON.stringify(data);
  for (const typed of [person.address, CALLED, "newsletter", JSON.stringify(WISH).slice(1, -1)]) {
    assert.ok(all.includes(typed), `the copy has ${typed}`);
  }
}

/** As somebody opens it years later: from the disk, without a network, quiet. */
async function assertReadable(browser, server, html) {
  const file = join(server.folder, "index.html");
  await writeFile(file, html);
  const context = await browser.newContext({ offline: true });
  try {
    // Pages of the disk have an origin of their own, which is called so.
    const guard = await guardContext(context, "null");
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    const words = await page.innerText("main");
    for (const typed of ["O'Neil", "<script>", CALLED, "It is on my diploma.", "Newsletter"]) assert.ok(words.includes(typed), typed);
    assert.equal(await page.locator("script").count(), 0);
    guard.check();
  } finally {
    await context.close();
  }
}

async function erase(page) {
  await page.goto(`${DESK}/erase`);
  assert.match(await page.innerText("main"), /What stays, and why[^]*within minutes/);
  await page.check("#sure");
  await page.click("form#erase [type=submit]");
  await page.waitForURL((url) => [DESK, "/sign-in"].includes(url.pathname));
}

/** The session is over, and the passkey that the device still offers is unknown: said calmly, with a way on. */
async function assertUnknown(page, device) {
  // From a page without autofill: there the device answers as if its passkey had been chosen in the field.
  await page.goto("/");
  await device.setPresent(true);
  await page.goto("/home");
  await arriveAt(page, "/sign-in");
  const told = page.locator("[data-problem=passkey-unknown]:not([hidden])");
  await told.waitFor();
  await device.setPresent(false);
  assert.ok((await told.textContent()).length > 20);
  assert.equal(await told.getByRole("link", { includeHidden: true }).count(), 1);
}
