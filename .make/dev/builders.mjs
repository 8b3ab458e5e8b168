// Two ways to keep a server running that is built from the files as they are: cargo-leptos where it is installed,
// otherwise this project's own scripts.

import { spawn } from "node:child_process";

function serverEnvironment(port) {
  const { PORTICO_TOOLS: _tools, PORTICO_DEV_BUILDER: _builder, PORTICO_DEMO_TEXTS: _demo, ...kept } = process.env;
  return { ...kept, PORTICO_LISTEN: `127.0.0.1:${port}`, PORTICO_PUBLIC_URL: "http://localhost:3000" };
}

function run(command, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), { stdio: "inherit", env });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

const styleOnly = (path) => path.startsWith("style/") || path.startsWith("public/");

/** Rebuilds with the scripts of .make and starts the server anew; changes that come meanwhile are built next. */
export class CargoBuilder {
  #port;
  #server;
  #waiting = new Set();
  #busy = false;

  constructor(port) {
    this.#port = port;
  }

  async start() {
    await this.changed(["Cargo.toml"]);
  }

  async changed(paths) {
    for (const path of paths) this.#waiting.add(path);
    if (this.#busy) return;
    this.#busy = true;
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting];
      this.#waiting.clear();
      await this.#build(batch);
    }
    this.#busy = false;
  }

  async #build(paths) {
    console.log(`==> Changed: ${paths.slice(0, 3).join(", ")}${paths.length > 3 ? ` and ${paths.length - 3} more` : ""}`);
    const site = paths.some((path) => !path.startsWith("server/"));
    if (site && !(await run(["bash", ".make/site.sh"]))) return;
    if (!paths.every(styleOnly) && !(await run(["cargo", "build", "--package", "portico"]))) return;
    await this.#restart();
  }

  async #restart() {
    await this.stop();
    const portico = `${process.env.CARGO_TARGET_DIR}/debug/portico`;
    const env = serverEnvironment(this.#port);
    if (process.env.PORTICO_DEMO_TEXTS) {
      for (const what of ["purposes", "legal"]) await run([portico, what, "publish"], env);
    }
    this.#server = spawn(portico, ["serve"], { stdio: "inherit", env });
  }

  async stop() {
    const server = this.#server;
    if (!server || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    const timer = setTimeout(() => server.kill("SIGKILL"), 2000);
    await ended;
    clearTimeout(timer);
  }
}

/** Leaves building and restarting to `cargo leptos watch`; only the style's @imports are bundled for it. */
export class CargoLeptosBuilder {
  #port;
  #child;

  constructor(port) {
    this.#port = port;
  }

  async start() {
    this.#child = spawn("cargo", ["leptos", "watch", "--", "serve"], { stdio: "inherit", env: serverEnvironment(this.#port) });
  }

  async changed(paths) {
    if (paths.some((path) => path.startsWith("style/"))) await run(["bash", ".make/site.sh", "style"]);
  }

  async stop() {
    this.#child?.kill("SIGINT");
  }
}
