// What Backbone's Events, Model and View use of Underscore, from its one-function-per-file edition. Backbone's
// Collection, Router and Ajax would use more; widgets have none of them.
export { default as clone } from "underscore/modules/clone.js";
export { default as create } from "underscore/modules/create.js";
export { default as defaults } from "underscore/modules/defaults.js";
export { default as defer } from "underscore/modules/defer.js";
export { default as each } from "underscore/modules/each.js";
export { default as escape } from "underscore/modules/escape.js";
export { default as extend } from "underscore/modules/extend.js";
export { default as functions } from "underscore/modules/functions.js";
export { default as has } from "underscore/modules/has.js";
export { default as invert } from "underscore/modules/invert.js";
export { default as isEmpty } from "underscore/modules/isEmpty.js";
export { default as isEqual } from "underscore/modules/isEqual.js";
export { default as isFunction } from "underscore/modules/isFunction.js";
export { default as isObject } from "underscore/modules/isObject.js";
export { default as isString } from "underscore/modules/isString.js";
export { default as keys } from "underscore/modules/keys.js";
export { default as omit } from "underscore/modules/omit.js";
export { default as once } from "underscore/modules/once.js";
export { default as pairs } from "underscore/modules/pairs.js";
export { default as pick } from "underscore/modules/pick.js";
export { default as reduce } from "underscore/modules/reduce.js";
export { default as result } from "underscore/modules/result.js";
export { default as uniqueId } from "underscore/modules/uniqueId.js";
export { default as values } from "underscore/modules/values.js";
