// What stands over a page that nobody is to see.
const veil = document.createElement("div");
veil.className = "exit-cover";
veil.setAttribute("role", "alert");
// Style by script: it holds under a strict policy, and before any style sheet has arrived.
veil.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:#fff;color:#fff;visibility:visible";

const root = document.documentElement;

/** Nothing of the page is seen, found, read out, printed or reached by a key. `words` are said, not seen. */
export function cover(words = ""): void {
  veil.textContent = words;
  root.append(veil);
  root.style.visibility = "hidden";
}

export function uncover(): void {
  veil.remove();
  root.style.visibility = "";
}
