// Tab bars of widgets have tabs that stay where they are, so nothing is ever dragged.
export class Drag {
  static overrideCursor(): { dispose(): void } {
    return { dispose: () => undefined };
  }
}
