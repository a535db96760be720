// Polite announcements. A status region speaks only when its words change after it is in the page, so it is
// emptied first and filled a moment later: the same sentence is then spoken twice when it is meant twice.
const PAUSE_MS = 80;

export function announcer(region: HTMLElement): (words: string) => void {
  let timer = 0;
  return (words) => {
    if (!words) return;
    window.clearTimeout(timer);
    region.textContent = "";
    timer = window.setTimeout(() => {
      region.textContent = words;
    }, PAUSE_MS);
  };
}
