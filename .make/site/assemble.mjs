// Lays the site out: pkg/<name>-<hash>.{css,js,wasm}, the public files, and a .br and .gz beside everything that shrinks.
// The new site is built in a folder of its own and takes the old one's place at the end, and only when it differs.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [site, pkg, name, style, work, assets] = process.argv.slice(2);

const COMPRESSIBLE = new Set([".css", ".html", ".ico", ".js", ".json", ".map", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashed(extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  return join(pkg, `${name}-${hash}${extension}`);
}

/** Path within the site → content, without the compressed twins. */
function originals() {
  const files = new Map();
  for (const path of filesUnder(assets)) {
    if (!basename(path).startsWith(".")) files.set(relative(assets, path), readFileSync(path));
  }
  for (const [extension, path] of [[".css", style], [".js", join(work, `${name}.js`)], [".wasm", join(work, `${name}.wasm`)]]) {
    const content = readFileSync(path);
    files.set(hashed(extension, content), content);
  }
  return files;
}

function compressed(content) {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return { ".br": brotliCompressSync(content, { params: quality }), ".gz": gzipSync(content, { level: 9 }) };
}

/** Is the site in place already made of exactly these originals, with nothing left over? */
function isInPlace(files) {
  for (const path of filesUnder(site).map((path) => relative(site, path))) {
    if (!files.has(path) && !files.has(path.replace(/\.(br|gz)$/, ""))) return false;
  }
  for (const [path, content] of files) {
    const placed = join(site, path);
    if (!existsSync(placed) || !readFileSync(placed).equals(content)) return false;
  }
  return true;
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function build(folder, files) {
  for (const [path, content] of files) {
    write(join(folder, path), content);
    if (!COMPRESSIBLE.has(extname(path))) continue;
    for (const [ending, small] of Object.entries(compressed(content))) {
      if (small.length < content.length) write(join(folder, path + ending), small);
    }
  }
}

const files = originals();
if (isInPlace(files)) {
  console.log(`    site: unchanged (${site})`);
} else {
  const [next, last] = [`${site}.next`, `${site}.last`];
  rmSync(next, { recursive: true, force: true });
  rmSync(last, { recursive: true, force: true });
  build(next, files);
  if (existsSync(site)) renameSync(site, last);
  renameSync(next, site);
  rmSync(last, { recursive: true, force: true });
  console.log(`    site: ${files.size} files (${site})`);
}
