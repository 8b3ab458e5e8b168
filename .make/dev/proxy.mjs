// Stands before the development server: passes everything on, waits while the server is being rebuilt, and gives every
// HTML page a few lines of script (with the page's own nonce) that reload it when the server or the site is new.

import { statSync } from "node:fs";
import http from "node:http";

const RELOAD_PATH = "/dev/reload";
const LOOK_EVERY = 300;
const listeners = new Set();

function reloadAll() {
  for (const listener of listeners) listener.write("data: reload\n\n");
}

const script = (nonce) =>
  `<script nonce="${nonce}">new EventSource("${RELOAD_PATH}").onmessage = () => location.reload();</script>`;

function listen(answer) {
  answer.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  answer.write(": connected\n\n");
  listeners.add(answer);
  answer.on("close", () => listeners.delete(answer));
}

function passOn(inner, request, body, answer, triesLeft) {
  const headers = { ...request.headers, "accept-encoding": "identity" };
  const outgoing = http.request({ host: "127.0.0.1", port: inner, path: request.url, method: request.method, headers }, (incoming) => {
    if (!incoming.headers["content-type"]?.startsWith("text/html")) {
      answer.writeHead(incoming.statusCode, incoming.rawHeaders);
      incoming.pipe(answer);
      return;
    }
    const parts = [];
    incoming.on("data", (part) => parts.push(part));
    incoming.on("end", () => {
      const nonce = /'nonce-([^']+)'/.exec(incoming.headers["content-security-policy"] ?? "")?.[1] ?? "";
      const page = Buffer.concat([...parts, Buffer.from(request.method === "HEAD" ? "" : script(nonce))]);
      const { "content-length": _old, "transfer-encoding": _chunked, ...kept } = incoming.headers;
      answer.writeHead(incoming.statusCode, { ...kept, "content-length": page.length });
      answer.end(page);
    });
  });
  outgoing.on("error", () => {
    if (triesLeft > 0) {
      setTimeout(() => passOn(inner, request, body, answer, triesLeft - 1), LOOK_EVERY);
    } else {
      answer.writeHead(502, { "content-type": "text/plain" });
      answer.end("The server is not running; see the terminal for what the build said.\n");
    }
  });
  outgoing.end(body);
}

/** Calls back when the inner server answers again after it had not, that is: when it was started anew. */
function watchServer(inner, tell) {
  let wasUp = true;
  setInterval(() => {
    http
      .get({ host: "127.0.0.1", port: inner, path: "/health/ready", timeout: 1000 }, (answer) => {
        answer.resume();
        if (!wasUp) tell();
        wasUp = true;
      })
      .on("error", () => {
        wasUp = false;
      });
  }, LOOK_EVERY);
}

function watchFolder(folder, tell) {
  const changedAt = () => statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  let last = changedAt();
  setInterval(() => {
    const now = changedAt();
    if (now !== undefined && now !== last) tell();
    last = now;
  }, LOOK_EVERY);
}

export function startProxy(port, inner) {
  http
    .createServer((request, answer) => {
      if (request.url === RELOAD_PATH) {
        listen(answer);
        return;
      }
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => passOn(inner, request, Buffer.concat(parts), answer, 200));
    })
    .listen(port, "127.0.0.1");
  watchServer(inner, reloadAll);
  return { watch: (folder) => watchFolder(`${folder}/pkg`, reloadAll) };
}
