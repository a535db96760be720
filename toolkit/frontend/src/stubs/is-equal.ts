// ipywidgets compares JSON-like trait values with lodash's isEqual; the underscore stub has the same for Backbone.
import { isEqual } from "./underscore";

export default isEqual;
