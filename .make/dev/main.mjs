// `make dev`: a builder that keeps the site and the server fresh, and a proxy in front that reloads the page.
// The proxy means that the product itself holds no code for development.

import { changesIn } from "./changes.mjs";
import { CargoBuilder, CargoLeptosBuilder } from "./builders.mjs";
import { startProxy } from "./proxy.mjs";

const PUBLIC = 3000;
const INNER = 3002;

const builder = process.env.PORTICO_DEV_BUILDER === "cargo-leptos" ? new CargoLeptosBuilder(INNER) : new CargoBuilder(INNER);
const proxy = startProxy(PUBLIC, INNER);
console.log(`==> Open http://localhost:${PUBLIC}; the page reloads itself after a change. Ctrl-C stops.`);

await builder.start();
changesIn(["app", "frontend/src", "server", "style", "public", "Cargo.toml"], (paths) => builder.changed(paths));
proxy.watch("target/site");

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    builder.stop();
    process.exit(0);
  });
}
