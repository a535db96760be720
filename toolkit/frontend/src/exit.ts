// The exit. It stands alone: inlined in the page's head, it works before, during and after everything else.
// Ways to go: the visible button, the hidden second link, Shift three times within five seconds.
const TIMES = 3;
const WITHIN_MS = 5000;

// From here on the page knows that scripts run, and hides what it says to those without.
document.documentElement.classList.add("with-scripts");

let gone = false;
let presses = 0;
let timer = 0;

const links = (): NodeListOf<HTMLAnchorElement> => document.querySelectorAll("a[data-exit]");

function cover(): void {
  const element = document.createElement("div");
  element.className = "exit-cover";
  // Style by script: it holds under a strict policy, and before any style sheet has arrived.
  element.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:#fff";
  document.documentElement.append(element);
  document.title = " ";
}

/** Nothing that was typed or picked may be there if the page is ever brought back. */
function clear(): void {
  document.querySelectorAll("form").forEach((form) => form.reset());
  document.querySelectorAll<HTMLInputElement>("input,textarea").forEach((field) => {
    field.value = "";
    field.checked = false;
  });
}

function leave(href: string): void {
  if (!gone) {
    gone = true;
    cover();
    say("Going");
    try {
      window.__leave?.();
      clear();
    } catch {
      // Leaving comes first, whatever fails on the way.
    }
  }
  location.replace(href);
}

function say(which: "Two" | "One" | "Going"): void {
  const live = document.getElementById("live");
  const words = [...links()].map((link) => link.dataset[`exit${which}`]).find(Boolean);
  if (live && words) live.textContent = words;
}

function count(to: number): void {
  presses = to;
  document.querySelectorAll(".exit-dots>*").forEach((dot, i) => dot.classList.toggle("is-on", i < presses));
}

document.addEventListener(
  "click",
  (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-exit],a[href^='#']:not([href='#'])");
    if (!link) return;
    if ("exit" in link.dataset) leave(link.href);
    else if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A step within the page must not stay in the history: Back would lead from the weather to it.
    else location.replace(link.href);
    event.preventDefault();
  },
  true,
);

document.addEventListener(
  "keydown",
  ({ key, repeat }) => {
    if (repeat) return;
    if (key !== "Shift") return count(0);
    if (presses === 0) {
      clearTimeout(timer);
      timer = window.setTimeout(() => count(0), WITHIN_MS);
    }
    count(presses + 1);
    const link = links()[0];
    if (presses >= TIMES && link) leave(link.href);
    else say(presses === 1 ? "Two" : "One");
  },
  true,
);

// Brought back from the browser's memory of pages: stay covered and go again.
addEventListener("pageshow", () => {
  const link = links()[0];
  if (gone && link) location.replace(link.href);
});

export {};
