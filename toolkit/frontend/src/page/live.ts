import { announcer } from "../announce";
import { h } from "../dom";

function region(): HTMLElement {
  const found = document.getElementById("live");
  if (found) return found;
  const made = h("div", { id: "live", role: "status", class: "visually-hidden" });
  document.body.append(made);
  return made;
}

/** Speaks a sentence politely through the page's one status region. */
export const announce = announcer(region());
