// Builds toolkit/frontend/dist, which is committed so that Python users need no Node.
//
//   npm ci            once: exact versions from package-lock.json
//   npm run check     types
//   npm run build     writes dist/ anew; the same sources give the same bytes on every machine
//
// dist/ holds
//   page-*.js         the page client; lazily loaded parts-*.js beside it
//   page-*.css        the whole page; controls-*.css only with stock ipywidgets controls
//   anywidget-*.js    only with widgets on anywidget that are not ours
//   markdown-*.js     only with Markdown that code displays
//   maths-*.js, .css  only with maths; KaTeX_*.woff2 are its letters
//   exit-*.js         the exit, inlined by the server (so it has no imports)
//   stage-*.js, .css  the renderer alone: what JupyterLab gets as _esm and _css
//   THIRD-PARTY.txt   the licences of the packages that the bundles contain
//   manifest.json     plain name -> hashed name. "shared.js" is what page.js imports at once: preload it
//
// With ANALYSE=1 the largest inputs of each bundle are printed.
import { build } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, "dist");
const STUBS = join(HERE, "src", "stubs");
const MODULES = join(HERE, "node_modules");

// Packages of which a page needs a small part, or nothing. Each stub says why it is safe.
const STUBBED_PACKAGES = {
  "jquery": "jquery.ts",
  "underscore": "underscore.ts",
  "sanitize-html": "sanitize-html.ts",
  "@jupyterlab/coreutils": "coreutils.ts",
  "@lumino/widgets": "lumino-widgets.ts",
  "@lumino/dragdrop": "dragdrop.ts",
  "lodash/isEqual": "is-equal.ts",
};

// Relative imports inside packages that drag in what a page never uses: [importing folder, import, stub].
const STUBBED_IMPORTS = [
  [join("@jupyterlab", "services", "lib", "kernel"), "..", "services-index.ts"],
  [join("@jupyterlab", "services", "lib", "kernel"), "../kernelspec/restapi", "kernelspec.ts"],
  [join("@jupyter-widgets", "base", "lib"), "./errorwidget", "errorwidget.ts"],
  [join("@jupyter-widgets", "base-manager", "lib"), "./latex", "latex.ts"],
  [join("@jupyter-widgets", "controls", "lib"), "../package.json", "controls-package.ts"],
];

const lumino = (name, file) => ({ path: join(MODULES, "@lumino", name, "src", `${file}.ts`), sideEffects: false });

const slim = {
  name: "slim",
  setup(builder) {
    builder.onResolve({ filter: /^[^.]/ }, ({ path }) => (
      Object.hasOwn(STUBBED_PACKAGES, path) ? { path: join(STUBS, STUBBED_PACKAGES[path]), sideEffects: false } : undefined
    ));
    builder.onResolve({ filter: /^\.\.?(\/|$)/ }, ({ path, importer }) => {
      for (const [folder, wanted, stub] of STUBBED_IMPORTS) {
        if (path === wanted && dirname(importer).endsWith(sep + folder)) {
          return { path: join(STUBS, stub), sideEffects: false };
        }
      }
      return undefined;
    });
    // Lumino ships its TypeScript sources: file by file, unlike its one-file bundles, what is unused falls away.
    builder.onResolve({ filter: /^lumino-widget:/ }, ({ path }) => lumino("widgets", path.slice("lumino-widget:".length)));
    builder.onResolve({ filter: /^@lumino\/(algorithm|collections|coreutils|disposable|domutils|messaging|properties|signaling|virtualdom)$/ }, ({ path }) => (
      lumino(basename(path), "index")
    ));
  },
};

// KaTeX names each of its fonts three times. Browsers that this page runs in read the first.
const oneFont = {
  name: "one-font",
  setup(builder) {
    builder.onLoad({ filter: /katex\.css$/ }, ({ path }) => {
      const contents = readFileSync(path, "utf8").replace(/,\s*url\([^)]+\.(woff|ttf)\) format\("\w+"\)/g, "");
      return { contents, loader: "css", resolveDir: dirname(path) };
    });
  },
};

const common = {
  absWorkingDir: HERE,
  bundle: true,
  minify: true,
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  outdir: DIST,
  entryNames: "[name]-[hash]",
  chunkNames: "parts-[hash]",
  metafile: true,
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
};

const manifest = {};
const packages = new Set();

function remember({ metafile }) {
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const name = basename(path);
    const plain = name.startsWith("parts-") ? name : name.replace(/-[A-Z0-9]{8}\./, ".");
    manifest[plain] = name;
    for (const input of Object.keys(output.inputs)) rememberPackage(input);
    if (plain === "page.js") rememberShared(output);
    if (process.env.ANALYSE) analyse(name, output);
  }
}

function rememberShared(page) {
  const shared = page.imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path));
  if (shared.length !== 1) throw new Error(`page.js should import one shared part at once, not ${shared.length}`);
  manifest["shared.js"] = shared[0];
}

function rememberPackage(input) {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
  if (name) packages.add(name);
}

// Jupyter's and Lumino's packages name their licence (BSD-3-Clause) but carry no copy; its text is in our own LICENSE.
function owner(author) {
  return (typeof author === "string" ? author : author?.name) ?? "its contributors";
}

function licences() {
  return [...packages].sort().map((name) => {
    const { version, license, author } = JSON.parse(readFileSync(join(MODULES, name, "package.json"), "utf8"));
    const file = readdirSync(join(MODULES, name)).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? readFileSync(join(MODULES, name, file), "utf8").trim() : `Licence: ${license}, Copyright: ${owner(author)}`;
    return `${name} ${version}\n\n${text}\n`;
  });
}

function analyse(name, output) {
  const inputs = Object.entries(output.inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput);
  console.log(`\n${name} ${output.bytes}`);
  for (const [path, { bytesInOutput }] of inputs.slice(0, 25)) console.log(String(bytesInOutput).padStart(8), path);
}

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });

remember(await build({
  ...common,
  entryPoints: { page: "src/page.css", stage: "src/stage.css", controls: "src/controls.css", maths: "src/maths.css" },
  loader: { ".woff2": "file" },
  assetNames: "[name]-[hash]",
  plugins: [oneFont],
}));
remember(await build({ ...common, entryPoints: { exit: "src/exit.ts" }, format: "iife" }));
// Apart from the page's parts: they need nothing of them, so that page.js shares its code with one part only.
remember(await build({
  ...common,
  entryPoints: { anywidget: "src/lazy/anywidget.ts", markdown: "src/lazy/markdown.ts", maths: "src/lazy/maths.ts" },
  format: "esm",
}));
remember(await build({ ...common, entryPoints: { stage: "src/stage.ts" }, format: "esm" }));
remember(await build({
  ...common,
  entryPoints: { page: "src/page.ts" },
  format: "esm",
  splitting: true,
  plugins: [slim],
  define: {
    ...common.define,
    CONTROLS_CSS: JSON.stringify(manifest["controls.css"]),
    ANYWIDGET_JS: JSON.stringify(manifest["anywidget.js"]),
    MARKDOWN_JS: JSON.stringify(manifest["markdown.js"]),
    MATHS_JS: JSON.stringify(manifest["maths.js"]),
    MATHS_CSS: JSON.stringify(manifest["maths.css"]),
  },
}));

const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(DIST, "THIRD-PARTY.txt"), licences().join(`\n${"-".repeat(80)}\n\n`));
writeFileSync(join(DIST, "manifest.json"), JSON.stringify(sorted, null, 2) + "\n");
