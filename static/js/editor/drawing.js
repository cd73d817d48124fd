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
import { photoUrl } from "./photo_urls.js";

const RTL_OPEN = "\u2067";
const RTL_CLOSE = "\u2069";

/** @param {number} value */
function short(value) {
  return Math.round(value * 100) / 100;
}

/** The parts of a box that decide what it looks like. @type {(keyof Box)[]} */
const LOOKS = [
  "width",
  "height",
  "radius",
  "fill",
  "stroke",
  "stroke_width",
  "dash",
  "label",
  "bar",
  "bar_side",
  "bar_colour",
  "texts",
  "avatar",
];

/** Whether two boxes look alike wherever they stand: then nothing needs drawing anew. @param {Box} a @param {Box} b */
export function lookAlike(a, b) {
  // A box that has only moved has the very parts that it had.
  return LOOKS.every((part) => a[part] === b[part]) || lookOf(a) === lookOf(b);
}

/** @param {Box} box */
function lookOf(box) {
  const words = (/** @type {SceneText} */ { lines, size, bold, colour, align }) => [
    size,
    bold,
    colour,
    align,
    lines.map(({ text, x, y }) => [text, x, y]),
  ];
  const { width, height, radius, fill, stroke, stroke_width: thick, dash, label, avatar } = box;
  const disc = avatar && [
    ...[avatar.r, avatar.fill, avatar.stroke, avatar.stroke_width, avatar.photo],
    words(avatar.text),
  ];
  return JSON.stringify([
    [width, height, radius, fill, stroke, thick, dash, label],
    [box.bar, box.bar_side, box.bar_colour],
    box.texts.map(words),
    disc,
  ]);
}

/** A background disc. @param {Disc} disc */
export function drawDisc({ cx, cy, r, fill, stroke, stroke_width: width }) {
  return svg("circle", { cx, cy, r, fill, stroke, "stroke-width": width });
}

/** A ground behind the boxes. @param {import("./types.js").Frame} frame */
export function drawFrame({ id, x, y, width, height, radius, fill, stroke, stroke_width: thick, dash, outline }) {
  const line = { stroke, "stroke-width": thick, "stroke-dasharray": dash.join(" ") || null };
  const look = { "data-id": id, fill, ...(thick > 0 ? line : {}) };
  if (outline.length > 0) return svg("path", { d: outlinePath(outline, radius), ...look });
  return svg("rect", { x, y, width, height, rx: radius, ...look });
}

/**
 * Path data of a closed outline with rounded corners; it begins in the middle of a side.
 * @param {Point[]} corners @param {number} radius
 */
export function outlinePath(corners, radius) {
  const [first, second] = corners;
  if (!first || !second) return "";
  /** @type {Point} */
  const start = [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2];
  return `${linePath([start, ...corners.slice(1), first, start], radius)}Z`;
}

/** The children of a box's group. @param {Box} box @returns {SVGElement[]} */
export function drawBox(box) {
  const size = { width: box.width, height: box.height, rx: box.radius };
  const line = {
    stroke: box.stroke_width > 0 ? box.stroke : null,
    "stroke-width": box.stroke_width,
    "stroke-dasharray": box.dash.join(" ") || null,
  };
  const parts = [];
  // A dashed outline comes last, so that the bar does not hide it.
  const isSplit = box.bar > 0 && box.dash.length > 0;
  parts.push(svg("rect", { ...size, fill: box.fill, ...(isSplit ? {} : line) }));
  if (box.bar > 0) parts.push(svg("path", { d: barPath(box), fill: box.bar_colour }));
  if (isSplit) parts.push(svg("rect", { ...size, fill: "none", ...line }));
  if (box.avatar) {
    const { cx, cy, r, fill, stroke, stroke_width: thick, text } = box.avatar;
    const outline = thick > 0 ? { stroke, "stroke-width": thick } : {};
    parts.push(svg("circle", { cx, cy, r, fill, ...outline }));
    parts.push(...drawText(text));
    if (box.avatar.photo) parts.push(drawPhoto(box.avatar));
  }
  // The number of hidden roles stands on the button that shows them.
  for (const text of box.texts) if (text.part !== "hidden") parts.push(...drawText(text));
  return parts;
}

/** A photo over the disc and its initials, which are seen until it is there. @param {import("./types.js").Avatar} avatar */
function drawPhoto({ cx, cy, r, photo, stroke_width: thick }) {
  const [x, y, side] = [cx - r + thick / 2, cy - r + thick / 2, 2 * r - thick];
  return svg("image", {
    class: "photo",
    x: short(x),
    y: short(y),
    width: side,
    height: side,
    href: photoUrl(photo),
    "aria-hidden": "true",
  });
}

/** What colours mean. @param {import("./types.js").Legend} legend */
export function drawLegend({ title, items }) {
  const patches = items.map(({ x, y, width, height, fill }) => svg("rect", { x, y, width, height, rx: 2, fill }));
  const words = [title, ...items.map(({ text }) => text)].flatMap(drawText);
  const group = svg("g", { class: "legend" }, ...patches, ...words);
  // From far it is drawn larger from the corner where it begins.
  const { x = 0, y = 0 } = title.lines[0] ?? {};
  group.style.transformOrigin = `${x}px ${y}px`;
  return group;
}

/**
 * One element a line of text. The words name the box for screen readers, so each line ends in a space
 * (which is not drawn); initials would only be noise.
 * @param {SceneText} text @returns {SVGElement[]}
 */
export function drawText(text) {
  return text.lines.map((line, at) => {
    const words = text.rtl ? RTL_OPEN + line.text + RTL_CLOSE : line.text;
    const element = svg(
      "text",
      {
        x: line.x,
        y: line.y,
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

/** The label of a line, on its plate if it has one. @param {Connector} connector @returns {SVGElement[]} */
export function drawLabel({ label, plate }) {
  if (!label) return [];
  const words = drawText(label);
  if (!plate) return words;
  const { x, y, width, height, radius, fill } = plate;
  return [svg("rect", { x, y, width, height, rx: radius, fill }), ...words];
}

/** The bar inside one side of a box, cut to its round corners. @param {Box} box */
function barPath({ width, height, radius, bar, bar_side: side }) {
  const isUpright = side === "left" || side === "right";
  const along = isUpright ? height : width;
  const r = Math.max(0, Math.min(radius, width / 2, height / 2));
  const reach = Math.min(bar, r);
  const inset = r - Math.sqrt(Math.max(0, r * r - (r - reach) ** 2));
  /** The point so far inside the side, and so far along it. @param {number} depth @param {number} way */
  const at = (depth, way) => {
    const x = isUpright ? (side === "left" ? depth : width - depth) : way;
    const y = isUpright ? way : side === "top" ? depth : height - depth;
    return `${short(x)} ${short(y)}`;
  };
  if (r === 0) return `M${at(bar, 0)}L${at(bar, along)}L${at(0, along)}L${at(0, 0)}Z`;
  // A mirrored outline goes the other way round its corners.
  const arc = `A${r} ${r} 0 0 ${side === "left" || side === "bottom" ? 1 : 0} `;
  const corner = bar > r ? `L${at(r, along)}` : "";
  return (
    `M${at(bar, inset)}L${at(bar, along - inset)}${corner}${arc}${at(0, along - r)}` +
    `L${at(0, r)}${arc}${at(reach, inset)}Z`
  );
}

/** An image of a scene. @param {import("./types.js").Picture} picture */
export function drawPicture({ x, y, width, height, data, label }) {
  const href = `data:image/png;base64,${data}`;
  return svg("image", { x, y, width, height, href, role: "img", "aria-label": label });
}

/**
 * Give the canvas the ground and the font of a scene.
 * @param {HTMLElement} canvas @param {import("./types.js").Scene} scene
 */
export function dress(canvas, { background, font }) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16));
  canvas.style.setProperty("--chart-background", background);
  canvas.style.setProperty("--font-chart", font);
  canvas.dataset["ground"] = 0.3 * red + 0.59 * green + 0.11 * blue < 128 ? "dark" : "light";
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
