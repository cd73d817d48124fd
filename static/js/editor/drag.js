/**
 * Dragging boxes, or a person out of a box, onto others: what is held, where it goes, and the drop.
 *
 * With Alt held a dotted line is drawn instead. The disc of the one selected box is its person.
 */

import { DragMarks } from "./drag_marks.js";
import { DropTargets } from "./drop_targets.js";
import { EdgeScroll } from "./edge_scroll.js";

/** Room around a disc that still counts as the disc, in points of the scene. */
const SPARE = 3;

export class Drag {
  /** @type {import("./drop_targets.js").Cargo | null} */ #cargo = null;
  /** @type {import("./drop_targets.js").Aim | null} */ #aim = null;
  #pointer = { x: 0, y: 0 };
  #isDotted = false;
  #isTouch = false;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./viewport.js").Viewport} parts.viewport
   * @param {import("./scene_view.js").SceneView} parts.view
   * @param {import("./types.js").Edit} parts.edit
   */
  constructor({ state, viewport, view, edit }) {
    this.state = state;
    this.viewport = viewport;
    this.view = view;
    this.edit = edit;
    this.targets = new DropTargets(state);
    this.marks = new DragMarks(viewport, view);
    this.edges = new EdgeScroll(viewport, (x, y) => this.moveTo(x, y, this.#isDotted));
    for (const type of /** @type {const} */ (["keydown", "keyup"])) {
      addEventListener(type, (event) => {
        if (event.key !== "Alt" || !this.#cargo) return;
        // Alone, Alt would go to the browser's menu.
        event.preventDefault();
        this.moveTo(this.#pointer.x, this.#pointer.y, type === "keydown");
      });
    }
  }

  /** The person whose disc is at a point, where that can be dragged. @param {string} id @param {number} x @param {number} y */
  #personAt(id, x, y) {
    const { state } = this;
    const box = state.boxOf(id);
    if (!box?.avatar || box.members.length > 0 || state.hasMany || state.selected !== id) return null;
    const { cx, cy, r } = box.avatar;
    return Math.hypot(x - box.x - cx, y - box.y - cy) <= r + SPARE ? (state.structure.holdersOf(id)[0] ?? null) : null;
  }

  /** @param {string} id @param {number} clientX @param {number} clientY @param {boolean} isTouch */
  start(id, clientX, clientY, isTouch) {
    const { state } = this;
    const group = this.view.groupOf(id);
    const place = this.view.placeOf(id);
    if (!group || !place) return;
    const at = this.viewport.toScene(clientX, clientY);
    const person = this.#personAt(id, at.x, at.y);
    if (!state.isSelected(id)) state.select(id);
    const roles = person ? [] : [...state.selectedRoles];
    this.#cargo = { roles, topmost: state.structure.topmost(roles), person };
    this.#isTouch = isTouch;
    this.marks.start(group, place, at, this.#cargo);
    this.view.setClass(this.#draggedBoxes(), "is-dragged", true);
    this.moveTo(clientX, clientY, false);
  }

  #draggedBoxes() {
    return this.#cargo?.topmost.flatMap((id) => [...this.state.structure.branch(id)]) ?? [];
  }

  /** @param {number} clientX @param {number} clientY @param {boolean} isDotted */
  moveTo(clientX, clientY, isDotted) {
    if (!this.#cargo) return;
    this.#pointer = { x: clientX, y: clientY };
    this.#isDotted = isDotted && this.#cargo.person === null;
    const at = this.viewport.toScene(clientX, clientY);
    this.#aim = this.#isOverDiagram() ? this.targets.aim(at, this.#cargo, this.#isDotted) : null;
    this.marks.show(at, this.#aim, this.#isDotted);
    this.marks.placeTip(clientX, clientY, this.#isTouch);
    this.edges.follow(clientX, clientY);
  }

  /** Tools and panels take no drop. */
  #isOverDiagram() {
    const { x, y } = this.#pointer;
    return document.elementFromPoint(x, y)?.closest("#diagram") !== null;
  }

  drop() {
    const command = this.#aim?.command;
    this.cancel();
    if (command) void this.edit(command.name, command.args);
  }

  cancel() {
    this.edges.stop();
    if (!this.#cargo) return;
    this.view.setClass(this.#draggedBoxes(), "is-dragged", false);
    this.#cargo = null;
    this.#aim = null;
    this.marks.stop();
  }
}
