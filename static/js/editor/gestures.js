/**
 * Pointers on the canvas, mouse, pen or fingers, told apart into pan, pinch, tap, double tap and drag.
 *
 * @typedef {object} Handlers
 * @property {(clientX: number, clientY: number) => string | null} hit the role under a point
 * @property {(id: string) => boolean} canDrag
 * @property {(id: string) => boolean} isSelected
 * @property {(id: string | null) => void} tap
 * @property {(id: string, part: string | null) => void} doubleTap ``part``: the text hit, if any
 * @property {(id: string, clientX: number, clientY: number) => void} dragStart
 * @property {(clientX: number, clientY: number) => void} dragMove
 * @property {() => void} dragEnd
 * @property {() => void} dragCancel
 *
 * @typedef {{x: number, y: number}} Place
 */

const LONG_PRESS = 380;
const DOUBLE_TAP = 380;
const WHEEL_STEP = 0.0016;

export class Gestures {
  /** @type {Map<number, Place>} */ #pointers = new Map();
  /** @type {"none" | "press" | "pan" | "pinch" | "drag"} */ #mode = "none";
  /** @type {{x: number, y: number, id: string | null, isTouch: boolean, isPan: boolean}} */
  #start = { x: 0, y: 0, id: null, isTouch: false, isPan: false };
  #lastTap = { id: /** @type {string | null} */ (null), time: 0 };
  #longPress = 0;

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
      if (this.#mode === "press" || this.#mode === "drag") event.preventDefault();
    });
    surface.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape" && this.#mode === "drag") {
          event.stopPropagation();
          event.preventDefault();
          this.#endDrag(false);
        }
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
    this.surface.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#pointers.size === 2) {
      clearTimeout(this.#longPress);
      if (this.#mode === "drag") this.#endDrag(false);
      this.#mode = "pinch";
      return;
    }
    if (this.#pointers.size > 2) return;
    const id = this.handlers.hit(event.clientX, event.clientY);
    const isTouch = event.pointerType === "touch";
    this.#start = { x: event.clientX, y: event.clientY, id, isTouch, isPan: event.button === 1 };
    this.#mode = "press";
    if (isTouch && id !== null && this.handlers.canDrag(id)) {
      this.#longPress = window.setTimeout(() => {
        navigator.vibrate?.(10);
        this.#startDrag();
      }, LONG_PRESS);
    }
  }

  #startDrag() {
    const { id, x, y } = this.#start;
    if (id === null) return;
    this.#mode = "drag";
    this.handlers.dragStart(id, x, y);
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
    // The first stretch of a pan counts too, so that the desk stays under the finger.
    const from = wasPressed ? this.#start : last;
    if (this.#mode === "pan") this.viewport.pan(now.x - from.x, now.y - from.y);
    else if (this.#mode === "drag") this.handlers.dragMove(now.x, now.y);
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
    else {
      this.#mode = "pan";
      this.surface.classList.add("is-panning");
    }
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
    if (this.#mode === "drag") this.#endDrag(true);
    else if (this.#mode === "pinch" && this.#pointers.size === 1) this.#mode = "pan";
    else if (this.#pointers.size === 0) this.#mode = "none";
  }

  /** @param {PointerEvent} event */
  #tap(event) {
    const { id } = this.#start;
    const now = performance.now();
    const isDouble = id !== null && id === this.#lastTap.id && now - this.#lastTap.time < DOUBLE_TAP;
    this.#lastTap = { id: isDouble ? null : id, time: now };
    this.handlers.tap(id);
    if (!isDouble) return;
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
    if (this.#mode === "drag") this.#endDrag(false);
    if (this.#pointers.size === 0) this.#mode = "none";
  }

  /** @param {boolean} isDropped */
  #endDrag(isDropped) {
    // What remains of the gesture does nothing more until every finger is up.
    this.#mode = "none";
    if (isDropped) this.handlers.dragEnd();
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
