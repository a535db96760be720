// Of @jupyterlab/coreutils (minimist, url-parse, path …) a kernel connection uses two namespaces, in these few ways.
export namespace URLExt {
  export function join(...parts: string[]): string {
    return parts.map((part, i) => (i === 0 ? part.replace(/\/+$/, "") : part.replace(/^\/+|\/+$/g, ""))).join("/");
  }

  export function normalize(url: string): string;
  export function normalize(url: undefined): undefined;
  export function normalize(url: string | undefined): string | undefined {
    return url ? new URL(url, document.baseURI).href : url;
  }

  export function getHostName(url: string): string {
    return new URL(url, document.baseURI).host;
  }
}

// The page tells the client all it needs; there is no jupyter-config-data element to read.
export namespace PageConfig {
  export const getOption = (_name: string): string => "";
  export const getToken = (): string => "";
  export const getBaseUrl = (): string => new URL("/", location.href).href;
  export const getWsUrl = (): string => getBaseUrl().replace(/^http/, "ws");
}
