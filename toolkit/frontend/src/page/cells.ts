// Puts what a code cell gave into the cell's place among the prose.
import { Area, sorry } from "../outputs/area";
import { modelOf, type Output, type Update } from "../outputs/output";
import type { PageManager } from "./manager";

/** The elements in which outputs travel, one for each cell. */
export const SENT = "script.cell-output";

// By the kernel's manager: what one kernel updates, another has never shown.
const areas = new Map<HTMLElement, { area: Area; manager: PageManager }>();

function placeOf(sent: HTMLElement): HTMLElement | null {
  const cell = sent.dataset["cell"] ?? "";
  return document.querySelector<HTMLElement>(`.cell[data-cell="${CSS.escape(cell)}"]`);
}

/** The outputs that an element brings; null while it is not whole. */
export function outputsOf(sent: HTMLElement | null): Output[] | null {
  try {
    return JSON.parse(sent?.textContent ?? "") as Output[];
  } catch {
    return null;
  }
}

/** Whether each cell that shows a Stage now would show a widget again. */
export function bringsStages(fresh: Document): boolean {
  return [...document.querySelectorAll<HTMLElement>(".cell[data-cell]")].every((cell) => {
    if (!cell.querySelector(".stage")) return true;
    const number = CSS.escape(cell.dataset["cell"] ?? "");
    const sent = fresh.querySelector<HTMLElement>(`${SENT}[data-cell="${number}"]`);
    return outputsOf(sent)?.some((output) => modelOf(output) !== null) ?? false;
  });
}

/**
 * Shows a cell's outputs in its place; resolves when their widgets are there. "Loading" stays until there is something to
 * see, and what is there stays where the kernel is lost meanwhile.
 */
export async function fillCell(sent: HTMLElement, manager: PageManager | null): Promise<void> {
  const place = placeOf(sent);
  if (!place) return;
  try {
    if (!manager) throw new Error("outputs before a kernel");
    await areaIn(place, manager).draw(outputsOf(sent) ?? [], () => !manager.kernel.isDisposed);
  } catch (error) {
    if (manager?.kernel.isDisposed) return;
    console.error(error);
    place.replaceChildren(sorry());
  }
}

function areaIn(place: HTMLElement, manager: PageManager): Area {
  const known = areas.get(place);
  if (known?.manager === manager) return known.area;
  const area = new Area(place, manager);
  areas.set(place, { area, manager });
  return area;
}

/** Takes an `update_display` to the cells that show its display. */
export function updateCells(update: Update, of: PageManager): void {
  for (const { area, manager } of areas.values()) if (manager === of) area.update(update);
}

/** Nothing will come any more: what still waits says so. */
export function giveUpWaiting(): void {
  for (const waiting of document.querySelectorAll(".cell > .waiting")) waiting.replaceWith(sorry());
}

/** Cells that gave nothing lose their "loading"; where the page broke off, they say so. */
export function endWaiting(whole: boolean): void {
  for (const waiting of document.querySelectorAll(".cell > .waiting")) {
    const cell = waiting.parentElement;
    const coming = document.querySelector(`${SENT}[data-cell="${CSS.escape(cell?.dataset["cell"] ?? "")}"]`);
    if (coming) continue;
    if (whole) cell?.remove();
    else waiting.replaceWith(sorry());
  }
}
