// Tells which source files changed, once a quarter of a second of quiet has passed.

import { statSync, watch } from "node:fs";
import { join } from "node:path";

const QUIET = 250;
const isSource = (path) => !/(^|\/)(target|node_modules|\.[^/]*)(\/|$)|~$|\.sw.$/.test(path);

export function changesIn(roots, tell) {
  const changed = new Set();
  let timer;
  const note = (path) => {
    if (!isSource(path)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...changed];
      changed.clear();
      tell(paths);
    }, QUIET);
  };
  for (const root of roots) {
    const isFolder = statSync(root, { throwIfNoEntry: false })?.isDirectory();
    if (isFolder === undefined) continue;
    watch(root, { recursive: isFolder }, (_event, name) => note(isFolder && name ? join(root, name) : root));
  }
}
