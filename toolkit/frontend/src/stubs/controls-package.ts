// @jupyter-widgets/controls reads its whole package.json only to export its version, which nothing here reads.
export const version = "";
