// The page streams while this script already runs: prose first, then kernel-data, then the outputs of each code
// cell as it finishes, then cells-done. This watches for them.
import { outputsOf, SENT } from "./cells";
import { readJson, type KernelData } from "./data";

export interface Arrivals {
  kernel(data: KernelData): void;
  cell(sent: HTMLElement): void;
  /** All there is has arrived; `whole` is false if the page ended before the server was done. */
  done(whole: boolean): void;
}

export function watchPage(arrivals: Arrivals): void {
  const seen = new Set<Element>();
  let kernelKnown = false;
  let finished = false;

  function look(): void {
    if (finished) return;
    const data = kernelKnown ? null : readJson<KernelData>(document, "kernel-data");
    if (data) {
      kernelKnown = true;
      arrivals.kernel(data);
    }
    for (const sent of document.querySelectorAll<HTMLElement>(SENT)) {
      // One that is still growing is no JSON yet.
      if (seen.has(sent) || outputsOf(sent) === null) continue;
      seen.add(sent);
      arrivals.cell(sent);
    }
    const whole = document.getElementById("cells-done") !== null;
    if (whole || document.readyState !== "loading") {
      finished = true;
      observer.disconnect();
      arrivals.done(whole);
    }
  }

  const observer = new MutationObserver(look);
  observer.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", look);
  look();
}
