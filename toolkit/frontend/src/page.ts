// The page client. It runs while the page still streams: connects to the kernel that the server has started for this
// page, shows each cell's widgets as they come, and goes on with another kernel when this one is lost.
import type { Update } from "./outputs/output";
import { bringsStages, endWaiting, fillCell, SENT, updateCells } from "./page/cells";
import { Connection } from "./page/connection";
import { readJson, type KernelData, type PageData } from "./page/data";
import { leaveWith } from "./page/leave";
import { announce } from "./page/live";
import { PageManager } from "./page/manager";
import { giveFocusBack, goToNotice, hideNotice, showNotice } from "./page/notice";
import { hurryStages, keepStages, StageView, wakeStages } from "./page/stage-widget";
import { disposed } from "./page/states";
import { watchPage } from "./page/stream";
import { learnWords, word } from "./page/words";

const page: PageData = readJson<PageData>(document, "page-data") ?? { lang: "", dir: "", words: {}, anyWidget: false };
learnWords(page.words);

let connection: Connection | null = null;
let manager: PageManager | null = null;
let isLost = false;
let isGoingOn = false;

function connect(data: KernelData): Connection {
  leaveWith(data);
  isLost = false;
  connection = new Connection(data, page, { lost, away: () => showNotice(word("connection_lost")), back });
  manager = followUpdates(new PageManager(connection.kernel, data.widgets));
  return connection;
}

function followUpdates(of: PageManager): PageManager {
  of.kernel.iopubMessage.connect((_, message) => {
    if (message.header.msg_type === "update_display_data") updateCells(message.content as unknown as Update, of);
  });
  return of;
}

function back(): void {
  hideNotice();
  announce(word("connection_back"));
  hurryStages();
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
