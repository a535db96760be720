// A small DOM, put where the renderer looks for it. Import it before anything of the renderer.
import { Window } from "happy-dom";

const small = new Window({ url: "http://127.0.0.1/en/04-role" });

// What the renderer's sources name without `window.`; `document` and its fellows are the page's own in a browser.
const NAMES = ["document", "location", "Element", "HTMLElement", "HTMLInputElement", "Event", "CSS", "Blob"] as const;
Object.assign(globalThis, { window: small }, Object.fromEntries(NAMES.map((name) => [name, small[name]])));

/** What is printed while `look` runs; the page is as before afterwards. */
export function printed<T>(look: () => T): T {
  window.dispatchEvent(new Event("beforeprint"));
  const seen = look();
  window.dispatchEvent(new Event("afterprint"));
  return seen;
}
