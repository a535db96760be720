// Ends the kernel when the page goes away. A beacon is sent even while the page is being closed.
import type { KernelData } from "./data";

let shutdown: (() => void) | null = null;

export function leaveWith({ shutdown: address, xsrf }: KernelData): void {
  shutdown = () => {
    const form = new FormData();
    form.append("_xsrf", xsrf);
    navigator.sendBeacon(address, form);
  };
}

/** Once per kernel: the exit and `pagehide` both come here. */
function leave(): void {
  shutdown?.();
  shutdown = null;
}

window.__leave = leave;
window.addEventListener("pagehide", leave);
