// The stock widgets of ipywidgets, loaded when a page shows the first of them. They are one part, so that all they
// share with the page client is one file too.
export * from "@jupyter-widgets/controls";
export { OutputModel, OutputView } from "./output";
