// The classes of widgets: from this bundle, or from its lazily loaded parts.
import * as base from "@jupyter-widgets/base";
import { BlockedModel, BlockedView } from "./blocked";
import { loadControlsCss } from "./controls-css";
import { type PageData, readJson } from "./data";
import { STAGE_MODULE, StageModel, StageView } from "./stage-widget";

// Each module of widgets by its name; a page that shows none of them never loads them.
type Classes = Record<string, unknown>;
const MODULES: Record<string, () => Promise<Classes>> = {
  [STAGE_MODULE]: async () => ({ StageModel, StageView }),
  "@jupyter-widgets/base": async () => base,
  "@jupyter-widgets/controls": () => stock(),
  "@jupyter-widgets/output": () => stock(),
  anywidget: () => (anywidget ??= other()),
};

// The package of anywidget runs once: a second run would not know the models of the first.
let anywidget: Promise<Classes> | null = null;

async function stock(): Promise<Classes> {
  const [classes] = await Promise.all([import("../lazy/widgets"), loadControlsCss()]);
  return classes;
}

// Built on its own (see build.mjs), so its hashed name is known only there.
declare const ANYWIDGET_JS: string;

async function other(): Promise<Classes> {
  // Without the allowance its script would be refused without a word; a class that is not there is explained.
  if (!readJson<PageData>(document, "page-data")?.anyWidget) return {};
  const address = new URL(ANYWIDGET_JS, import.meta.url).href;
  const { loadAnywidget } = (await import(address)) as typeof import("../lazy/anywidget");
  return loadAnywidget(base);
}

async function classesOf(moduleName: string): Promise<Classes> {
  return Object.prototype.hasOwnProperty.call(MODULES, moduleName) ? ((await MODULES[moduleName]?.()) ?? {}) : {};
}

/** The class of a model by its name; one that shows nothing, where there is none. */
export async function findModel(name: string, moduleName: string): Promise<unknown> {
  return (await classesOf(moduleName))[name] ?? BlockedModel;
}

/** The class of a view by its name; one that says why it shows nothing, where there is none. */
export async function findView(name: string, moduleName: string): Promise<unknown> {
  return (await classesOf(moduleName))[name] ?? BlockedView;
}
