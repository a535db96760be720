// One drawing function per type of block.
import type { Block } from "../blocks";
import { h } from "../dom";
import { drawActions } from "./actions";
import { drawChoices } from "./choices";
import { drawCites, drawFeedback } from "./feedback";
import { drawGauges } from "./gauges";
import { drawNote, drawPeople, drawProse } from "./prose";
import { drawSorting } from "./sorting";
import { drawTimeline } from "./timeline";

/** Makes ids that no other Stage on the page uses. */
export type MakeId = (name: string) => string;

function content(block: Block, id: MakeId): HTMLElement {
  switch (block.type) {
    case "prose":
      return drawProse(block);
    case "note":
      return drawNote(block);
    case "people":
      return drawPeople(block);
    case "choices":
      return drawChoices(block, id);
    case "sorting":
      return drawSorting(block, id);
    case "feedback":
      return drawFeedback(block);
    case "gauges":
      return drawGauges(block);
    case "timeline":
      return drawTimeline(block);
    case "cites":
      return drawCites(block);
    case "actions":
      return drawActions(block.actions);
    default:
      // A newer kernel may send a type that this page does not know yet; the other blocks still show.
      return h("div");
  }
}

export function draw(block: Block, id: MakeId): HTMLElement {
  const node = content(block, id);
  node.classList.add("block", `block-${block.type}`);
  node.dataset["key"] = block.key;
  return node;
}
