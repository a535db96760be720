// Runs the unit tests of the renderer in a small DOM, without a browser: `npm test`.
//
// They lie in tests/frontend/*.test.ts. `python -m tests.frontend.screens FILE` writes the Screens they draw, as Python
// makes them; pytest does both, with SCREENS naming the file.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const TESTS = join(HERE, "..", "..", "tests", "frontend");
// Within node_modules, so that packages are found from there.
const BUILT = join(HERE, "node_modules", ".tests");

const files = readdirSync(TESTS).filter((name) => name.endsWith(".test.ts"));
if (files.length === 0) throw new Error(`${TESTS} has no tests`);

rmSync(BUILT, { recursive: true, force: true });
await build({
  absWorkingDir: HERE,
  entryPoints: files.map((name) => join(TESTS, name)),
  outdir: BUILT,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  sourcemap: "inline",
  logLevel: "warning",
});
const built = readdirSync(BUILT).map((name) => join(BUILT, name));
const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...built], { stdio: "inherit" });
process.exit(status ?? 1);
