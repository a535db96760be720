// The policy of a page allows style sheets of its own host only, so the controls' sheet is a file beside this one.
declare const CONTROLS_CSS: string;

let loading: Promise<void> | null = null;

/** Resolves when the sheet is there; also when it is not, as unstyled controls are better than none. */
export function loadControlsCss(): Promise<void> {
  return (loading ??= load());
}

function load(): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(CONTROLS_CSS, import.meta.url).href;
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    document.head.append(link);
  });
}
