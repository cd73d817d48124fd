/**
 * Pointers on the canvas, mouse, pen or fingers, told apart into pan, pinch, tap, double tap, drag, a
 * rectangle and the wish for a menu.
 *
 * @typedef {object} Handlers
 * @property {(clientX: number, clientY: number) => string | null} hit the role under a point
 * @property {(id: string) => boolean} canDrag
 * @property {(id: string) => boolean} isSelected
 * @property {(id: string | null, keys: {adds: boolean, toggles: boolean}) => void} tap
 * @property {(id: string, part: string | null) => void} doubleTap ``part``: the text hit, if any
 * @property {(id: string, clientX: number, clientY: number, isTouch: boolean) => void} dragStart
 * @property {(clientX: number, clientY: number, isDotted: boolean) => void} dragMove
 * @property {() => void} dragEnd
 * @property {() => void} dragCancel
 * @property {(clientX: number, clientY: number) => void} bandStart
 * @property {(clientX: number, clientY: number) => void} bandMove
 * @property {() => void} bandEnd
 * @property {() => void} bandCancel
 * @property {(id: string | null, clientX: number, clientY: number) => void} menu
 *
 * @typedef {{x: number, y: number}} Place
 */

const LONG_PRESS = 380;
const DOUBLE_TAP = 380;
const WHEEL_STEP = 0.0016;

export class Gestures {
  /** @type {Map<number, Place>} */ #pointers = new Map();
  /** "hold" is a long press that has not moved yet.
   * @type {"none" | "press" | "hold" | "pan" | "pinch" | "drag" | "band"} */ #mode = "none";
  /** @type {{x: number, y: number, id: string | null, isTouch: boolean, isPan: boolean, adds: boolean}} */
  #start = { x: 0, y: 0, id: null, isTouch: false, isPan: false, adds: false };
  #lastTap = { id: /** @type {string | null} */ (null), time: 0 };
  #longPress = 0;
  #endsHold = false;

  /**
   * @param {HTMLElement} surface @param {import("./viewport.js").Viewport} viewport
   * @param {Handlers} handlers
   */
  constructor(surface, viewport, handlers) {
    this.surface = surface;
    this.viewport = viewport;
    this.handlers = handlers;
    surface.addEventListener("pointerdown", (event) => this.#down(event));
    surface.addEventListener("pointermove", (event) => this.#move(event));
    surface.addEventListener("pointerup", (event) => this.#up(event));
    surface.addEventListener("pointercancel", (event) => this.#cancel(event));
    // The focus moves on the tap, not on the press: else a pan would end what is being typed.
    surface.addEventListener("mousedown", (event) => event.preventDefault());
    surface.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      // A long press opens the menu when the finger goes up: until then it may still become a drag.
      if (this.#mode !== "none") return;
      this.handlers.menu(this.handlers.hit(event.clientX, event.clientY), event.clientX, event.clientY);
    });
    // The click that the browser makes of a touch would hit the menu that has just opened there.
    surface.addEventListener("touchend", (event) => this.#endsHold && event.preventDefault(), { passive: false });
    surface.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !["drag", "band", "hold"].includes(this.#mode)) return;
        event.stopPropagation();
        event.preventDefault();
        this.#end(false);
      },
      { capture: true },
    );
  }

  get isDragging() {
    return this.#mode === "drag";
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button > 1) return;
    // Ctrl and a click is the other button's on a Mac.
    if (event.ctrlKey && /Mac/.test(navigator.platform)) return;
    this.surface.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#pointers.size === 2) {
      clearTimeout(this.#longPress);
      this.#end(false);
      this.#mode = "pinch";
      return;
    }
    if (this.#pointers.size > 2) return;
    const id = this.handlers.hit(event.clientX, event.clientY);
    const isTouch = event.pointerType === "touch";
    const { clientX: x, clientY: y, button, shiftKey: adds } = event;
    this.#start = { x, y, id, isTouch, isPan: button === 1, adds };
    this.#mode = "press";
    if (isTouch) this.#longPress = window.setTimeout(() => this.#hold(), LONG_PRESS);
  }

  /** A finger stayed where it is: lift the box, and wait for what comes. */
  #hold() {
    navigator.vibrate?.(10);
    const { id } = this.#start;
    if (id !== null && this.handlers.canDrag(id)) this.#startDrag();
    this.#mode = "hold";
  }

  #startDrag() {
    const { id, x, y, isTouch } = this.#start;
    if (id === null) return;
    this.#mode = "drag";
    this.handlers.dragStart(id, x, y, isTouch);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const last = this.#pointers.get(event.pointerId);
    if (!last) return;
    const before = [...this.#pointers.values()];
    const now = { x: event.clientX, y: event.clientY };
    this.#pointers.set(event.pointerId, now);
    const wasPressed = this.#mode === "press";
    if (wasPressed) this.#leavePress(now);
    else if (this.#mode === "hold") this.#leaveHold(now);
    // The first stretch of a pan counts too, so that the desk stays under the finger.
    const from = wasPressed ? this.#start : last;
    if (this.#mode === "pan") this.viewport.pan(now.x - from.x, now.y - from.y);
    else if (this.#mode === "drag") this.handlers.dragMove(now.x, now.y, event.altKey);
    else if (this.#mode === "band") this.handlers.bandMove(now.x, now.y);
    else if (this.#mode === "pinch") this.#pinch(before, [...this.#pointers.values()]);
  }

  /** Decide what a press becomes once the pointer has really moved. @param {Place} now */
  #leavePress(now) {
    const { x, y, id, isTouch, isPan } = this.#start;
    if (Math.hypot(now.x - x, now.y - y) < (isTouch ? 9 : 4)) return;
    clearTimeout(this.#longPress);
    const drags =
      !isPan && id !== null && this.handlers.canDrag(id) && (!isTouch || this.handlers.isSelected(id));
    if (drags) this.#startDrag();
    else if (!isPan && id === null && this.#start.adds) this.#startBand();
    else {
      this.#mode = "pan";
      this.surface.classList.add("is-panning");
    }
  }

  /** After a long press a box is dragged, and on the desk a rectangle is drawn. @param {Place} now */
  #leaveHold(now) {
    const { x, y, id } = this.#start;
    if (Math.hypot(now.x - x, now.y - y) < 9) return;
    if (id === null) this.#startBand();
    else this.#mode = this.handlers.canDrag(id) ? "drag" : "pan";
  }

  #startBand() {
    this.#mode = "band";
    this.handlers.bandStart(this.#start.x, this.#start.y);
  }

  /** @param {Place[]} before @param {Place[]} after */
  #pinch(before, after) {
    const [a, b] = before;
    const [c, d] = after;
    if (!a || !b || !c || !d) return;
    const middle = { x: (c.x + d.x) / 2, y: (c.y + d.y) / 2 };
    this.viewport.pan(middle.x - (a.x + b.x) / 2, middle.y - (a.y + b.y) / 2);
    const spread = Math.hypot(d.x - c.x, d.y - c.y) / Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
    this.viewport.zoomAt(middle.x, middle.y, this.viewport.scale * spread);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (!this.#pointers.delete(event.pointerId)) return;
    clearTimeout(this.#longPress);
    this.surface.classList.remove("is-panning");
    if (this.#mode === "press" && !this.#start.isPan) this.#tap(event);
    this.#endsHold = this.#mode === "hold";
    if (this.#mode === "hold") {
      this.#end(false);
      this.handlers.menu(this.#start.id, event.clientX, event.clientY);
    } else if (this.#mode === "drag" || this.#mode === "band") this.#end(true);
    else if (this.#mode === "pinch" && this.#pointers.size === 1) this.#mode = "pan";
    else if (this.#pointers.size === 0) this.#mode = "none";
  }

  /** @param {PointerEvent} event */
  #tap(event) {
    const { id } = this.#start;
    const now = performance.now();
    const isDouble = id !== null && id === this.#lastTap.id && now - this.#lastTap.time < DOUBLE_TAP;
    this.#lastTap = { id: isDouble ? null : id, time: now };
    const keys = { adds: event.shiftKey, toggles: event.ctrlKey || event.metaKey };
    this.handlers.tap(id, keys);
    if (!isDouble || keys.adds || keys.toggles) return;
    const text = document
      .elementsFromPoint(event.clientX, event.clientY)
      .find((element) => element instanceof SVGTextElement);
    this.handlers.doubleTap(id, text?.getAttribute("data-part") ?? null);
  }

  /** @param {PointerEvent} event */
  #cancel(event) {
    this.#pointers.delete(event.pointerId);
    clearTimeout(this.#longPress);
    this.surface.classList.remove("is-panning");
    this.#end(false);
    if (this.#pointers.size === 0) this.#mode = "none";
  }

  /** Finish what is dragged or drawn. @param {boolean} isDropped */
  #end(isDropped) {
    const mode = this.#mode;
    if (mode !== "drag" && mode !== "band" && mode !== "hold") return;
    // What remains of the gesture does nothing more until every finger is up.
    this.#mode = "none";
    if (mode === "band") {
      if (isDropped) this.handlers.bandEnd();
      else this.handlers.bandCancel();
    } else if (isDropped) this.handlers.dragEnd();
    else this.handlers.dragCancel();
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
      this.viewport.pan(-(dx || dy), event.shiftKey ? 0 : -dy);
      return;
    }
    // A pinch on a touchpad arrives as a wheel with Ctrl, in much smaller steps.
    const step = event.ctrlKey ? 0.01 : WHEEL_STEP;
    this.viewport.zoomAt(event.clientX, event.clientY, this.viewport.scale * Math.exp(-dy * step));
  }
}
