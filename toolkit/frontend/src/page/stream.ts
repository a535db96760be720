// The page streams while this script already runs: prose first, then kernel-data, then one template per code cell
// as it finishes, then cells-done. This watches for them.
import { readJson, type KernelData } from "./data";

export interface Arrivals {
  kernel(data: KernelData): void;
  cell(template: HTMLTemplateElement): void;
  /** All there is has arrived; `whole` is false if the page ended before the server was done. */
  done(whole: boolean): void;
}

// A template without anything behind it may still be growing.
const SETTLED_MS = 200;

export function watchPage(arrivals: Arrivals): void {
  const seen = new Set<Element>();
  let kernelKnown = false;
  let finished = false;
  let timer = 0;

  const isWhole = (element: Element, settled: boolean): boolean =>
    settled || element.nextSibling !== null || document.readyState !== "loading";

  function look(settled: boolean): void {
    if (finished) return;
    const data = kernelKnown ? null : readJson<KernelData>(document, "kernel-data");
    if (data) {
      kernelKnown = true;
      arrivals.kernel(data);
    }
    for (const template of document.querySelectorAll<HTMLTemplateElement>("template.cell-output")) {
      if (seen.has(template) || !isWhole(template, settled)) continue;
      seen.add(template);
      arrivals.cell(template);
    }
    const whole = document.getElementById("cells-done") !== null;
    if (whole || document.readyState !== "loading") {
      finished = true;
      observer.disconnect();
      arrivals.done(whole);
    }
  }

  const observer = new MutationObserver(() => {
    look(false);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => look(true), SETTLED_MS);
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => look(true));
  look(false);
}
