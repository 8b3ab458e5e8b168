// Taking a copy and erasing the account, on SQLite: afterwards the bytes of the database's files hold nothing of the person.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openHouse } from "./fixtures/house.mjs";
import { publishAll } from "./fixtures/publishing.mjs";
import { AT_ONCE, walkOut } from "./journeys/export-erase.mjs";

const house = openHouse(async () => AT_ONCE, publishAll);

/** The files of the database in which these bytes stand, be it in a part that is free. */
async function holds(needle) {
  const folder = join(house.server.folder, "var");
  const names = (await readdir(folder)).filter((name) => name.startsWith("portico.db"));
  const found = await Promise.all(names.map(async (name) => (await readFile(join(folder, name)).catch(() => Buffer.alloc(0))).includes(needle)));
  return names.filter((_, place) => found[place]);
}

test("all of it is taken along, and then nothing is left", (t) => house.visit(t, {}, (visit) => walkOut(house, visit, { holds })));
