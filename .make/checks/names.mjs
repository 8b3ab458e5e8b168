// The two roads to a build, our scripts and cargo-leptos, must mean the same crates, folders, profile and browsers:
// compares .make/names.sh with [[workspace.metadata.leptos]]. Also: the pinned wasm-bindgen is the one in Cargo.lock.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const names = Object.fromEntries(
  [...readFileSync(".make/names.sh", "utf8").matchAll(/^([A-Z_]+)=(?:'([^']*)'|(\S*))$/gm)].map(([, key, quoted, bare]) => [key, quoted ?? bare]),
);
const cargo = JSON.parse(execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { encoding: "utf8" }));
const block = cargo.metadata?.leptos?.[0] ?? {};

const pinned = (lock, crate) => new RegExp(`^name = "${crate}"\nversion = "([^"]+)"`, "m").exec(readFileSync(lock, "utf8"))?.[1];
const sorted = (options) => [...options].sort().join(" ");

const pairs = [
  ["output-name", block["output-name"], names.OUTPUT_NAME],
  ["bin-package", block["bin-package"], names.BIN_PACKAGE],
  ["lib-package", block["lib-package"], names.LIB_PACKAGE],
  ["lib-profile-release", block["lib-profile-release"], names.WASM_PROFILE],
  ["site-root", block["site-root"], names.SITE_ROOT],
  ["site-pkg-dir", block["site-pkg-dir"], names.PKG_DIR],
  ["assets-dir", block["assets-dir"], names.ASSETS_DIR],
  ["style-file", block["style-file"], names.STYLE_BUNDLE],
  ["browserquery", block.browserquery, names.BROWSERS],
  ["wasm-opt-features", sorted(block["wasm-opt-features"] ?? []), sorted((names.WASM_OPT_FLAGS ?? "").split(" "))],
  ["the package of bin-package", cargo.packages.find((known) => known.name === names.BIN_PACKAGE)?.name, names.BIN_PACKAGE],
  ["the package of lib-package", cargo.packages.find((known) => known.name === names.LIB_PACKAGE)?.name, names.LIB_PACKAGE],
  ["wasm-bindgen", pinned("Cargo.lock", "wasm-bindgen"), pinned(".make/tools/wasm-bindgen/Cargo.lock", "wasm-bindgen-cli-support")],
];

const drifted = pairs.filter(([, one, other]) => one === undefined || one !== other);
for (const [what, one, other] of drifted) console.error(`${what}: Cargo.toml has ${one}, .make has ${other}`);
console.log(`    ${pairs.length - drifted.length} of ${pairs.length} names agree`);
process.exit(drifted.length === 0 ? 0 : 1);
