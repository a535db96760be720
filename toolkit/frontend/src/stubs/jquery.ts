// ipywidgets wraps each view's element once (`this.$el = $(el); this.el = this.$el[0]`) and calls no jQuery method on
// it; anywidget calls `empty`. Backbone only keeps a reference for Ajax, which widgets replace by comms.
class Wrapped {
  readonly length = 1;
  readonly 0: Element;

  constructor(element: Element) {
    this[0] = element;
  }

  empty(): this {
    this[0].replaceChildren();
    return this;
  }
}

interface Wrap {
  (element: Element | Wrapped): Wrapped;
  // `el instanceof $` is how ipywidgets asks whether an element is wrapped already.
  prototype: Wrapped;
}

const wrap = function (element: Element | Wrapped): Wrapped {
  return element instanceof Wrapped ? element : new Wrapped(element);
} as Wrap;
wrap.prototype = Wrapped.prototype;

export default wrap;
