const drawers = new WeakMap<Element, () => HTMLElement | null>();
const papers = new Set<HTMLElement>();
const unfolded = new Set<HTMLDetailsElement>();

/** `draw` puts what is printed in place of a Stage's screen into it, if there is anything. */
export function onPaper(stage: HTMLElement, draw: () => HTMLElement | null): void {
  drawers.set(stage, draw);
}

// Paper cannot be opened: while a page is printed nothing is folded away, or comes only after a press.
function unfold(): void {
  for (const stage of papers.size ? [] : document.querySelectorAll(".stage")) {
    const paper = drawers.get(stage)?.();
    if (paper) papers.add(paper);
  }
  for (const one of document.querySelectorAll<HTMLDetailsElement>(".stage details:not([open])")) {
    one.open = true;
    unfolded.add(one);
  }
}

function fold(): void {
  for (const one of unfolded) one.open = false;
  unfolded.clear();
  for (const paper of papers) paper.remove();
  papers.clear();
}

window.addEventListener("beforeprint", unfold);
window.addEventListener("afterprint", fold);
// A preview of print has no events of its own.
window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? unfold() : fold()));

/** Prints one Stage without the page around it. */
export function printAlone(stage: HTMLElement): void {
  const page = document.documentElement;
  for (const before of document.querySelectorAll(".is-printed")) before.classList.remove("is-printed");
  page.classList.add("prints-one");
  stage.classList.add("is-printed");
  const whole = (): void => {
    page.classList.remove("prints-one");
    stage.classList.remove("is-printed");
  };
  window.addEventListener("afterprint", whole, { once: true });
  window.print();
}
