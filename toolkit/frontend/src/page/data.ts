// What the server writes into the page for the client, as JSON in <script> elements.
import type { Word } from "./words";

export interface PageData {
  lang: string;
  dir: string;
  words: Partial<Record<Word, string>>;
  wsUrl?: string;
  /** Whether widgets from elsewhere may run their scripts; the page's policy says the same. */
  anyWidget: boolean;
  /** The largest message that the server takes, in bytes. */
  largest: number;
}

export interface KernelData {
  kernel: string;
  shutdown: string;
  xsrf: string;
  baseUrl: string;
  /** Which server made the page. */
  server: string;
  /** Where the state of all widgets is told; without it, the kernel is asked. */
  widgets?: string;
}

/** The data, or null if its element is not there, or is not whole yet because the page still streams. */
export function readJson<T>(root: Document, id: string): T | null {
  try {
    return JSON.parse(root.getElementById(id)?.textContent ?? "") as T;
  } catch {
    return null;
  }
}
