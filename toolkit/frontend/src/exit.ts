// The exit. It stands alone: inlined in the page's head, it works before, during and after everything else.
// Ways to go: the visible button, the hidden second link, Shift three times within five seconds.
// Ways back: none but her own. What Back and Forward bring of a visit that is over is covered before it is painted, and
// gives its place in the history to the other page, too.
import { cover, uncover } from "./exit/cover";
import { beginIfMeant, end, isOver, store } from "./exit/visit";

const TIMES = 3;
const WITHIN_MS = 5000;

// What is said and where it leads stands at the script itself: the page's links are not there yet, and may never be.
const { away = "/", tab = "", two = "", one = "", going = "" } = document.currentScript!.dataset;

// From here on the page knows that scripts run, and hides what it says to those without.
document.documentElement.classList.add("with-scripts");

let gone = false;
let presses = 0;
let timer = 0;

// Other open tabs leave with this one. A page that rests in Chromium's memory of pages is dropped from it by a message.
const tabs = window.BroadcastChannel ? new BroadcastChannel("exit") : null;

/** Nothing that was typed or picked may be there if the page is ever brought back. */
function clear(): void {
  document.querySelectorAll("form").forEach((form) => form.reset());
  document.querySelectorAll<HTMLInputElement>("input,textarea").forEach((field) => {
    field.value = "";
    field.checked = false;
  });
}

/** Leaving comes first, whatever fails on the way. */
function attempt(...steps: (() => void)[]): void {
  for (const step of steps) {
    try {
      step();
    } catch {
      // The next one may do.
    }
  }
}

/** Shows nothing, under a name that tells nothing, and gives the page's place in the history to the other page. */
function vanish(): void {
  cover(going);
  document.title = tab;
  attempt(() => history.replaceState(null, "", "/"));
  location.replace(away);
}

function leave(): void {
  if (!gone) {
    gone = true;
    cover();
    attempt(end, () => window.__leave?.(), clear);
  }
  vanish();
}

function leaveEverywhere(): void {
  attempt(() => tabs?.postMessage(""));
  leave();
}

function count(to: number): void {
  presses = to;
  document.querySelectorAll(".exit-dots>*").forEach((dot, i) => dot.classList.toggle("is-on", i < presses));
}

function say(words: string): void {
  const live = document.getElementById("live");
  if (live) live.textContent = words;
}

/** Whether the event is at an exit. Then it is ours alone: no other tab opens, no menu. */
function atExit(event: Event): boolean {
  const found = (event.target as Element).closest("a[data-exit]");
  if (found) event.preventDefault();
  return Boolean(found);
}

function follow(event: MouseEvent): void {
  if (atExit(event)) return leaveEverywhere();
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  if (!link || link.target || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const isStep = /^#./.test(link.getAttribute("href") ?? "");
  // A step within the page must not stay in the history: Back would lead from the weather to it. Neither may a page,
  // where the browser keeps no mark by which Back could know it.
  if (!isStep && (store || link.origin !== location.origin)) return;
  event.preventDefault();
  location.replace(link.href);
}

function pressed({ key, repeat }: KeyboardEvent): void {
  if (repeat) return;
  if (key !== "Shift") return count(0);
  if (presses === 0) {
    clearTimeout(timer);
    timer = window.setTimeout(() => count(0), WITHIN_MS);
  }
  count(presses + 1);
  if (presses >= TIMES) leaveEverywhere();
  else say(presses === 1 ? two : one);
}

/** The visit may be over already: then this page came by Back, or she means to come in again. */
function arrive(): void {
  if (!isOver()) return;
  beginIfMeant();
  if (!isOver()) return;
  window.stop();
  vanish();
}

const on = <K extends keyof DocumentEventMap>(name: K, take: (event: DocumentEventMap[K]) => unknown): void =>
  document.addEventListener(name, take, true);

if (tabs) tabs.onmessage = leave;
on("click", follow);
// The middle button, and a long press or the right button, whose menu offers another tab: the page would stay open.
on("auxclick", (event) => event.button === 1 && atExit(event) && leaveEverywhere());
on("contextmenu", (event) => atExit(event) && leaveEverywhere());
on("keydown", pressed);
on("prerenderingchange" as "load", arrive);
// A page goes into the browser's memory of pages covered, so that it cannot be seen for a moment when it comes back.
addEventListener("pagehide", () => cover());
addEventListener("pageshow", ({ persisted }) => {
  if (gone || isOver()) vanish();
  else if (persisted) uncover();
});
arrive();
