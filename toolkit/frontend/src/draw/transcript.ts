import type { Transcript, TranscriptLine } from "../blocks";
import { fill, h, text } from "../dom";
import { icon } from "../icons";
import type { MakeId } from "./around";
import { drawGroup, drawRead } from "./group";

function drawTick(tag: Transcript["tags"][number], line: TranscriptLine, block: Transcript): HTMLElement {
  const attributes = { name: `${block.name}/${line.value}`, value: tag.value, "data-line": line.value };
  const input = h("input", { type: "checkbox", ...attributes });
  input.checked = line.picked.includes(tag.value);
  return h("label", {}, input, h("span", {}, tag.label));
}

/** The tags of one line, folded away; the fold says which of them are set. */
function drawTags(line: TranscriptLine, number: number, block: Transcript, id: MakeId): HTMLElement {
  const askId = id(`${block.key}-${line.value}-ask`);
  const marked = h("span", { class: "marked" });
  const node = h(
    "details",
    { "data-at": line.value },
    h(
      "summary",
      { "data-at": line.value },
      h("span", { id: askId, class: "ask" }, fill(block.ask, { speaker: line.speaker, number })),
      " ",
      marked,
    ),
    h(
      "fieldset",
      { "aria-labelledby": askId },
      h("div", { class: "groups" }, ...block.tags.map((tag) => drawTick(tag, line, block))),
    ),
  );
  const tell = (): void => {
    const labels = [...node.querySelectorAll("input:checked + span")].map((label) => label.textContent ?? "");
    marked.textContent = labels.length > 0 ? fill(block.marked, { labels: labels.join(" · ") }) : block.unmarked;
    node.classList.toggle("is-marked", labels.length > 0);
  };
  node.addEventListener("input", tell);
  tell();
  return node;
}

function drawMarks({ marks }: TranscriptLine): HTMLElement | null {
  if (marks.length === 0) return null;
  const items = marks.map(({ label, mark, mark_text }) =>
    h("li", { class: `mark-${mark}` }, h("p", { class: "mark-text" }, icon(mark), h("span", {}, h("strong", {}, label), ` – ${mark_text}`))),
  );
  return h("ul", { class: "tag-marks" }, ...items);
}

function drawLine(line: TranscriptLine, index: number, block: Transcript, id: MakeId): HTMLElement {
  const isAsked = line.open && !block.locked && block.tags.length > 0;
  return h(
    "li",
    { class: line.open ? "line is-open" : "line" },
    h("p", { class: "speaker" }, h("span", { class: "line-number" }, String(index + 1)), " ", h("strong", {}, line.speaker)),
    ...text(line.text),
    isAsked ? drawTags(line, index + 1, block, id) : null,
    isAsked ? h("span", { class: "paper blank", "aria-hidden": "true" }) : null,
    drawMarks(line),
    line.note && h("div", { class: "line-note" }, ...text(line.note)),
  );
}

export function drawTranscript(block: Transcript, id: MakeId): HTMLElement {
  const lines = h("ol", { class: "talk", role: "list" }, ...block.lines.map((line, index) => drawLine(line, index, block, id)));
  if (block.tags.length === 0) return drawRead(block, lines);
  // On paper the tags stand once, with letters to write beside the lines.
  const letters = h("ol", { class: "paper letters" }, ...block.tags.map(({ label }) => h("li", {}, label)));
  return drawGroup(block, id, ...(block.locked ? [] : [letters]), lines);
}
