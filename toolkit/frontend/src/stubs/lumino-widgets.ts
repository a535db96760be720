// What ipywidgets uses of @lumino/widgets. Docks, menus, palettes, split panels and drag and drop stay out.
// @ts-nocheck: the `lumino-widget:` addresses are resolved by build.mjs.
export * from "lumino-widget:widget";
export * from "lumino-widget:layout";
export * from "lumino-widget:panel";
export * from "lumino-widget:panellayout";
export * from "lumino-widget:title";
export * from "lumino-widget:tabbar";
