/** While something is dragged near the edge of the canvas, the canvas moves on by itself. */

const EDGE = 36;
const SPEED = 9;

export class EdgeScroll {
  #frame = 0;
  #pointer = { x: 0, y: 0 };

  /**
   * @param {import("./viewport.js").Viewport} viewport
   * @param {(clientX: number, clientY: number) => void} moved called where the desk went on below the pointer
   */
  constructor(viewport, moved) {
    this.viewport = viewport;
    this.moved = moved;
  }

  /** @param {number} x @param {number} y where the pointer is on the page */
  follow(x, y) {
    this.#pointer = { x, y };
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#step());
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #step() {
    const { left, top, right, bottom } = this.viewport.canvas.getBoundingClientRect();
    const { x, y } = this.#pointer;
    const push = (/** @type {number} */ low, /** @type {number} */ high) =>
      low < EDGE ? SPEED : high < EDGE ? -SPEED : 0;
    const [dx, dy] = [push(x - left, right - x), push(y - top, bottom - y)];
    this.#frame = requestAnimationFrame(() => this.#step());
    if (!dx && !dy) return;
    this.viewport.pan(dx, dy);
    this.moved(x, y);
  }
}
