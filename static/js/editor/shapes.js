/**
 * The boxes and lines that are in the page: drawn once, changed where they differ, and gliding from
 * where they are shown to where they belong.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Connector} Connector
 * @typedef {import("./types.js").Point} Point
 *
 * @typedef {object} BoxShape a box in the page; ``x`` and ``y`` are where it is shown now
 * @property {Box} box
 * @property {string} standing its place in the tree and its button, as they are drawn
 * @property {SVGGElement} group
 * @property {number} x
 * @property {number} y
 *
 * @typedef {object} LineShape a line in the page; ``points`` are where it is shown now
 * @property {Connector} connector
 * @property {SVGGElement} group
 * @property {SVGPathElement} path
 * @property {SVGGElement} label
 * @property {Point[]} points
 */

import { setAttributes, svg, wantsStillness } from "./dom.js";
import { drawBox, drawLabel, linePath, lookAlike } from "./drawing.js";
import { between } from "./geometry.js";
import { drawToggle } from "./toggles.js";

/** With more boxes than this in the page they keep no order. */
const ORDERED = 500;
const GLIDE = 240;

export class Shapes {
  /** @type {Map<string, BoxShape>} */ boxes = new Map();
  /** @type {Map<string, LineShape>} */ lines = new Map();
  /** @type {Map<string, string>} marks on boxes: role id to class */ #marks = new Map();
  /** @type {Set<string>} boxes on a way that stands out, from the top down */ #way = new Set();
  #glide = 0;

  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
    this.lineLayer = layer("lines");
    this.labelLayer = layer("labels");
    this.boxLayer = layer("boxes", false);
  }

  /** Whether something rings a box other than its being selected. @param {string} id */
  isMarked(id) {
    return this.#marks.has(id);
  }

  /** Ring a box, or take its ring away. @param {string} id @param {string | null} mark */
  mark(id, mark) {
    if (mark === null) this.#marks.delete(id);
    else this.#marks.set(id, mark);
    const shape = this.boxes.get(id);
    if (shape) this.#drawRing(shape);
  }

  /** @param {string[]} ids @param {string} name @param {boolean} isOn */
  setClass(ids, name, isOn) {
    for (const id of ids) this.boxes.get(id)?.group.classList.toggle(name, isOn);
  }

  /** Let the boxes of a way stand out, and the lines between them. @param {Set<string>} ids */
  showWay(ids) {
    if (ids.size === 0 && this.#way.size === 0) return;
    this.#way = ids;
    for (const [id, { group }] of this.boxes) group.classList.toggle("is-found", ids.has(id));
    for (const shape of this.lines.values()) this.#drawWay(shape);
  }

  /** @param {LineShape} shape */
  #drawWay({ connector: { kind, source, target }, group }) {
    const isOnIt = kind !== "dotted" && this.#way.has(source) && this.#way.has(target);
    group.classList.toggle("is-found", isOnIt);
    // On top of those that share a stretch with it.
    if (isOnIt) this.lineLayer.append(group);
  }

  /** Take a box out of the page. @param {string} id */
  removeBox(id) {
    this.boxes.get(id)?.group.remove();
    this.boxes.delete(id);
  }

  /** Take a line out of the page. @param {string} id */
  removeLine(id) {
    this.lines.get(id)?.group.remove();
    this.lines.get(id)?.label.remove();
    this.lines.delete(id);
  }

  /** Move everything at once, as far as from one place to another. @param {number} dx @param {number} dy */
  shift(dx, dy) {
    for (const shape of this.boxes.values()) this.place(shape, shape.x + dx, shape.y + dy);
    for (const shape of this.lines.values()) {
      this.#route(
        shape,
        shape.points.map(([x, y]) => /** @type {Point} */ ([x + dx, y + dy])),
      );
    }
  }

  /** Draw a box, or bring what is drawn up to date; its place is left to the glide. @param {Box} box */
  drawBox(box) {
    let shape = this.boxes.get(box.id);
    if (!shape || !lookAlike(shape.box, box)) {
      if (!shape) {
        const group = svg("g", { class: "box", role: "treeitem", tabindex: -1, "data-id": box.id });
        shape = { box, standing: "", group, x: box.x, y: box.y };
        this.boxes.set(box.id, shape);
        this.place(shape, box.x, box.y);
        group.append(...drawBox(box));
        this.boxLayer.append(group);
      } else shape.group.replaceChildren(...drawBox(box));
      shape.standing = "";
      this.#drawRing(shape, box);
    }
    shape.box = box;
    this.#drawStanding(shape);
    return shape;
  }

  /** Show what becomes of a box and where it stands in the tree, with its button. @param {BoxShape} shape */
  #drawStanding(shape) {
    const { box, group } = shape;
    const { structure, organisation, foresight } = this.state;
    const isGhost = foresight.ghosts.has(box.id);
    group.classList.toggle("is-ghost", isGhost);
    group.classList.toggle("is-fading", foresight.fading.has(box.id));
    group.classList.toggle("is-leaving", foresight.leaving.has(box.id));
    group.classList.toggle("is-found", this.#way.has(box.id));
    const isSelected = String(this.state.isSelected(box.id));
    if (group.getAttribute("aria-selected") !== isSelected) group.setAttribute("aria-selected", isSelected);
    const isManager = !isGhost && structure.reports(box.id).length > 0;
    const layout = organisation.charts.get("chart")?.layout ?? "";
    const expanded = this.#expanded(box);
    const standing = [box.level, expanded, isManager, box.hidden, layout, box.label].join("\n");
    if (shape.standing === standing) return;
    shape.standing = standing;
    setAttributes(group, { "aria-description": box.label, "aria-level": box.level, "aria-expanded": expanded });
    group.querySelector(".toggle")?.remove();
    const toggle = drawToggle(box, isManager, layout);
    if (toggle) group.append(toggle);
  }

  /** Whether what is inside or below a box is shown; null where there is nothing. @param {Box} box */
  #expanded({ id, members, hidden }) {
    if (members.length > 0 || hidden > 0) return "false";
    return this.state.structure.reports(id).length > 0 ? "true" : null;
  }

  /** @param {BoxShape} shape @param {Box} [box] */
  #drawRing({ group, box: current }, box = current) {
    group.querySelector(".ring")?.remove();
    group.classList.toggle("has-handle", this.#hasHandle(box));
    const mark =
      this.#marks.get(box.id) ?? (this.state.isSelected(box.id) ? "is-selected" : null);
    if (!mark) return;
    const { width, height, radius } = box;
    group.prepend(
      svg("rect", {
        class: `ring ${mark}`,
        x: -4,
        y: -4,
        width: width + 8,
        height: height + 8,
        rx: radius + 4,
      }),
    );
  }

  /** Whether its disc can be dragged: that of the one selected box, which is its person. @param {Box} box */
  #hasHandle({ id, members }) {
    const { state } = this;
    const isAlone = state.selected === id && !state.hasMany && members.length === 0;
    return isAlone && state.canEdit && state.structure.holdersOf(id).length > 0;
  }

  /** Draw a line, or bring what is drawn up to date; its route is left to the glide. @param {Connector} connector */
  drawLine(connector) {
    let shape = this.lines.get(connector.id);
    if (!shape) {
      const path = svg("path", { fill: "none" });
      const group = svg("g", { class: `line is-${connector.kind}`, "data-id": connector.id }, path);
      const label = svg("g", { class: "label" });
      shape = { connector, group, path, label, points: [] };
      this.lines.set(connector.id, shape);
      this.lineLayer.append(group);
      this.labelLayer.append(label);
      this.#drawWay(shape);
      this.#route(shape, connector.points);
    }
    if (shape.connector === connector && shape.path.hasAttribute("stroke")) return;
    const { stroke, stroke_width: width, dash } = connector;
    setAttributes(shape.path, { stroke, "stroke-width": width, "stroke-dasharray": dash.join(" ") || null });
    shape.label.replaceChildren(...drawLabel(connector));
    shape.connector = connector;
  }

  /** @param {BoxShape} shape @param {number} x @param {number} y */
  place(shape, x, y) {
    shape.x = x;
    shape.y = y;
    shape.group.setAttribute("transform", `translate(${x} ${y})`);
  }

  /** @param {LineShape} shape @param {Point[]} points */
  #route(shape, points) {
    shape.points = points;
    shape.path.setAttribute("d", linePath(points, shape.connector.radius));
  }

  /** Ring the selected boxes, and no others. */
  markSelection() {
    for (const shape of this.boxes.values()) {
      const isSelected = this.state.isSelected(shape.box.id);
      if (
        (shape.group.getAttribute("aria-selected") === "true") !== isSelected ||
        shape.group.querySelector(".ring") ||
        shape.group.classList.contains("has-handle")
      ) {
        shape.group.setAttribute("aria-selected", String(isSelected));
        this.#drawRing(shape);
      }
    }
  }

  /** Let every box and line glide, or jump, from where it is shown to where it belongs. @param {boolean} jumps */
  settle(jumps) {
    cancelAnimationFrame(this.#glide);
    const boxes = [...this.boxes.values()].filter(({ box, x, y }) => box.x !== x || box.y !== y);
    const lines = [...this.lines.values()].filter(({ connector, points }) => points !== connector.points);
    const bends = lines.filter(({ connector, points }) => points.length !== connector.points.length);
    for (const shape of bends) this.#route(shape, shape.connector.points);
    if (jumps || wantsStillness()) return this.#arrive(boxes, lines);
    const starts = boxes.map(({ x, y }) => ({ x, y }));
    const routes = lines.map(({ points }) => points);
    if (boxes.length + lines.length === 0) return;
    const start = performance.now();
    const step = (/** @type {number} */ now) => {
      const t = Math.min(1, Math.max(0, (now - start) / GLIDE));
      if (t === 1) return this.#arrive(boxes, lines);
      const eased = 1 - (1 - t) ** 3;
      boxes.forEach((shape, at) => {
        const from = /** @type {{x: number, y: number}} */ (starts[at]);
        this.place(shape, from.x + (shape.box.x - from.x) * eased, from.y + (shape.box.y - from.y) * eased);
      });
      lines.forEach((shape, at) =>
        this.#route(shape, between(routes[at] ?? [], shape.connector.points, eased)),
      );
      this.#glide = requestAnimationFrame(step);
    };
    this.#glide = requestAnimationFrame(step);
  }

  /** @param {BoxShape[]} boxes @param {LineShape[]} lines */
  #arrive(boxes, lines) {
    for (const shape of boxes) this.place(shape, shape.box.x, shape.box.y);
    for (const shape of lines) this.#route(shape, shape.connector.points);
  }

  /** Keep the boxes in reading order for those who read the page; ghosts come last, on top of the rest. */
  order() {
    if (this.boxes.size > ORDERED) return;
    let next = this.boxLayer.firstElementChild;
    const stack = this.state.structure.roots.slice().reverse();
    for (let role = stack.pop(); role; role = stack.pop()) {
      const isGhost = this.state.foresight.ghosts.has(role.id);
      const group = isGhost ? null : this.boxes.get(role.id)?.group;
      if (group && group === next) next = next.nextElementSibling;
      // Moving the group that has the focus would take the focus away from it.
      else if (group && group !== document.activeElement) this.boxLayer.insertBefore(group, next);
      for (const report of this.state.structure.reports(role.id).slice().reverse()) stack.push(report);
    }
  }
}

/** A group of the page that means nothing by itself. @param {string} name */
export function layer(name, hidden = true) {
  return svg("g", { class: name, role: "presentation", "aria-hidden": hidden ? "true" : null });
}
