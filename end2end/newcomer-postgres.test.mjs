// The first journey once more, on PostgreSQL.

import { after, test } from "node:test";
import { createDatabase } from "./fixtures/database.mjs";
import { openHouse } from "./fixtures/house.mjs";
import { walkAsNewcomer } from "./journeys/newcomer.mjs";

let database;
const house = openHouse(async () => {
  database = await createDatabase();
  return { PORTICO_DATABASE_URL: database.url };
});
after(() => database?.drop());

test("a newcomer's journey on PostgreSQL", (t) => house.visit(t, { reducedMotion: "no-preference" }, walkAsNewcomer));
