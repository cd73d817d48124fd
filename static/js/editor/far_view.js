/**
 * A large chart from far away, on a canvas: rectangles only, in as few fills as can be.
 *
 * A browser slows down with the number of elements, and with every curve it has to smooth. From far
 * nobody sees round corners or reads words, so cards, bars, words and lines are all plain rectangles.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Connector} Connector
 * @typedef {import("./types.js").Disc} Disc
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./viewport.js").Viewport} Viewport
 *
 * @typedef {[x: number, y: number, width: number, height: number]} Rectangle in the scene's points
 */

/** Mean width of a character as a share of the size of its font. */
const CHARACTER = 0.52;
/** Below this scale not even the bars for words can be seen. */
const WORDS = 0.17;
const WORD_STRENGTH = 0.6;
/** Down to this scale a rim is a pixel wide at least: cards often have the colour of the ground. */
const RIMMED = 0.08;
/** Points that words keep from the edges of their box. */
const WORD_MARGIN = 6;

/** The bar inside a box. @param {Box} box @returns {Rectangle} */
function barOf({ x, y, width, height, bar, bar_side: side }) {
  if (side === "left" || side === "right") return [side === "left" ? x : x + width - bar, y, bar, height];
  return [x, side === "top" ? y : y + height - bar, width, bar];
}

/** Rectangles by colour. */
class Layer {
  /** @type {Map<string, number[]>} left, top, width and height of one after the other */ #colours = new Map();

  /** @param {number} [rim] points around each rectangle */
  constructor(rim = 0) {
    this.rim = rim;
  }

  /** @param {string} colour @param {number} x @param {number} y @param {number} width @param {number} height */
  add(colour, x, y, width, height) {
    const rectangles = this.#colours.get(colour);
    if (rectangles) rectangles.push(x, y, width, height);
    else this.#colours.set(colour, [x, y, width, height]);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {{left: number, top: number, scale: number, width: number, height: number}} view in device pixels
   */
  draw(context, { left, top, scale, width, height }) {
    const rim = this.rim * (scale > RIMMED ? Math.max(1, Math.round(scale)) : scale);
    for (const [colour, numbers] of this.#colours) {
      context.fillStyle = colour;
      for (let at = 0; at < numbers.length; at += 4) {
        const fromX = /** @type {number} */ (numbers[at]) * scale + left;
        const fromY = /** @type {number} */ (numbers[at + 1]) * scale + top;
        if (fromX > width || fromY > height) continue;
        const sizeX = Math.max(1, /** @type {number} */ (numbers[at + 2]) * scale);
        const sizeY = Math.max(1, /** @type {number} */ (numbers[at + 3]) * scale);
        if (fromX + sizeX < 0 || fromY + sizeY < 0) continue;
        // Whole pixels: an edge between two would have to be smoothed.
        const [x, y] = [Math.round(fromX - rim), Math.round(fromY - rim)];
        context.fillRect(x, y, Math.ceil(sizeX + 2 * rim), Math.ceil(sizeY + 2 * rim));
      }
    }
  }
}

/** The axis-parallel lines: two that begin alike, such as those from one manager, become the longer one. */
class Lines {
  /** @type {Map<string, [colour: string, ...Rectangle]>} */ #longest = new Map();

  /** @param {string} colour @param {number} x @param {number} y @param {number} width @param {number} height */
  add(colour, x, y, width, height) {
    const key = `${x} ${y} ${width > height} ${colour}`;
    const known = this.#longest.get(key);
    if (!known || known[3] < width || known[4] < height) this.#longest.set(key, [colour, x, y, width, height]);
  }

  /** What is left of them. */
  layer() {
    const layer = new Layer();
    for (const line of this.#longest.values()) layer.add(...line);
    return layer;
  }
}

/** The lines of rings, which are not axis-parallel: one stroke a colour. */
class Strokes {
  /** @type {Map<string, Path2D>} */ #colours = new Map();

  /** @param {string} colour @param {Point} from @param {Point} to */
  add(colour, from, to) {
    let path = this.#colours.get(colour);
    if (!path) this.#colours.set(colour, (path = new Path2D()));
    path.moveTo(...from);
    path.lineTo(...to);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {{left: number, top: number, scale: number}} view in device pixels
   */
  draw(context, { left, top, scale }) {
    context.save();
    context.setTransform(scale, 0, 0, scale, left, top);
    context.lineWidth = 1 / scale;
    for (const [colour, path] of this.#colours) {
      context.strokeStyle = colour;
      context.stroke(path);
    }
    context.restore();
  }
}

/** @param {Box[]} boxes */
function barsForWords(boxes) {
  const words = new Layer();
  for (const box of boxes) {
    for (const { lines, size, colour, align } of box.texts) {
      for (const { text, x, y } of lines) {
        const room = { start: box.width - x, middle: box.width - WORD_MARGIN, end: x }[align] - WORD_MARGIN;
        const width = Math.min(text.length * size * CHARACTER, room);
        const left = x - width * { start: 0, middle: 0.5, end: 1 }[align];
        words.add(colour, box.x + left, box.y + y - size * 0.6, width, size * 0.5);
      }
    }
  }
  return words;
}

export class FarView {
  /** @type {Layer[]} */ #layers = [];
  /** @type {Disc[]} */ #discs = [];
  /** @type {Frame[]} */ #frames = [];
  #strokes = new Strokes();
  /** @type {Box[]} */ #boxes = [];
  /** @type {Layer | null} made when it is first seen */ #words = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
  }

  /**
   * Take the items to draw.
   * @param {Pick<import("./types.js").Scene, "boxes" | "connectors" | "discs" | "frames">} scene
   */
  load({ boxes, connectors, discs, frames }) {
    const strokes = new Strokes();
    const lines = new Lines();
    const [edges, cards, bars] = [new Layer(1), new Layer(), new Layer()];
    for (const { points, stroke, stroke_width: thick } of connectors.values()) {
      points.forEach(([x, y], at) => {
        const [fromX, fromY] = points[at - 1] ?? [x, y];
        if (at === 0) return;
        if (x !== fromX && y !== fromY) return strokes.add(stroke, [fromX, fromY], [x, y]);
        lines.add(
          stroke,
          Math.min(x, fromX),
          Math.min(y, fromY),
          Math.max(thick, Math.abs(x - fromX)),
          Math.max(thick, Math.abs(y - fromY)),
        );
      });
    }
    for (const box of boxes.values()) {
      edges.add(box.stroke, box.x, box.y, box.width, box.height);
      cards.add(box.fill, box.x, box.y, box.width, box.height);
      if (box.bar > 0) bars.add(box.bar_colour, ...barOf(box));
    }
    this.#layers = [lines.layer(), edges, cards, bars];
    this.#boxes = [...boxes.values()];
    this.#words = null;
    this.#strokes = strokes;
    this.#discs = discs;
    this.#frames = frames;
  }

  /** @param {Frame} frame @param {{left: number, top: number, scale: number}} view */
  #drawFrame({ x, y, width, height, outline, fill, stroke, stroke_width: thick }, view) {
    const { context } = this;
    if (!context) return;
    const [right, bottom] = [x + width, y + height];
    /** @type {Point[]} */
    const corners = outline.length > 0 ? outline : [[x, y], [right, y], [right, bottom], [x, bottom]];
    context.beginPath();
    for (const [px, py] of corners) {
      context.lineTo(px * view.scale + view.left, py * view.scale + view.top);
    }
    context.closePath();
    context.fillStyle = fill;
    context.fill();
    context.strokeStyle = stroke;
    if (thick > 0) context.stroke();
  }

  /** @param {Viewport} viewport */
  draw({ left, top, scale, width, height }) {
    if (!this.context) return;
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== wide || this.canvas.height !== high)
      Object.assign(this.canvas, { width: wide, height: high });
    else this.context.clearRect(0, 0, wide, high);
    const view = { left: left * ratio, top: top * ratio, scale: scale * ratio, width: wide, height: high };
    for (const { cx, cy, r, fill } of this.#discs) {
      this.context.fillStyle = fill;
      this.context.beginPath();
      this.context.arc(cx * view.scale + view.left, cy * view.scale + view.top, r * view.scale, 0, 2 * Math.PI);
      this.context.fill();
    }
    for (const frame of this.#frames) this.#drawFrame(frame, view);
    this.#strokes.draw(this.context, view);
    for (const layer of this.#layers) layer.draw(this.context, view);
    if (scale <= WORDS) return;
    // Bars for words are heavier than letters.
    this.context.globalAlpha = WORD_STRENGTH;
    this.#words ??= barsForWords(this.#boxes);
    this.#words.draw(this.context, view);
    this.context.globalAlpha = 1;
  }
}
