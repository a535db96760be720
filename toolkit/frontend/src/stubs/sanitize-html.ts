// ipywidgets cleans a description that may carry HTML with sanitize-html (with postcss and a parser: most of its
// weight). The browser has a parser: an inert document is walked and only what the caller allows is kept.
interface Allowed {
  allowedTags: string[];
  allowedAttributes: Record<string, string[]>;
}

// Left out with all that is in them; other elements lose only their tags.
const DROPPED = new Set(["script", "style", "textarea", "option", "noscript", "template", "iframe", "svg", "math"]);
const ADDRESSES = new Set(["href", "src"]);

function isSafeAddress(value: string): boolean {
  return /^(https?:|mailto:|#|\/(?!\/))/i.test(value.trim());
}

function isAllowedAttribute(tag: string, { name, value }: Attr, allowed: Allowed): boolean {
  const names = [...(allowed.allowedAttributes["*"] ?? []), ...(allowed.allowedAttributes[tag] ?? [])];
  const known = names.some((one) => (one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : one === name));
  return known && (!ADDRESSES.has(name) || isSafeAddress(value));
}

function cleaned(node: Node, allowed: Allowed): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? "")];
  if (!(node instanceof HTMLElement)) return [];
  const tag = node.localName;
  if (DROPPED.has(tag)) return [];
  const children = [...node.childNodes].flatMap((child) => cleaned(child, allowed));
  if (!allowed.allowedTags.includes(tag)) return children;
  const copy = document.createElement(tag);
  for (const attribute of node.attributes) {
    if (isAllowedAttribute(tag, attribute, allowed)) copy.setAttribute(attribute.name, attribute.value);
  }
  copy.append(...children);
  return [copy];
}

export default function sanitize(source: string, allowed: Allowed): string {
  const parsed = new DOMParser().parseFromString(source, "text/html");
  const holder = document.createElement("div");
  holder.append(...[...parsed.body.childNodes].flatMap((child) => cleaned(child, allowed)));
  return holder.innerHTML;
}
