// ipywidgets takes TeX out of a description before it cleans that as HTML, and puts it back: `<` in TeX begins no element.
import { split } from "../outputs/tex";

export function removeMath(text: string): { text: string; math: string[] } {
  const math: string[] = [];
  const parts = split(text).map((part) => (typeof part === "string" ? part : `@@${math.push(part.source) - 1}@@`));
  return { text: parts.join(""), math };
}

export function replaceMath(text: string, math: string[]): string {
  const holder = document.createElement("div");
  return text.replace(/@@(\d+)@@/g, (whole, number: string) => {
    holder.textContent = math[Number(number)] ?? whole;
    return holder.innerHTML;
  });
}
