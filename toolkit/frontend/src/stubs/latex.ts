// ipywidgets hides $maths$ from its sanitiser for MathJax. Pages carry no MathJax: maths stays readable text.
export const removeMath = (text: string): { text: string; math: string[] } => ({ text, math: [] });
export const replaceMath = (text: string, _math: string[]): string => text;
