// Puts what a code cell gave into the cell's place among the prose.
import { h } from "../dom";
import type { PageManager } from "./manager";
import { word } from "./words";

function placeOf(template: HTMLTemplateElement): HTMLElement | null {
  const cell = template.dataset["cell"] ?? "";
  return document.querySelector<HTMLElement>(`.cell[data-cell="${CSS.escape(cell)}"]`);
}

function sorry(): HTMLElement {
  return h("p", { class: "output-error" }, word("could_not_load"));
}

/** Whether each cell that shows a Stage now would show a widget again. */
export function bringsStages(fresh: Document): boolean {
  return [...document.querySelectorAll<HTMLElement>(".cell[data-cell]")].every((cell) => {
    if (!cell.querySelector(".stage")) return true;
    const number = CSS.escape(cell.dataset["cell"] ?? "");
    const template = fresh.querySelector<HTMLTemplateElement>(`template.cell-output[data-cell="${number}"]`);
    return Boolean(template?.content.querySelector("[data-model]"));
  });
}

/**
 * Moves a template's content to its place and shows its widgets; resolves when they are there. Where the kernel is lost
 * meanwhile, what is there stays.
 */
export async function fillCell(template: HTMLTemplateElement, manager: PageManager | null): Promise<void> {
  const place = placeOf(template);
  if (!place) return;
  const content = document.importNode(template.content, true);
  const slots = [...content.querySelectorAll<HTMLElement>("[data-model]")];
  if (slots.length === 0) return place.replaceChildren(content);
  try {
    if (!manager) throw new Error("outputs before a kernel");
    await Promise.all(slots.map((slot) => manager.get_model(slot.dataset["model"] ?? "")));
    if (manager.kernel.isDisposed) return;
    // Shown only now, so that "loading" stays until there is something to see. A view must be in the page to attach.
    place.replaceChildren(content);
    await Promise.all(slots.map((slot) => fillSlot(manager, slot)));
  } catch (error) {
    if (manager?.kernel.isDisposed) return;
    console.error(error);
    place.replaceChildren(sorry());
  }
}

async function fillSlot(manager: PageManager, slot: HTMLElement): Promise<void> {
  try {
    await manager.show(slot.dataset["model"] ?? "", slot);
  } catch (error) {
    console.error(error);
    slot.replaceChildren(sorry());
  }
}

/** Cells that gave nothing lose their "loading"; where the page broke off, they say so. */
export function endWaiting(whole: boolean): void {
  for (const waiting of document.querySelectorAll(".cell > .waiting")) {
    const cell = waiting.parentElement;
    const coming = document.querySelector(`template.cell-output[data-cell="${CSS.escape(cell?.dataset["cell"] ?? "")}"]`);
    if (coming) continue;
    if (whole) cell?.remove();
    else waiting.replaceWith(sorry());
  }
}
