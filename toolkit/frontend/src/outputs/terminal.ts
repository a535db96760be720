// Text as a terminal would show it: colours, and lines that a progress bar writes over.
import { h } from "../dom";

const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
// A sequence for a terminal: colours end in m, "clear the line" in K; of others nothing is shown.
const PART = /\u001b\[([0-9;:?]*)([@-~])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\s\S]/gu;

interface Letter {
  text: string;
  looks: string;
}

class Pen {
  private readonly marks = new Map<string, string>();

  get looks(): string {
    return [...this.marks.values()].join(" ");
  }

  /** Takes the numbers of a colour sequence. */
  take(numbers: number[]): void {
    const [first = 0, ...rest] = numbers;
    if (first === 38 || first === 48) return this.takeExtended(first, rest);
    if (first === 0) this.marks.clear();
    else if (first === 1) this.marks.set("weight", "ansi-bold");
    else if (first === 3) this.marks.set("slope", "ansi-italic");
    else if (first === 4) this.marks.set("line", "ansi-underline");
    else if (first === 22) this.marks.delete("weight");
    else if (first === 23) this.marks.delete("slope");
    else if (first === 24) this.marks.delete("line");
    else this.colour(first);
    if (rest.length) this.take(rest);
  }

  private colour(number: number): void {
    const tens = Math.floor(number / 10);
    const of = tens === 3 || tens === 9 ? "ink" : tens === 4 || tens === 10 ? "ground" : null;
    if (of === null) return;
    const name = COLOURS[number % 10];
    if (name) this.marks.set(of, `ansi-${of}-${name}`);
    else this.marks.delete(of);
  }

  /** One of 256 colours (the first sixteen are the plain ones) or any colour at all, which the page's own inks replace. */
  private takeExtended(kind: number, [mode, ...rest]: number[]): void {
    const used = mode === 5 ? 1 : 3;
    const of = kind === 38 ? "ink" : "ground";
    this.marks.delete(of);
    const name = mode === 5 ? COLOURS[(rest[0] ?? 16) < 16 ? (rest[0] ?? 0) % 8 : 8] : undefined;
    if (name) this.marks.set(of, `ansi-${of}-${name}`);
    if (rest.length > used) this.take(rest.slice(used));
  }
}

function lettersOf(line: string, pen: Pen): Letter[] {
  const row: Letter[] = [];
  let at = 0;
  for (const [part, numbers, end] of line.matchAll(PART)) {
    if (end === "m") pen.take((numbers ?? "").split(/[;:]/).map(Number));
    else if (end === "K") row.length = numbers === "2" ? 0 : Math.min(at, row.length);
    else if (part === "\r") at = 0;
    else if (part === "\b") at = Math.max(0, at - 1);
    else if (!part.startsWith("\u001b")) row[at++] = { text: part, looks: pen.looks };
  }
  return Array.from(row, (letter) => letter ?? { text: " ", looks: "" });
}

function runsOf(letters: Letter[]): (string | HTMLElement)[] {
  const runs: Letter[] = [];
  for (const { text, looks } of letters) {
    const last = runs[runs.length - 1];
    if (last?.looks === looks) last.text += text;
    else runs.push({ text, looks });
  }
  return runs.map(({ text, looks }) => (looks ? h("span", { class: looks }, text) : text));
}

/** Text that code printed. */
export function terminal(text: string): HTMLElement {
  const pre = h("pre", { class: "output-text", dir: "auto" });
  const pen = new Pen();
  text.replace(/\r\n/g, "\n").split("\n").forEach((line, number) => {
    if (number) pre.append("\n");
    pre.append(...runsOf(lettersOf(line, pen)));
  });
  return pre;
}
