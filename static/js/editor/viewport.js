/**
 * What part of the scene the canvas shows, and how large: pan, zoom, fit, and gentle moves.
 *
 * A point (x, y) of the scene stands at (x · scale + left, y · scale + top) of the canvas, in CSS pixels.
 *
 * @typedef {{x: number, y: number, width: number, height: number}} Rect
 * @typedef {{left: number, top: number, scale: number}} View
 */

import { wantsStillness } from "./dom.js";

const SMALLEST = 0.1;
const LARGEST = 4;
const GLIDE = 220;
const MARGIN = 24;
/** From this scale on, the shape of a chart says more than a part of it in full size. */
const READABLE = 0.34;


export class Viewport {
  left = 0;
  top = 0;
  scale = 1;
  width = 1;
  height = 1;
  /** Room that floating tools take from the canvas, in pixels. */
  insets = { top: 0, bottom: 0 };
  /** @type {Rect | null} what the mini-map covers of the canvas, in pixels */ covered = null;
  /** The scale that zooming out ends at: that of the whole chart where it is very large. */
  #smallest = SMALLEST;
  /** @type {((why: "move" | "zoom" | "size") => void)[]} */ #listeners = [];
  #animation = 0;
  /** @type {number | null} the scale that a glide leads to */ #goal = null;
  /** How far what is seen has been carried since a glide began, in the scene's points. */
  #carried = { x: 0, y: 0 };

  /** @param {HTMLElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.#measure();
    new ResizeObserver(() => {
      const [width, height] = [this.width, this.height];
      this.#measure();
      if (width === this.width && height === this.height) return;
      // What stood in the middle stays there when a window or a side panel changes its width.
      this.left += (this.width - width) / 2;
      this.#tell("size");
    }).observe(canvas);
  }

  #measure() {
    this.width = this.canvas.clientWidth || 1;
    this.height = this.canvas.clientHeight || 1;
  }

  /** @param {(why: "move" | "zoom" | "size") => void} listener */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** @param {"move" | "zoom" | "size"} why */
  #tell(why) {
    for (const listener of this.#listeners) listener(why);
  }

  /** @param {number} scale */
  #clamped(scale) {
    return Math.min(LARGEST, Math.max(this.#smallest, scale));
  }

  /** A point of the page in the scene. @param {number} clientX @param {number} clientY */
  toScene(clientX, clientY) {
    const { left, top } = this.canvas.getBoundingClientRect();
    return { x: (clientX - left - this.left) / this.scale, y: (clientY - top - this.top) / this.scale };
  }

  /** A rectangle of the scene on the canvas. @param {Rect} rect @returns {Rect} */
  toCanvas({ x, y, width, height }) {
    const { scale } = this;
    return {
      x: x * scale + this.left,
      y: y * scale + this.top,
      width: width * scale,
      height: height * scale,
    };
  }

  /**
   * The part of the scene that can be seen, with ``margin`` canvas sizes around it.
   * @param {number} [margin] @returns {Rect}
   */
  visible(margin = 0) {
    const [width, height] = [this.width / this.scale, this.height / this.scale];
    return {
      x: -this.left / this.scale - width * margin,
      y: -this.top / this.scale - height * margin,
      width: width * (1 + 2 * margin),
      height: height * (1 + 2 * margin),
    };
  }

  /** Move by pixels, at once. @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.#set(this.left + dx, this.top + dy, this.scale);
  }

  /**
   * Follow what has moved in the scene, by its points; a glide goes on to what it leads to.
   * @param {number} x @param {number} y
   */
  carry(x, y) {
    this.#carried = { x: this.#carried.x - x, y: this.#carried.y - y };
    this.#place(this.left - x * this.scale, this.top - y * this.scale, this.scale);
  }

  /** Show what was seen before. @param {View} view */
  show({ left, top, scale }) {
    this.#set(left, top, scale);
  }

  /** @param {number} left @param {number} top @param {number} scale */
  #set(left, top, scale) {
    cancelAnimationFrame(this.#animation);
    this.#goal = null;
    this.#place(left, top, scale);
  }

  /** @param {number} left @param {number} top @param {number} scale */
  #place(left, top, scale) {
    const why = scale === this.scale ? "move" : "zoom";
    this.left = left;
    this.top = top;
    this.scale = scale;
    this.#tell(why);
  }

  /**
   * Zoom so that the point of the page under the pointer stays where it is.
   * @param {number} clientX @param {number} clientY @param {number} scale
   */
  zoomAt(clientX, clientY, scale) {
    const { left, top } = this.canvas.getBoundingClientRect();
    this.#zoomAbout(clientX - left, clientY - top, this.#clamped(scale), false);
  }

  /** @param {number} x @param {number} y @param {number} scale @param {boolean} gently */
  #zoomAbout(x, y, scale, gently) {
    const ratio = scale / this.scale;
    const [left, top] = [x - (x - this.left) * ratio, y - (y - this.top) * ratio];
    if (gently) this.#glide(left, top, scale);
    else this.#set(left, top, scale);
  }

  /**
   * Zoom about the middle of what is seen of a rectangle, so that it does not run out of the canvas.
   * @param {number} factor @param {Rect} rect
   */
  zoomBy(factor, rect) {
    const { x, y, width, height } = this.toCanvas(rect);
    const across = middleOfSeen(x, width, this.width);
    const down = middleOfSeen(y, height, this.height);
    // Pressed again on the way, it goes on from where it leads to.
    this.#zoomAbout(across, down, this.#clamped((this.#goal ?? this.scale) * factor), true);
  }

  /** Where the whole rectangle is seen, never larger than life. @param {Rect} rect */
  #fitting({ x, y, width, height }) {
    const room = {
      width: this.width - 2 * MARGIN,
      height: this.height - 2 * MARGIN - this.insets.top - this.insets.bottom,
    };
    const most = Math.max(1, width / Math.max(1, room.width), height / Math.max(1, room.height));
    const scale = 1 / most;
    const left = (this.width - width * scale) / 2 - x * scale;
    const spare = Math.max(0, room.height - height * scale);
    const top = this.insets.top + MARGIN + Math.min(spare / 2, spare * 0.25) - y * scale;
    return { left, top, scale };
  }

  /** Show the whole rectangle. @param {Rect} rect @param {boolean} [gently] */
  fit(rect, gently = true) {
    const { left, top, scale } = this.#fitting(rect);
    this.#smallest = Math.min(SMALLEST, scale);
    if (gently) this.#glide(left, top, scale);
    else this.#set(left, top, scale);
  }

  /**
   * The first look at a chart: all of it where that can be read, else its top in a readable size.
   * @param {Rect} rect @param {Rect | undefined} top the first root
   */
  open(rect, top) {
    const whole = this.#fitting(rect);
    if (!top || whole.scale >= READABLE) this.#set(whole.left, whole.top, whole.scale);
    else {
      const scale = 0.65;
      // The root in the middle, as far as the chart goes on around it: it may stand on any side of it.
      const [right, bottom] = [this.width - MARGIN, this.height - this.insets.bottom - MARGIN];
      const left = this.width / 2 - (top.x + top.width / 2) * scale;
      const above = this.height / 2 - (top.y + top.height / 2) * scale;
      const start = this.insets.top + MARGIN - rect.y * scale;
      this.#set(
        within(left, MARGIN - rect.x * scale, right - (rect.x + rect.width) * scale, left),
        within(above, start, bottom - (rect.y + rect.height) * scale, start),
        scale,
      );
    }
  }

  /** Move just as far as needed to show the rectangle. @param {Rect} rect @param {boolean} [gently] */
  reveal(rect, gently = true) {
    const seen = this.toCanvas(rect);
    let dx = shift(seen.x, seen.width, MARGIN / 2, this.width - MARGIN / 2);
    let dy = shift(
      seen.y,
      seen.height,
      this.insets.top + MARGIN / 2,
      this.height - this.insets.bottom - MARGIN / 2,
    );
    const { covered } = this;
    if (covered && meet({ ...seen, x: seen.x + dx, y: seen.y + dy }, covered)) {
      // Out from below it by the shorter way: to its left, or above it.
      const left = covered.x - MARGIN / 2 - seen.width - seen.x;
      const up = covered.y - MARGIN / 2 - seen.height - seen.y;
      if (left - dx > up - dy && seen.x + left >= 0) dx = left;
      else dy = up;
    }
    if (dx === 0 && dy === 0) return;
    if (gently) this.#glide(this.left + dx, this.top + dy, this.scale);
    else this.#set(this.left + dx, this.top + dy, this.scale);
  }

  /** Put a rectangle into the middle at a scale. @param {Rect} rect @param {number} scale */
  centre({ x, y, width, height }, scale) {
    const [left, top] = [this.width / 2 - (x + width / 2) * scale, this.height / 2 - (y + height / 2) * scale];
    this.#glide(left, top, scale);
  }

  /** @param {number} left @param {number} top @param {number} scale */
  #glide(left, top, scale) {
    if (wantsStillness()) return this.#set(left, top, scale);
    cancelAnimationFrame(this.#animation);
    this.#goal = scale;
    this.#carried = { x: 0, y: 0 };
    const from = { left: this.left, top: this.top, scale: this.scale };
    const start = performance.now();
    const step = (/** @type {number} */ now) => {
      const t = Math.min(1, Math.max(0, (now - start) / GLIDE));
      const eased = 1 - (1 - t) ** 3;
      const reached = t === 1 ? scale : from.scale * (scale / from.scale) ** eased;
      // A straight way in both place and size would swing; the place follows the size.
      const share = scale === from.scale ? eased : (reached - from.scale) / (scale - from.scale);
      const { x, y } = this.#carried;
      const [across, down] = [from.left + (left - from.left) * share, from.top + (top - from.top) * share];
      this.#place(across + x * reached, down + y * reached, reached);
      if (t < 1) this.#animation = requestAnimationFrame(step);
      else this.#goal = null;
    };
    this.#animation = requestAnimationFrame(step);
  }
}

/** Whether two rectangles share a point. @param {Rect} a @param {Rect} b */
function meet(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * How far a span must move to lie between two bounds; its start wins where it is too long.
 * @param {number} at @param {number} size @param {number} low @param {number} high
 */
function shift(at, size, low, high) {
  if (at < low || size > high - low) return low - at;
  return at + size > high ? high - at - size : 0;
}

/**
 * The middle of the part of a span that lies between zero and a size; the middle of that where none does.
 * @param {number} at @param {number} length @param {number} size
 */
function middleOfSeen(at, length, size) {
  const [from, to] = [Math.max(0, at), Math.min(size, at + length)];
  return from < to ? (from + to) / 2 : size / 2;
}

/**
 * Where a chart begins so that it leaves no empty room at either end; another place where it fits whole.
 * @param {number} wish @param {number} start @param {number} end @param {number} whole
 */
function within(wish, start, end, whole) {
  return end > start ? whole : Math.min(Math.max(wish, end), start);
}
