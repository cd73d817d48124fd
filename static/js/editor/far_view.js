/**
 * The chart from far away: one path a colour instead of some ten elements a box.
 *
 * A browser slows down with the number of elements, not with the length of a path; from far nobody
 * can read the words anyway, so they are drawn as bars.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Connector} Connector
 */

import { svg } from "./dom.js";

/** Mean width of a character as a share of the size of its font. */
const CHARACTER = 0.52;

/** Path data collected by look. */
class Paths {
  /** @type {Map<string, string[]>} */ #parts = new Map();

  /** @param {string} look @param {string} data */
  add(look, data) {
    const parts = this.#parts.get(look);
    if (parts) parts.push(data);
    else this.#parts.set(look, [data]);
  }

  /** @returns {SVGPathElement[]} */
  elements() {
    return [...this.#parts].map(([look, parts]) => svg("path", { ...JSON.parse(look), d: parts.join("") }));
  }
}

/** @param {number} value */
function whole(value) {
  return Math.round(value);
}

/**
 * @param {Iterable<Box>} boxes @param {Iterable<Connector>} connectors
 * @returns {SVGPathElement[]} lines, then cards, then bars and words
 */
export function farPaths(boxes, connectors) {
  const lines = new Paths();
  for (const { points, stroke, stroke_width: width, dash } of connectors) {
    const look = JSON.stringify({ fill: "none", stroke, "stroke-width": width * 1.5, "stroke-dasharray": dash.join(" ") || null });
    lines.add(look, points.map(([x, y], at) => `${at ? "L" : "M"}${whole(x)} ${whole(y)}`).join(""));
  }
  const cards = new Paths();
  const details = new Paths();
  for (const box of boxes) {
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(whole);
    const look = { fill: box.fill, stroke: box.stroke, "stroke-dasharray": box.dash.join(" ") || null };
    cards.add(JSON.stringify(look), `M${x} ${y}h${width}v${height}h-${width}z`);
    if (box.bar > 0) details.add(JSON.stringify({ fill: box.bar_colour }), `M${x} ${y}h${whole(box.bar)}v${height}h-${whole(box.bar)}z`);
    for (const text of box.texts) {
      const look = JSON.stringify({ stroke: text.colour, "stroke-width": 5, opacity: 0.45 });
      for (const line of text.lines) {
        details.add(look, `M${whole(line.x)} ${whole(line.y - 4)}h${whole(line.text.length * text.size * CHARACTER)}`);
      }
    }
  }
  return [...lines.elements(), ...cards.elements(), ...details.elements()];
}
