// The first journey once more, on PostgreSQL.

import { test } from "node:test";
import { openHouseOnPostgres } from "./fixtures/house.mjs";
import { walkAsNewcomer } from "./journeys/newcomer.mjs";

const house = openHouseOnPostgres();

test("a newcomer's journey on PostgreSQL", (t) => house.visit(t, { reducedMotion: "no-preference" }, walkAsNewcomer));
