/**
 * Keeps the scene in the page: decides what of it is there, in which detail, and follows every change.
 * What cannot be seen in a large chart is not in the page at all.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Connector} Connector
 * @typedef {import("./viewport.js").Rect} Rect
 */

import { svg } from "./dom.js";
import { drawDisc, drawFrame, drawLegend, drawPicture, drawText, dress } from "./drawing.js";
import { FarView } from "./far_view.js";
import { boundsOf, overlap } from "./geometry.js";
import { layer, Shapes } from "./shapes.js";

/** Charts up to this many boxes stand in the page as a whole. */
const SMALL = 250;
/** Below this scale nobody can read the words of a large chart. */
const FAR = 0.3;
const NEAR_MARGIN = 0.4;
/** How long a scale must stay until the page is painted in it, in milliseconds. */
const SHARP_AFTER = 250;
/** When boxes stand in the order of the chart at the latest, in milliseconds: those who see them wait for nothing. */
const ORDER_WITHIN = 200;
/** How far the pixels of another scale may be shrunk or stretched before that. */
const [SHRUNK, STRETCHED] = [0.6, 2];
/** @type {WeakMap<Connector, Rect>} */ const BOUNDS = new WeakMap();

/** What a line takes up. @param {Connector} line */
function boundsOfLine(line) {
  let bounds = BOUNDS.get(line);
  if (!bounds) BOUNDS.set(line, (bounds = boundsOf(line.points)));
  return bounds;
}

/**
 * Whether a role went to another manager, or past one of its siblings.
 * @param {import("./organisation.js").Structure} before @param {import("./organisation.js").Structure} after
 * @param {string} id
 */
function hasMoved(before, after, id) {
  if (before.managerOf(id) !== after.managerOf(id)) return true;
  const [old, now] = [before, after].map((structure) => structure.siblings(id).map((role) => role.id));
  const [kept, there] = [new Set(now), new Set(old)];
  const ahead = (/** @type {string[]} */ ids, /** @type {Set<string>} */ both) =>
    ids.slice(0, ids.indexOf(id)).filter((each) => both.has(each)).length;
  return ahead(old ?? [], kept) !== ahead(now ?? [], there);
}

export class SceneView {
  #scene;
  /** the organisation when the scene was last new */ #structure;
  #isFar = false;
  /** the scale that the page is painted in */ #painted = 0;
  #sharpening = 0;
  #ordering = 0;
  #farIsStale = true;
  /** @type {import("./types.js").Scene | import("./types.js").Legend | null} what the ground in the page is of */ #ground = null;
  /** @type {Rect | null} */ #region = null;

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
    this.#structure = state.structure;
    this.shapes = new Shapes(state);
    this.groundLayer = layer("ground");
    this.logoLayer = layer("logo", false);
    this.overlay = layer("overlay");
    this.world = svg(
      "g",
      { class: "world", role: "presentation" },
      this.groundLayer,
      this.logoLayer,
      this.shapes.lineLayer,
      this.shapes.labelLayer,
      this.shapes.boxLayer,
      this.overlay,
    );
    root.append(this.world);
    state.on("organisation", () => this.#update());
    state.on("selection", () => this.#select());
    viewport.onChange(() => this.#look());
    this.#update();
  }

  /** The group of a box in the page, drawn if need be. @param {string} id @returns {SVGGElement | null} */
  groupOf(id) {
    const box = this.state.boxOf(id);
    return box ? this.shapes.drawBox(box).group : null;
  }

  /** Where a box is shown at this moment, in the scene's points. @param {string} id @returns {Rect | null} */
  placeOf(id) {
    const box = this.state.boxOf(id);
    if (!box) return null;
    const shape = this.shapes.boxes.get(box.id);
    return { x: shape?.x ?? box.x, y: shape?.y ?? box.y, width: box.width, height: box.height };
  }

  /** Ring a box, or take its ring away. @param {string} id @param {string | null} mark */
  mark(id, mark) {
    this.shapes.mark(id, mark);
  }

  /** @param {string[]} ids @param {string} name @param {boolean} isOn */
  setClass(ids, name, isOn) {
    this.shapes.setClass(ids, name, isOn);
  }

  // --- What is in the page ------------------------------------------------------------------

  #isLarge() {
    return this.state.scene.boxes.size > SMALL;
  }

  /** Follow the viewport: move the world, and swap levels of detail where needed. */
  #look() {
    const { scale } = this.viewport;
    this.#move();
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

  /**
   * While the world moves, the browser moves the pixels that it has: the picture as a whole is shifted and
   * scaled. What is in it is laid out and painted in another scale only once that stays.
   */
  #move() {
    const { left, top, scale } = this.viewport;
    const ratio = scale / this.#painted;
    clearTimeout(this.#sharpening);
    if (ratio < SHRUNK || ratio > STRETCHED) this.#sharpen();
    else if (ratio !== 1) this.#sharpening = setTimeout(() => this.#sharpenInFrame(), SHARP_AFTER);
    this.root.style.transform = `translate(${left}px, ${top}px) scale(${scale / this.#painted})`;
  }

  /** A slow frame must not pass for a pause: the next one tells whether the scale stays. */
  #sharpenInFrame() {
    const { scale } = this.viewport;
    requestAnimationFrame(() => {
      if (scale !== this.viewport.scale) return;
      this.#sharpen();
      this.#move();
    });
  }

  #sharpen() {
    this.#painted = this.viewport.scale;
    this.world.style.setProperty("--scale", String(this.#painted));
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
    // Where only the view has moved, what is in the page is right as it is.
    const isSame = this.#region !== null;
    const region = all ? { x: -1e9, y: -1e9, width: 2e9, height: 2e9 } : this.viewport.visible(NEAR_MARGIN);
    this.#region = region;
    this.far.canvas.hidden = !this.#isFar;
    this.root.classList.toggle("is-far", this.#isFar);
    this.#fillFar();
    this.#fillGround();
    const lead = this.state.selected === null ? null : this.state.boxIdOf(this.state.selected);
    const belongs = (/** @type {Box} */ box) =>
      all ||
      foresight.boxes.has(box.id) ||
      box.id === lead ||
      this.shapes.isMarked(box.id) ||
      (!this.#isFar && overlap(box, region));
    for (const [id, shape] of this.shapes.boxes) {
      const box = this.state.boxOf(id);
      // A role that others took into their box has none any more; the keyboard follows it there.
      const isGone = !box || box.id !== id;
      if (!isGone && (belongs(box) || this.#isBusy(shape))) continue;
      const hadFocus = this.#isBusy(shape);
      this.shapes.removeBox(id);
      if (hadFocus) this.#heirOf(id)?.focus({ preventScroll: true });
    }
    for (const box of scene.boxes.values()) {
      const shown = foresight.boxes.get(box.id) ?? box;
      if (isSame && this.shapes.boxes.get(shown.id)?.box === shown) continue;
      if (belongs(shown)) this.shapes.drawBox(shown);
    }
    for (const id of foresight.ghosts) this.shapes.drawBox(/** @type {Box} */ (foresight.boxes.get(id)));
    this.#fillLines(region, all);
  }

  /**
   * Where the keyboard goes from a box that leaves the page: to the box its role stands in now, to the
   * one that is selected in its place, else to the diagram around them.
   * @param {string} id @returns {SVGElement | HTMLElement | null}
   */
  #heirOf(id) {
    return this.groupOf(id) ?? this.groupOf(this.state.selected ?? "") ?? this.root.parentElement;
  }

  /** A box that holds the keyboard stays, wherever it is. @param {import("./shapes.js").BoxShape} shape */
  #isBusy(shape) {
    return shape.group === document.activeElement;
  }

  /** Draw discs, frames, captions and legend anew for a new scene; from far the canvas has all but the legend. */
  #fillGround() {
    const { scene } = this.state;
    const ground = this.#isFar ? scene.legend : scene;
    if (ground === this.#ground) return;
    this.#ground = ground;
    const legend = scene.legend ? [drawLegend(scene.legend)] : [];
    if (this.#isFar) return this.groundLayer.replaceChildren(...legend);
    this.groundLayer.replaceChildren(
      ...scene.discs.map(drawDisc),
      ...scene.frames.map(drawFrame),
      ...scene.captions.flatMap(({ text }) => drawText(text)),
      ...legend,
    );
  }

  #fillFar() {
    if (!this.#isFar || !this.#farIsStale) return;
    this.far.load(this.state.scene);
    this.#farIsStale = false;
  }

  /** @param {Rect} region @param {boolean} all */
  #fillLines(region, all) {
    const { scene, foresight } = this.state;
    const links = new Map(foresight.links.map((link) => [link.id, link]));
    const isWanted = (/** @type {Connector} */ line) =>
      all || (!this.#isFar && overlap(boundsOfLine(line), region));
    for (const id of this.shapes.lines.keys()) {
      const line = links.get(id) ?? scene.connectors.get(id);
      if (!line || !(links.has(id) || isWanted(line))) {
        this.shapes.removeLine(id);
      }
    }
    for (const line of scene.connectors.values()) if (isWanted(line)) this.shapes.drawLine(line);
    for (const line of links.values()) this.shapes.drawLine(line);
  }

  // --- Changes ------------------------------------------------------------------------------

  #select() {
    this.root.classList.toggle("has-many", this.state.hasMany);
    this.shapes.markSelection();
    if (this.state.selected !== null) this.groupOf(this.state.selected);
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
    cancelIdleCallback(this.#ordering);
    this.#ordering = requestIdleCallback(() => this.shapes.order(), { timeout: ORDER_WITHIN });
    this.shapes.settle(this.#isFar);
  }

  /**
   * Keep the selected box where it is on the screen, whatever the new layout did to the rest. Where
   * it went elsewhere itself, its manager stays if that is in sight, or the first root, and it is followed.
   * @param {import("./types.js").Scene} before
   */
  #holdStill(before) {
    const { boxes } = this.state.scene;
    const isKnown = (/** @type {string} */ role) =>
      boxes.has(role) && (before.boxes.has(role) || this.shapes.boxes.has(role));
    const chosen = this.state.selectedRoles.map((id) => this.state.boxIdOf(id)).findLast(isKnown) ?? this.state.structure.roots[0]?.id ?? "";
    const manager = boxes.get(chosen)?.manager_id || (this.state.structure.roots[0]?.id ?? "");
    const structure = this.#structure;
    this.#structure = this.state.structure;
    const moved = before.boxes.has(chosen) && hasMoved(structure, this.state.structure, chosen);
    const placed = (/** @type {string} */ role) => this.shapes.boxes.get(role) ?? before.boxes.get(role);
    const aim = before.boxes.get(manager);
    const isAimedAt = moved && isKnown(manager) && aim && overlap(aim, this.viewport.visible());
    const held = isAimedAt ? manager : chosen;
    const [from, to] = [placed(held), boxes.get(held)];
    if (!from || !to) return;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    if (dx !== 0 || dy !== 0) {
      this.shapes.shift(dx, dy);
      this.viewport.carry(dx, dy);
    }
    const there = boxes.get(chosen);
    // What is new may have been foreseen out of sight.
    if (there && (isAimedAt || !before.boxes.has(chosen))) this.viewport.reveal(there);
  }

  /**
   * New boxes grow out of where they were foreseen, else out of their manager.
   * @param {import("./types.js").Scene} before
   */
  #startNewBoxes(before) {
    if (this.#isLarge() && this.viewport.scale < FAR) return;
    for (const box of this.state.scene.boxes.values()) {
      if (before.boxes.has(box.id) || this.shapes.boxes.has(box.id)) continue;
      const shape = this.shapes.drawBox(box);
      // Out of the box that it shared until now, if it did.
      const origin = this.shapes.boxes.get(before.groups.get(box.id) ?? box.manager_id);
      if (origin) this.shapes.place(shape, origin.x, origin.y);
    }
  }
}
