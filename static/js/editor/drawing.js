/**
 * One box or line of a scene as SVG. The shapes are those of the SVG export, so that screen and file
 * are the same picture. A box is drawn at the origin; its group's transform puts it in place.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Connector} Connector
 * @typedef {import("./types.js").Disc} Disc
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./types.js").SceneText} SceneText
 */

import { svg } from "./dom.js";

const RTL_OPEN = "\u2067";
const RTL_CLOSE = "\u2069";

/** @param {number} value */
function short(value) {
  return Math.round(value * 100) / 100;
}

/** What a box looks like wherever it stands: equal keys need no new drawing. @param {Box} box */
export function lookOf(box) {
  const words = box.texts.map(({ lines, size, bold, colour }) => [
    size,
    bold,
    colour,
    lines.map((line) => [line.text, short(line.x - box.x), short(line.y - box.y)]),
  ]);
  const { width, height, fill, stroke, dash, bar, bar_colour: barColour, label } = box;
  return JSON.stringify([
    width,
    height,
    fill,
    stroke,
    dash,
    bar,
    barColour,
    label,
    words,
    box.avatar?.fill,
    box.avatar?.text.lines[0]?.text,
  ]);
}

/** A background disc. @param {Disc} disc */
export function drawDisc({ cx, cy, r, fill, stroke, stroke_width: width }) {
  return svg("circle", { cx, cy, r, fill, stroke, "stroke-width": width });
}

/** The children of a box's group. @param {Box} box @returns {SVGElement[]} */
export function drawBox(box) {
  const size = { width: box.width, height: box.height, rx: box.radius };
  const line = {
    stroke: box.stroke,
    "stroke-width": box.stroke_width,
    "stroke-dasharray": box.dash.join(" ") || null,
  };
  const parts = [];
  const isDashed = box.dash.length > 0;
  parts.push(svg("rect", { ...size, fill: box.fill, ...(isDashed ? {} : line) }));
  if (box.bar > 0) parts.push(svg("path", { d: barPath(box), fill: box.bar_colour }));
  // A dashed outline comes last, so that the bar does not hide it.
  if (isDashed) parts.push(svg("rect", { ...size, fill: "none", ...line }));
  if (box.avatar) {
    const { cx, cy, r, fill, text } = box.avatar;
    parts.push(svg("circle", { cx: short(cx - box.x), cy: short(cy - box.y), r, fill }));
    parts.push(...drawText(text, box.x, box.y));
  }
  for (const text of box.texts) parts.push(...drawText(text, box.x, box.y));
  return parts;
}

/**
 * One element a line of text, relative to the point ``x``, ``y``. The words name the box for screen
 * readers, so each line ends in a space (which is not drawn); initials would only be noise.
 * @param {SceneText} text @param {number} x @param {number} y
 * @returns {SVGElement[]}
 */
export function drawText(text, x, y) {
  return text.lines.map((line, at) => {
    const words = text.rtl ? RTL_OPEN + line.text + RTL_CLOSE : line.text;
    const element = svg(
      "text",
      {
        x: short(line.x - x),
        y: short(line.y - y),
        "font-size": text.size,
        fill: text.colour,
        "font-weight": text.bold ? "bold" : null,
        "text-anchor": text.align === "start" ? null : text.align,
        "data-part": text.part,
        "aria-hidden": text.part === "initials" ? "true" : null,
      },
      line.text.endsWith("-") ? words : `${words} `,
    );
    const isCut = at === text.lines.length - 1 && line.text.endsWith("…") && !text.full.endsWith("…");
    if (isCut) element.append(svg("title", {}, text.full));
    return element;
  });
}

/** The bar inside the left edge, cut to the round corners of the box. @param {Box} box */
function barPath({ width, height, radius, bar }) {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2));
  if (r === 0) return `M0 0H${bar}V${height}H0Z`;
  const reach = Math.min(bar, r);
  const inset = short(r - Math.sqrt(Math.max(0, r * r - (r - reach) ** 2)));
  const across = bar > r ? `H${r}` : "";
  const arc = `A${r} ${r} 0 0 1`;
  return `M${bar} ${inset}V${height - inset}${across}${arc} 0 ${height - r}V${r}${arc} ${reach} ${inset}Z`;
}

/**
 * Path data through the points with every corner rounded by ``radius``.
 * @param {Point[]} points @param {number} radius
 */
export function linePath(points, radius) {
  const [start, ...rest] = points.filter((point, at) => {
    const before = points[at - 1];
    return !before || before[0] !== point[0] || before[1] !== point[1];
  });
  if (!start) return "";
  let path = `M${short(start[0])} ${short(start[1])}`;
  let before = start;
  rest.forEach((corner, at) => {
    const after = rest[at + 1];
    path += after
      ? roundCorner(before, corner, after, radius, at === 0, at === rest.length - 2)
      : `L${short(corner[0])} ${short(corner[1])}`;
    before = corner;
  });
  return path;
}

/**
 * @param {Point} before @param {Point} corner @param {Point} after @param {number} radius
 * @param {boolean} isFirst @param {boolean} isLast
 */
function roundCorner(before, corner, after, radius, isFirst, isLast) {
  const incoming = Math.hypot(corner[0] - before[0], corner[1] - before[1]);
  const outgoing = Math.hypot(after[0] - corner[0], after[1] - corner[1]);
  const r = Math.min(radius, isFirst ? incoming : incoming / 2, isLast ? outgoing : outgoing / 2);
  const [x, y] = corner;
  const [fromX, fromY] = [x - ((x - before[0]) / incoming) * r, y - ((y - before[1]) / incoming) * r];
  const [toX, toY] = [x + ((after[0] - x) / outgoing) * r, y + ((after[1] - y) / outgoing) * r];
  return `L${short(fromX)} ${short(fromY)}Q${short(x)} ${short(y)} ${short(toX)} ${short(toY)}`;
}
