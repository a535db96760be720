// The page client. It runs while the page still streams: connects to the kernel that the server has started for this
// page, shows each cell's widgets as they come, and goes on with another kernel when this one is lost.
import { fill } from "./dom";
import type { Update } from "./outputs/output";
import { bringsStages, endWaiting, fillCell, giveUpWaiting, SENT, updateCells } from "./page/cells";
import { Connection, type Hindrance } from "./page/connection";
import { readJson, type KernelData, type PageData } from "./page/data";
import { leaveWith } from "./page/leave";
import { announce } from "./page/live";
import { PageManager } from "./page/manager";
import { giveFocusBack, goToNotice, hideNotice, showNotice } from "./page/notice";
import { hurryStages, keepStages, StageView, wakeStages } from "./page/stage-widget";
import { disposed } from "./page/states";
import { watchPage } from "./page/stream";
import { learnWords, type Word, word } from "./page/words";

const page: PageData = readJson<PageData>(document, "page-data") ?? { lang: "", dir: "", words: {}, anyWidget: false, largest: Infinity };
learnWords(page.words);

let connection: Connection | null = null;
let manager: PageManager | null = null;
let isLost = false;
let isGoingOn = false;
let calming = 0;

const MEGABYTE = 1024 * 1024;
// What was under way when the connection came back is answered within this time.
const BACK_MS = 3000;
// The server looks back over three seconds when it measures how much a kernel says.
const CALM_MS = 4000;

function connect(data: KernelData): Connection {
  leaveWith(data);
  isLost = false;
  connection = new Connection(data, page, { lost, hindered, away: () => showNotice(word("connection_lost")), back, again });
  manager = follow(new PageManager(connection.kernel, page.largest, sayTooBig, data.widgets));
  return connection;
}

function follow(of: PageManager): PageManager {
  of.kernel.iopubMessage.connect((_, message) => {
    const type: string = message.header.msg_type;
    if (type === "update_display_data") updateCells(message.content as unknown as Update, of);
    if (type === "refused") leftOut((message.content as { why?: string }).why, of);
  });
  return of;
}

const close = { label: word("notice_close"), take: hideNotice };

function sayTooBig(): void {
  showNotice(fill(word("too_big"), { most: inWords(page.largest) }), close);
}

function inWords(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.floor(bytes / 1024)} kB` : `${Math.floor(bytes / MEGABYTE)} MB`;
}

/** The server let something fall: once it is calm again, widgets are shown as the kernel knows them. */
function leftOut(why: string | undefined, of: PageManager): void {
  if (why === "too_big") sayTooBig();
  else showNotice(word("too_much"), close);
  window.clearTimeout(calming);
  calming = window.setTimeout(() => void of.agree(), CALM_MS);
}

function back(): void {
  hideNotice();
  announce(word("connection_back"));
  hurryStages();
}

function again(): void {
  window.setTimeout(() => void catchUp(connection), BACK_MS);
}

/** Until the kernel has time to answer, nothing counts as lost. */
async function catchUp(of: Connection | null): Promise<void> {
  if (!of || of !== connection || of.kernel.isDisposed) return;
  const health = await of.health();
  if (health === "gone") return;
  if (health !== "alive" || of.kernel.connectionStatus !== "connected") {
    window.setTimeout(() => void catchUp(of), BACK_MS);
  } else if (await manager?.catchUp()) {
    showNotice(word("press_again"), close);
  }
}

/** She can read; the exercises will not come, however often she presses. */
function hindered(why: Hindrance): void {
  isLost = true;
  wakeStages();
  giveUpWaiting();
  const reasons: Record<Hindrance, Word | null> = {
    cookie: null,
    upgrade: "no_line_upgrade",
    host: "no_line_host",
    server: "no_line_server",
    full: "no_line_full",
    unknown: "no_line_upgrade",
  };
  const reason = reasons[why];
  const words = reason === null ? word("no_cookie") : `${word("no_line")} ${word(reason)}`;
  showNotice(words, { label: word("load_again"), take: () => location.reload() });
}

function lost(): void {
  isLost = true;
  wakeStages();
  offerToGoOn(word("kernel_lost"));
}

function offerToGoOn(words: string): void {
  showNotice(words, { label: word("kernel_lost_button"), take: () => void goOn() });
}

/** The page again, with a new kernel; null when the server has no room, cannot be reached or did not get to its end. */
async function fetchPage(): Promise<Document | null> {
  try {
    const answer = await fetch(location.href, { cache: "no-store", credentials: "same-origin" });
    if (!answer.ok) {
      offerToGoOn(word(answer.status === 503 ? "room_full" : "could_not_load"));
      return null;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (fresh.getElementById("cells-done") && bringsStages(fresh)) return fresh;
    offerToGoOn(word("could_not_load"));
    return null;
  } catch {
    offerToGoOn(word("connection_lost"));
    return null;
  }
}

/** Goes on from where she was: prose stays, Stages keep what they show and take their place to the new kernel. */
async function goOn(): Promise<void> {
  if (isGoingOn) return;
  isGoingOn = true;
  showNotice(word("going_on"));
  try {
    const fresh = await fetchPage();
    const data = fresh && readJson<KernelData>(fresh, "kernel-data");
    if (fresh && data) await moveTo(fresh, data);
    else if (fresh) offerToGoOn(word("could_not_load"));
  } finally {
    isGoingOn = false;
  }
}

async function moveTo(fresh: Document, data: KernelData): Promise<void> {
  keepStages();
  connection?.dispose();
  const { kernel } = connect(data);
  const filled = Promise.all([...fresh.querySelectorAll<HTMLElement>(SENT)].map((sent) => fillCell(sent, manager)));
  await Promise.race([filled, disposed(kernel)]);
  if (kernel.isDisposed) return offerToGoOn(word("kernel_lost"));
  hideNotice();
  if (document.activeElement === document.body) giveFocusBack();
  announce(word("went_on"));
}

StageView.unanswered = async () => {
  if (isLost) goToNotice();
  return !isLost && (await connection?.check()) === "alive" && connection?.kernel.connectionStatus === "connected";
};

watchPage({
  kernel: connect,
  cell: (sent) => void fillCell(sent, manager),
  done: (whole) => endWaiting(whole),
});

// Brought back from the browser's memory of pages: the kernel was ended when she left.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted || document.querySelector(".exit-cover")) return;
  isLost = true;
  connection?.dispose();
  void goOn();
});
