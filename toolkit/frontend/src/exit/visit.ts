// Whether the visit of this tab is over. After the exit the tab keeps one mark, until it is closed or she comes back by
// the address, a bookmark or a link. It says nothing but that this tab has left, and no server ever sees it.
const MARK = "left";

/** Null where the browser keeps nothing for us. */
export const store = kept();

function kept(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

export const isOver = (): boolean => Boolean(store?.getItem(MARK));

export function end(): void {
  store?.setItem(MARK, "1");
}

/** Only a deliberate way in begins a visit anew: Back, Forward and loading again do not. */
export function beginIfMeant(): void {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (entry?.type === "navigate") store?.removeItem(MARK);
}
