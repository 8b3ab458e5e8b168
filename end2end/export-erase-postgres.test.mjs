// Taking a copy and erasing the account, on PostgreSQL, with a passkey that was used too long ago: afterwards no table holds anything of
// the person.

import { test } from "node:test";
import { ageSessions, tablesWith } from "./fixtures/database.mjs";
import { openHouseOnPostgres } from "./fixtures/house.mjs";
import { publishAll } from "./fixtures/publishing.mjs";
import { AT_ONCE, walkOut } from "./journeys/export-erase.mjs";

const house = openHouseOnPostgres(AT_ONCE, publishAll);

test("all of it is taken along, and then nothing is left", (t) =>
  house.visit(t, {}, (visit) =>
    walkOut(house, visit, {
      holds: (needle) => tablesWith(house.database(), needle),
      age: () => ageSessions(house.database()),
    }),
  ));
