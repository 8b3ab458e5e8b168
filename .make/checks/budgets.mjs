// The size budgets: what a first visit to the sign-in page loads before WebAssembly, and all WebAssembly
// with its JavaScript. Starts the binary on a free port, asks as a browser does, counts the bytes that would travel.
// Usage: budgets.mjs BINARY PKG-FOLDER

import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const [binary, pkg] = process.argv.slice(2);
const BUDGETS = { page: 30_000, wasm: 90_000 };

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function get(url) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { "accept-encoding": "br, gzip", accept: "text/html,*/*" } }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => resolve({ status: answer.statusCode, encoding: answer.headers["content-encoding"], body: Buffer.concat(parts) }));
      })
      .on("error", reject);
  });
}

function unpacked({ encoding, body }) {
  if (encoding === "br") return brotliDecompressSync(body);
  if (encoding === "gzip") return gunzipSync(body);
  return body;
}

const text = (answer) => unpacked(answer).toString();

async function untilReady(origin) {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await get(`${origin}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the server is not ready after 10 seconds");
}

/** What the page makes a browser fetch before any island wakes. */
function linked(html) {
  const paths = [];
  for (const [tag] of html.matchAll(/<(link|script|img|source)\b[^>]*>/g)) {
    const path = /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1];
    if (!path?.startsWith("/")) continue;
    if (tag.startsWith("<link") && !/\brel="(stylesheet|preload|modulepreload|icon|manifest)"/.test(tag)) continue;
    paths.push(path);
  }
  return paths;
}

const fontsIn = (css) => [...css.matchAll(/url\(["']?(\/[^"')]+)["']?\)/g)].map(([, path]) => path);
const isIslandFile = (path) => path.startsWith("/pkg/") && /\.(js|wasm)$/.test(path);

async function weighPage(origin) {
  const page = await get(`${origin}/sign-in`);
  if (page.status !== 200) throw new Error(`/sign-in answers ${page.status}`);
  const rows = [["/sign-in", page]];
  const waiting = linked(text(page));
  for (const path of waiting) {
    if (isIslandFile(path) || rows.some(([known]) => known === path)) continue;
    const file = await get(origin + path);
    if (file.status !== 200) throw new Error(`${path} answers ${file.status}`);
    rows.push([path, file]);
    if (path.endsWith(".css")) waiting.push(...fontsIn(text(file)));
  }
  return rows.map(([path, file]) => [path, unpacked(file).length, file.body.length, file.encoding ?? "as it is"]);
}

function weighWasm() {
  return readdirSync(pkg)
    .filter((name) => /\.(js|wasm)\.br$/.test(name))
    .map((name) => [`/pkg/${name.slice(0, -3)}`, statSync(join(pkg, name.slice(0, -3))).size, statSync(join(pkg, name)).size, "br"]);
}

function report(title, rows, budget) {
  const total = rows.reduce((sum, [, , bytes]) => sum + bytes, 0);
  const verdict = total <= budget ? "within" : "OVER";
  for (const [path, full, bytes, encoding] of rows) {
    console.log(`    ${path.padEnd(44)} ${String(full).padStart(8)} ${String(bytes).padStart(8)}  ${encoding}`);
  }
  console.log(`    ${title.padEnd(44)} ${"".padStart(8)} ${String(total).padStart(8)}  ${verdict} the budget of ${budget}`);
  return total <= budget;
}

const folder = mkdtempSync(join(tmpdir(), "portico-sizes-"));
const port = await freePort();
const origin = `http://localhost:${port}`;
const server = spawn(binary, ["serve"], {
  cwd: folder,
  stdio: ["ignore", "pipe", "pipe"],
  env: { ...process.env, PORTICO_LISTEN: `127.0.0.1:${port}`, PORTICO_PUBLIC_URL: origin, PORTICO_DATABASE_URL: `sqlite:${folder}/portico.db` },
});
const said = [];
for (const stream of [server.stdout, server.stderr]) stream.on("data", (part) => said.push(part));
try {
  await untilReady(origin);
  console.log(`    ${"file".padEnd(44)} ${"bytes".padStart(8)} ${"sent".padStart(8)}`);
  const page = report("the sign-in page, before WebAssembly", await weighPage(origin), BUDGETS.page);
  const wasm = report("all WebAssembly and its JavaScript", weighWasm(), BUDGETS.wasm);
  process.exitCode = page && wasm ? 0 : 1;
} catch (problem) {
  console.error(`${problem.message}; the server said:\n${Buffer.concat(said)}`);
  process.exitCode = 1;
} finally {
  server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
