/**
 * Draws the scene into the page and keeps it there: what did not change is not touched, what moved
 * glides, what cannot be seen in a large chart is not in the page at all.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Connector} Connector
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./viewport.js").Rect} Rect
 *
 * @typedef {object} BoxShape a box in the page; ``x`` and ``y`` are where it is shown now
 * @property {Box} box
 * @property {string} look
 * @property {SVGGElement} group
 * @property {number} x
 * @property {number} y
 *
 * @typedef {object} LineShape a line in the page; ``points`` are where it is shown now
 * @property {Connector} connector
 * @property {SVGGElement} group
 * @property {SVGPathElement} path
 * @property {Point[]} points
 */

import { setAttributes, svg, wantsStillness } from "./dom.js";
import { drawBox, drawDisc, drawPicture, drawText, dress, linePath, lookOf } from "./drawing.js";
import { FarView } from "./far_view.js";
import { between, boundsOf, overlap } from "./geometry.js";

/** Charts up to this many boxes stand in the page as a whole. */
const SMALL = 250;
/** Below this scale nobody can read the words of a large chart. */
const FAR = 0.3;
const GLIDE = 240;
const NEAR_MARGIN = 0.4;

export class SceneView {
  /** @type {Map<string, BoxShape>} */ #boxes = new Map();
  /** @type {Map<string, LineShape>} */ #lines = new Map();
  /** @type {Map<string, string>} marks on boxes: role id to class */ #marks = new Map();
  #scene;
  #isFar = false;
  #farIsStale = true;
  /** @type {import("./types.js").Scene | null} whose discs and captions are in the page */ #ground = null;
  /** @type {Rect | null} */ #region = null;
  #glide = 0;

  /**
   * @param {SVGSVGElement} root @param {HTMLCanvasElement} farCanvas
   * @param {import("./state.js").State} state
   * @param {import("./viewport.js").Viewport} viewport
   */
  constructor(root, farCanvas, state, viewport) {
    this.root = root;
    this.far = new FarView(farCanvas);
    this.state = state;
    this.viewport = viewport;
    this.#scene = state.scene;
    const layer = (/** @type {string} */ name, hidden = true) =>
      svg("g", { class: name, role: "presentation", "aria-hidden": hidden ? "true" : null });
    this.groundLayer = layer("ground");
    this.logoLayer = layer("logo", false);
    this.lineLayer = layer("lines");
    this.boxLayer = layer("boxes", false);
    this.overlay = layer("overlay");
    this.world = svg(
      "g",
      { class: "world", role: "presentation" },
      this.groundLayer,
      this.logoLayer,
      this.lineLayer,
      this.boxLayer,
      this.overlay,
    );
    root.append(this.world);
    state.on("organisation", () => this.#update());
    state.on("selection", () => this.#markSelection());
    viewport.onChange(() => this.#look());
    this.#update();
  }

  /** The group of a box in the page, drawn if need be. @param {string} id @returns {SVGGElement | null} */
  groupOf(id) {
    const box = this.state.boxOf(id);
    return box ? this.#drawBox(box).group : null;
  }

  /** Where a box is shown at this moment, in the scene's points. @param {string} id @returns {Rect | null} */
  placeOf(id) {
    const box = this.state.boxOf(id);
    if (!box) return null;
    const shape = this.#boxes.get(box.id);
    return { x: shape?.x ?? box.x, y: shape?.y ?? box.y, width: box.width, height: box.height };
  }

  /** Ring a box, or take its ring away. @param {string} id @param {string | null} mark */
  mark(id, mark) {
    if (mark === null) this.#marks.delete(id);
    else this.#marks.set(id, mark);
    const shape = this.#boxes.get(id);
    if (shape) this.#drawRing(shape);
  }

  /** @param {string[]} ids @param {string} name @param {boolean} isOn */
  setClass(ids, name, isOn) {
    for (const id of ids) this.#boxes.get(id)?.group.classList.toggle(name, isOn);
  }

  // --- What is in the page ------------------------------------------------------------------

  #isLarge() {
    return this.state.scene.boxes.size > SMALL;
  }

  /** Follow the viewport: move the world, and swap levels of detail where needed. */
  #look() {
    const { left, top, scale } = this.viewport;
    this.world.setAttribute("transform", `translate(${left} ${top}) scale(${scale})`);
    const isFar = this.#isLarge() && scale < FAR;
    const seen = this.viewport.visible();
    const region = this.#region;
    const isCovered = region !== null && !this.#isOutside(seen, region);
    if (isFar !== this.#isFar || !isCovered || (isFar && this.#farIsStale)) {
      this.#isFar = isFar;
      this.#fill();
    }
    if (isFar) this.far.draw(this.viewport);
  }

  /** @param {Rect} seen @param {Rect} region */
  #isOutside(seen, region) {
    return (
      seen.x < region.x ||
      seen.y < region.y ||
      seen.x + seen.width > region.x + region.width ||
      seen.y + seen.height > region.y + region.height
    );
  }

  /** Put into the page what belongs there now, and take out what does not. */
  #fill() {
    const { scene, foresight } = this.state;
    const all = !this.#isLarge();
    const region = all ? { x: -1e9, y: -1e9, width: 2e9, height: 2e9 } : this.viewport.visible(NEAR_MARGIN);
    this.#region = region;
    this.far.canvas.hidden = !this.#isFar;
    this.#fillFar();
    this.#fillGround();
    const belongs = (/** @type {Box} */ box) =>
      all ||
      foresight.boxes.has(box.id) ||
      this.state.isSelected(box.id) ||
      this.#marks.has(box.id) ||
      (!this.#isFar && overlap(box, region));
    for (const [id, shape] of this.#boxes) {
      const box = this.state.boxOf(id);
      // A role that others took into their box has none any more.
      if (!box || box.id !== id || (!belongs(box) && !this.#isBusy(shape))) this.#removeBox(id, shape);
    }
    for (const box of scene.boxes.values()) {
      const shown = foresight.boxes.get(box.id) ?? box;
      if (belongs(shown)) this.#drawBox(shown);
    }
    for (const id of foresight.ghosts) this.#drawBox(/** @type {Box} */ (foresight.boxes.get(id)));
    this.#fillLines(region, all);
  }

  /** A box that holds the keyboard stays, wherever it is. @param {BoxShape} shape */
  #isBusy(shape) {
    return shape.group === document.activeElement;
  }

  /** Draw discs and captions anew for a new scene; from far the canvas has them. */
  #fillGround() {
    const ground = this.#isFar ? null : this.state.scene;
    if (ground === this.#ground) return;
    this.#ground = ground;
    const captions = ground?.captions ?? [];
    this.groundLayer.replaceChildren(
      ...(ground?.discs ?? []).map(drawDisc),
      ...captions.flatMap(({ text }) => drawText(text, 0, 0)),
    );
  }

  #fillFar() {
    if (!this.#isFar || !this.#farIsStale) return;
    const { boxes, connectors, discs } = this.state.scene;
    this.far.load(boxes.values(), connectors.values(), discs);
    this.#farIsStale = false;
  }

  /** @param {Rect} region @param {boolean} all */
  #fillLines(region, all) {
    const { scene, foresight } = this.state;
    const links = new Map(foresight.links.map((link) => [link.id, link]));
    const isWanted = (/** @type {Connector} */ line) =>
      all || (!this.#isFar && overlap(boundsOf(line.points), region));
    for (const [id, shape] of this.#lines) {
      const line = links.get(id) ?? scene.connectors.get(id);
      if (!line || !(links.has(id) || isWanted(line))) {
        shape.group.remove();
        this.#lines.delete(id);
      }
    }
    for (const line of scene.connectors.values()) if (isWanted(line)) this.#drawLine(line);
    for (const line of links.values()) this.#drawLine(line);
  }

  /** @param {string} id @param {BoxShape} shape */
  #removeBox(id, shape) {
    const hadFocus = this.#isBusy(shape);
    shape.group.remove();
    this.#boxes.delete(id);
    // The keyboard follows a role into the box that it now shares.
    if (hadFocus) this.groupOf(id)?.focus({ preventScroll: true });
  }

  /** Draw a box, or bring what is drawn up to date; its place is left to the glide. @param {Box} box */
  #drawBox(box) {
    let shape = this.#boxes.get(box.id);
    const look = shape?.box === box ? shape.look : lookOf(box);
    if (!shape) {
      const group = svg("g", { class: "box", role: "treeitem", tabindex: -1, "data-id": box.id });
      shape = { box, look: "", group, x: box.x, y: box.y };
      this.#boxes.set(box.id, shape);
      this.boxLayer.append(group);
      this.#place(shape, box.x, box.y);
    }
    if (shape.look !== look) {
      shape.group.replaceChildren(...drawBox(box));
      shape.look = look;
      this.#drawRing(shape, box);
    }
    shape.box = box;
    const { ghosts, fading, leaving } = this.state.foresight;
    shape.group.classList.toggle("is-ghost", ghosts.has(box.id));
    shape.group.classList.toggle("is-fading", fading.has(box.id));
    shape.group.classList.toggle("is-leaving", leaving.has(box.id));
    setAttributes(shape.group, {
      "aria-description": box.label,
      "aria-level": box.level,
      "aria-selected": String(this.state.isSelected(box.id)),
      "aria-expanded": box.members.length > 0 ? "false" : null,
    });
    return shape;
  }

  /** @param {BoxShape} shape @param {Box} [box] */
  #drawRing({ group, box: current }, box = current) {
    group.querySelector(".ring")?.remove();
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

  /** @param {Connector} connector */
  #drawLine(connector) {
    let shape = this.#lines.get(connector.id);
    if (!shape) {
      const path = svg("path", { fill: "none" });
      const group = svg("g", { class: `line is-${connector.kind}`, "data-id": connector.id }, path);
      shape = { connector, group, path, points: [] };
      this.#lines.set(connector.id, shape);
      this.lineLayer.append(group);
      this.#route(shape, connector.points);
    }
    if (shape.connector === connector && shape.path.hasAttribute("stroke")) return;
    const { stroke, stroke_width: width, dash, label } = connector;
    setAttributes(shape.path, { stroke, "stroke-width": width, "stroke-dasharray": dash.join(" ") || null });
    shape.group.replaceChildren(shape.path, ...(label ? drawText(label, 0, 0) : []));
    shape.connector = connector;
  }

  /** @param {BoxShape} shape @param {number} x @param {number} y */
  #place(shape, x, y) {
    shape.x = x;
    shape.y = y;
    shape.group.setAttribute("transform", `translate(${x} ${y})`);
  }

  /** @param {LineShape} shape @param {Point[]} points */
  #route(shape, points) {
    shape.points = points;
    shape.path.setAttribute("d", linePath(points, shape.connector.radius));
  }

  // --- Changes ------------------------------------------------------------------------------

  #markSelection() {
    for (const shape of this.#boxes.values()) {
      const isSelected = this.state.isSelected(shape.box.id);
      if (
        (shape.group.getAttribute("aria-selected") === "true") !== isSelected ||
        shape.group.querySelector(".ring")
      ) {
        shape.group.setAttribute("aria-selected", String(isSelected));
        this.#drawRing(shape);
      }
    }
    for (const id of this.state.selectedRoles) this.groupOf(id);
  }

  /** Bring the page up to date after a change of the document or the picture. */
  #update() {
    const isNew = this.state.scene !== this.#scene;
    const before = this.#scene;
    this.#scene = this.state.scene;
    const { logo } = this.state.scene;
    dress(this.viewport.canvas, this.state.scene);
    if (isNew || !this.logoLayer.hasChildNodes()) this.logoLayer.replaceChildren(...(logo ? [drawPicture(logo)] : []));
    if (isNew) {
      this.#farIsStale = true;
      this.#holdStill(before);
      this.#startNewBoxes(before);
    }
    this.#region = null;
    this.#look();
    this.#order();
    this.#settle();
  }

  /**
   * Keep the selected box where it is on the screen, whatever the new layout did to the rest. Where
   * it went to another manager, that one stays: it is what the user aimed at.
   * @param {import("./types.js").Scene} before
   */
  #holdStill(before) {
    const { boxes } = this.state.scene;
    const isKnown = (/** @type {string} */ role) =>
      boxes.has(role) && (before.boxes.has(role) || this.#boxes.has(role));
    const chosen = this.state.selectedRoles.map((id) => this.state.boxIdOf(id)).findLast(isKnown) ?? this.state.structure.roots[0]?.id ?? "";
    const manager = boxes.get(chosen)?.manager_id ?? "";
    const moved = before.boxes.has(chosen) && before.boxes.get(chosen)?.manager_id !== manager;
    const held = moved && isKnown(manager) ? manager : chosen;
    const [from, to] = [this.#boxes.get(held) ?? before.boxes.get(held), boxes.get(held)];
    if (!from || !to) return;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    if (dx === 0 && dy === 0) return;
    for (const shape of this.#boxes.values()) this.#place(shape, shape.x + dx, shape.y + dy);
    for (const shape of this.#lines.values()) {
      this.#route(
        shape,
        shape.points.map(([x, y]) => /** @type {Point} */ ([x + dx, y + dy])),
      );
    }
    this.viewport.pan(-dx * this.viewport.scale, -dy * this.viewport.scale);
  }

  /**
   * New boxes grow out of where they were foreseen, else out of the box they were in or their manager.
   * @param {import("./types.js").Scene} before
   */
  #startNewBoxes(before) {
    if (this.#isLarge() && this.viewport.scale < FAR) return;
    for (const box of this.state.scene.boxes.values()) {
      if (before.boxes.has(box.id) || this.#boxes.has(box.id)) continue;
      const shape = this.#drawBox(box);
      // Out of the box that it shared until now, if it did.
      const origin = this.#boxes.get(before.groups.get(box.id) ?? box.manager_id);
      if (origin) this.#place(shape, origin.x, origin.y);
    }
  }

  /** Let every box and line glide from where it is shown to where it belongs. */
  #settle() {
    cancelAnimationFrame(this.#glide);
    const boxes = [...this.#boxes.values()].filter(({ box, x, y }) => box.x !== x || box.y !== y);
    const lines = [...this.#lines.values()].filter(({ connector, points }) => points !== connector.points);
    const bends = lines.filter(({ connector, points }) => points.length !== connector.points.length);
    for (const shape of bends) this.#route(shape, shape.connector.points);
    if (wantsStillness() || this.#isFar) return this.#arrive(boxes, lines);
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
        this.#place(shape, from.x + (shape.box.x - from.x) * eased, from.y + (shape.box.y - from.y) * eased);
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
    for (const shape of boxes) this.#place(shape, shape.box.x, shape.box.y);
    for (const shape of lines) this.#route(shape, shape.connector.points);
  }

  /** Keep the boxes in reading order for those who read the page; ghosts come last, on top of the rest. */
  #order() {
    if (this.#boxes.size > 2 * SMALL) return;
    let next = this.boxLayer.firstElementChild;
    const stack = this.state.structure.roots.slice().reverse();
    for (let role = stack.pop(); role; role = stack.pop()) {
      const isGhost = this.state.foresight.ghosts.has(role.id);
      const group = isGhost ? null : this.#boxes.get(role.id)?.group;
      if (group && group === next) next = next.nextElementSibling;
      // Moving the group that has the focus would take the focus away from it.
      else if (group && group !== document.activeElement) this.boxLayer.insertBefore(group, next);
      for (const report of this.state.structure.reports(role.id).slice().reverse()) stack.push(report);
    }
  }
}
