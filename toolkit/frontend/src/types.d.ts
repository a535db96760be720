// What has no types of its own.
declare module "underscore/modules/*.js" {
  const helper: (...values: unknown[]) => unknown;
  export default helper;
}

declare module "anywidget";

interface Window {
  /** Ends the kernel. Set by the page client, called by the exit, which knows nothing else of it. */
  __leave?: () => void;
}
