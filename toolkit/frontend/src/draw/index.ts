// One drawing function per type of block.
import type { Block } from "../blocks";
import { h } from "../dom";
import { drawActions } from "./actions";
import type { Around } from "./around";
import { drawChart } from "./chart";
import { drawChoices } from "./choices";
import { drawEntry } from "./entry";
import { drawCites, drawFeedback, drawParts } from "./feedback";
import { drawFilters } from "./filters";
import { drawGauges } from "./gauges";
import { drawIndex } from "./list";
import { drawKeep } from "./keep";
import { drawMatching } from "./matching";
import { drawOrdering } from "./ordering";
import { drawProfile } from "./profile";
import { drawNote, drawPeople, drawProse } from "./prose";
import { drawSorting } from "./sorting";
import { drawTimeline } from "./timeline";
import { drawTranscript } from "./transcript";

function content(block: Block, around: Around): HTMLElement {
  switch (block.type) {
    case "prose":
      return drawProse(block);
    case "note":
      return drawNote(block);
    case "people":
      return drawPeople(block);
    case "choices":
      return drawChoices(block, around.id);
    case "sorting":
      return drawSorting(block, around.id);
    case "ordering":
      return drawOrdering(block, around);
    case "matching":
      return drawMatching(block, around.id);
    case "entry":
      return drawEntry(block, around.id);
    case "keep":
      return drawKeep(block, around);
    case "transcript":
      return drawTranscript(block, around.id);
    case "profile":
      return drawProfile(block);
    case "chart":
      return drawChart(block);
    case "parts":
      return drawParts(block.items);
    case "filters":
      return drawFilters(block, around.id);
    case "index":
      return drawIndex(block, around.id);
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

export function draw(block: Block, around: Around): HTMLElement {
  const node = content(block, around);
  node.classList.add("block", `block-${block.type}`);
  node.dataset["key"] = block.key;
  return node;
}
