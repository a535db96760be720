// Widgets on anywidget that are not ours. Their scripts come from the kernel as text, which a page's policy forbids
// unless the server was started to allow any widget.
import type * as base from "@jupyter-widgets/base";

type Factory = (of: typeof base) => Record<string, unknown>;

/** The anywidget package is an AMD module: it hands its factory to a global `define`. */
async function loadFactory(): Promise<Factory> {
  const scope = globalThis as { define?: (needs: string[], factory: Factory) => void };
  const before = scope.define;
  try {
    return await new Promise((resolve, reject) => {
      scope.define = (_needs, factory) => resolve(factory);
      import("anywidget").catch(reject);
    });
  } finally {
    if (before) scope.define = before;
    else delete scope.define;
  }
}

/** The classes, made over the page's own base classes. */
export async function loadAnywidget(of: typeof base): Promise<Record<string, unknown>> {
  return (await loadFactory())(of);
}
