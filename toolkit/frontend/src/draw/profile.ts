// Levels at several times. Each time has a shape and a lane of its own, so that nothing hangs on colour and no two
// marks hide each other; the names of the pictures and a table say the same in words.
import type { Profile } from "../blocks";
import { h, heading, line, plain, svg, text } from "../dom";

type Row = Profile["rows"][number];

const SHAPES = [
  () => svg("circle", { r: 6, class: "shape is-hollow" }),
  () => svg("circle", { r: 7, class: "shape" }),
  () => svg("path", { d: "M0-9L9 0 0 9-9 0z", class: "shape" }),
] as const;

function drawShape(time: number): SVGElement {
  return (SHAPES[time % SHAPES.length] ?? SHAPES[0])();
}

const percent = (share: number): string => `${Math.round(share * 1e4) / 100}%`;

function drawTrack(row: Row, block: Profile): SVGElement {
  const across = (level: number): string => percent((level - 0.5) / block.levels.length);
  const down = (time: number): string => percent((time + 0.5) / block.times.length);
  const rules = block.levels.map((_, index) => svg("line", { x1: across(index + 1), x2: across(index + 1), y1: 0, y2: "100%", class: "rule" }));
  const known = row.points.flatMap(({ level }, time) => (level === null ? [] : [{ x: across(level), y: down(time), time }]));
  const ways = known.slice(1).flatMap(({ x, y }, index) => {
    const from = known[index];
    return from ? [svg("line", { x1: from.x, y1: from.y, x2: x, y2: y, class: "way" })] : [];
  });
  const marks = known.map(({ x, y, time }) => svg("svg", { x, y, class: "at", "aria-hidden": "true" }, drawShape(time)));
  const words = row.points.map((point, time) => `${block.times[time] ?? ""}: ${point.words}`).join("; ");
  const name = `${plain(row.label)}. ${words}`;
  return svg("svg", { class: `track times-${block.times.length}`, role: "img", "aria-label": name }, ...rules, ...ways, ...marks);
}

function drawRow(row: Row, block: Profile): HTMLElement {
  const change = row.change ? h("p", { class: "change" }, row.change) : null;
  return h("li", {}, h("p", { class: "profile-label" }, ...line(row.label)), h("div", {}, drawTrack(row, block)), change);
}

function drawTimes(times: string[]): HTMLElement {
  const items = times.map((time, index) => {
    const shape = svg("svg", { viewBox: "-10 -10 20 20", class: "sample", "aria-hidden": "true", focusable: "false" }, drawShape(index));
    return h("li", {}, shape, time);
  });
  return h("ul", { class: "times" }, ...items);
}

/** A table that a phone shows row by row; roles are named because a browser forgets them with the layout. */
function drawTable(block: Profile): HTMLElement {
  // With one time there is no change to tell.
  const columns = block.change ? [...block.times, block.change] : block.times;
  const rows = block.rows.map((row) => {
    const cells = [...row.points.map(({ words }) => words), row.change].slice(0, columns.length);
    return h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, ...line(row.label)),
      ...cells.map((words, index) => h("td", { role: "cell", "data-column": columns[index] ?? "" }, words)),
    );
  });
  const heads = [block.row, ...columns].map((words) => h("th", { scope: "col", role: "columnheader" }, words));
  return h(
    "table",
    { role: "table" },
    h("caption", {}, block.title),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads)),
    h("tbody", { role: "rowgroup" }, ...rows),
  );
}

export function drawProfile(block: Profile): HTMLElement {
  const levels = h("div", { class: "levels", "aria-hidden": "true" }, h("div", {}, ...block.levels.map((level) => h("span", {}, level))));
  return h(
    "div",
    {},
    heading("h4", block.title),
    ...text(block.text),
    drawTimes(block.times),
    h("div", {}, levels, h("ul", { class: "profile-rows" }, ...block.rows.map((row) => drawRow(row, block)))),
    h("details", { "data-at": "table" }, h("summary", { "data-at": "table" }, block.table), drawTable(block)),
  );
}
