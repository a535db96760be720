// The page is given a running kernel; kernel specs are never asked for (and the server does not offer them).
export class KernelSpecAPIClient {
  get(): Promise<never> {
    return Promise.reject(new Error("no kernel specs here"));
  }
}
