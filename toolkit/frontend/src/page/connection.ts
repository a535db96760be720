// The connection to the page's kernel, and the one question "is it still there?".
import { KernelConnection } from "@jupyterlab/services/lib/kernel/default";
import { ServerConnection } from "@jupyterlab/services/lib/serverconnection";
import type { CommsOverSubshells } from "@jupyterlab/services";
import type { KernelData, PageData } from "./data";

// A kernel that is busy will answer; one that is only alive has nothing more to say.
export type Health = "alive" | "busy" | "gone" | "unknown";

// Why a page that was made can never be connected.
export type Hindrance = "cookie" | "upgrade" | "host" | "server" | "full" | "unknown";

/** What the server tells of a kernel, past the web socket. */
interface Told {
  execution_state?: string;
  server?: string;
  cookie?: boolean;
  refused?: string | null;
}

export interface Watcher {
  /** It never came about, and trying again would not help. */
  hindered(why: Hindrance): void;
  /** The kernel has died or was ended: nothing sent to it will ever be answered. */
  lost(): void;
  /** The network is away; messages wait in the queue. */
  away(): void;
  /** It is there again after she was told that it was away. */
  back(): void;
  /** It is there again, however short the break was: what was under way may be lost. */
  again(): void;
}

// A short break (a phone that changes its mast) is not worth a word.
const GRACE_MS = 2000;
const ASK_AGAIN_MS = 5000;
// So often the kernel is alive and the web socket still is not there: it was not even refused.
const OFTEN_ENOUGH = 4;
const REFUSED = new Set<string>(["upgrade", "host", "cookie", "full"]);

export class Connection {
  readonly kernel: KernelConnection;
  private wasConnected = false;
  private isAway = false;
  private ended = false;
  private timer = 0;
  private tries = 0;
  private told: Told = {};

  constructor(
    private readonly data: KernelData,
    page: PageData,
    private readonly watcher: Watcher,
  ) {
    const baseUrl = new URL(data.baseUrl, location.href).href;
    this.kernel = new KernelConnection({
      model: { id: data.kernel, name: "" },
      // Subshells are asked for on the control channel, which the server does not pass on.
      commsOverSubshells: "disabled" as CommsOverSubshells,
      serverSettings: ServerConnection.makeSettings({
        baseUrl,
        wsUrl: page.wsUrl ?? baseUrl.replace(/^http/, "ws"),
        token: "",
        appendToken: false,
      }),
    });
    this.kernel.statusChanged.connect((_, status) => {
      if (status === "dead") void this.died();
    });
    this.kernel.connectionStatusChanged.connect((_, status) => {
      if (status === "connected") this.connected();
      else this.disconnected();
    });
    window.addEventListener("online", this.hurry);
    document.addEventListener("visibilitychange", this.hurry);
    this.expect();
  }

  dispose(): void {
    this.ended = true;
    window.clearTimeout(this.timer);
    window.removeEventListener("online", this.hurry);
    document.removeEventListener("visibilitychange", this.hurry);
    if (!this.kernel.isDisposed) this.kernel.dispose();
  }

  /** Asks the server about the kernel, past the web socket. */
  async health(): Promise<Health> {
    const address = new URL(`api/kernels/${encodeURIComponent(this.data.kernel)}`, new URL(this.data.baseUrl, location.href));
    try {
      const answer = await fetch(address, { cache: "no-store", credentials: "same-origin" });
      this.told = (await answer.json()) as Told;
      if (answer.status === 404 || answer.status === 403) return "gone";
      if (!answer.ok) return "unknown";
      const { execution_state } = this.told;
      if (execution_state === "dead") return "gone";
      return execution_state === "busy" ? "busy" : "alive";
    } catch {
      return "unknown";
    }
  }

  /** What keeps a page that never was connected from it; null where its kernel may simply have gone, or is to come. */
  private hindrance(health: Health): Hindrance | null {
    const { server, cookie, refused } = this.told;
    if (health === "gone") {
      // First: another server has a cookie of its own.
      if (server !== undefined && server !== this.data.server) return "server";
      return cookie === false ? "cookie" : null;
    }
    if (health !== "alive") return null;
    if (refused && REFUSED.has(refused)) return refused as Hindrance;
    return ++this.tries >= OFTEN_ENOUGH ? "unknown" : null;
  }

  /** Asks, and reports a kernel that is gone. */
  async check(): Promise<Health> {
    const health = await this.health();
    const why = this.wasConnected ? null : this.hindrance(health);
    if (why !== null) this.giveUp(why);
    else if (health === "gone") this.end();
    return health;
  }

  // The library takes every refusal for the end of the kernel.
  private async died(): Promise<void> {
    if (!this.wasConnected) await this.check();
    this.end();
  }

  private giveUp(why: Hindrance): void {
    if (this.ended) return;
    this.dispose();
    this.watcher.hindered(why);
  }

  private end(): void {
    if (this.ended) return;
    this.dispose();
    this.watcher.lost();
  }

  private connected(): void {
    window.clearTimeout(this.timer);
    if (this.wasConnected) this.watcher.again();
    this.wasConnected = true;
    if (this.isAway) this.watcher.back();
    this.isAway = false;
  }

  /** Until the first connection: the server keeps it waiting for a kernel, even for one that has died meanwhile. */
  private expect(): void {
    const timer = window.setTimeout(async () => {
      await this.check();
      if (!this.ended && !this.wasConnected && this.timer === timer) this.expect();
    }, ASK_AGAIN_MS);
    this.timer = timer;
  }

  private disconnected(): void {
    if (this.ended) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), this.wasConnected ? GRACE_MS : ASK_AGAIN_MS);
  }

  /** Until it is back: is the kernel gone, or only the network? */
  private async ask(): Promise<void> {
    if (this.ended || this.kernel.connectionStatus === "connected") return;
    if (!this.isAway) {
      this.isAway = true;
      this.watcher.away();
    }
    const health = await this.check();
    if (this.ended || this.kernel.isDisposed) return;
    // JupyterLab's own attempts get rarer, up to half a minute apart, and end after the seventh. The server has just
    // answered, so now is the time.
    if (health !== "unknown") this.reconnect();
    this.timer = window.setTimeout(() => void this.ask(), ASK_AGAIN_MS);
  }

  private readonly hurry = (): void => {
    if (!this.ended && this.isAway && document.visibilityState === "visible") this.reconnect();
  };

  private reconnect(): void {
    this.kernel.reconnect().catch(() => undefined);
  }
}
