// KernelConnection imports its package's index, and with it contents, terminals, settings, users … It uses these two.
export { ServerConnection } from "@jupyterlab/services/lib/serverconnection";

export enum CommsOverSubshells {
  Disabled = "disabled",
  PerCommTarget = "per-comm-target",
  PerComm = "per-comm",
}
