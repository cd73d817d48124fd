/** Dragging a box onto another to change its manager: what may be dropped where, and what it looks like. */

import { html, svg } from "./dom.js";
import { openFirst } from "./grouping.js";

const EDGE = 36;
const EDGE_SPEED = 9;

export class Drag {
  /** @type {string | null} */ #role = null;
  /** @type {string | null} */ #target = null;
  /** @type {SVGGElement | null} */ #ghost = null;
  #grip = { x: 0, y: 0 };
  #pointer = { x: 0, y: 0 };
  #frame = 0;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./viewport.js").Viewport} parts.viewport
   * @param {import("./scene_view.js").SceneView} parts.view
   * @param {(roleId: string, managerId: string) => void} parts.move
   */
  constructor({ state, viewport, view, move }) {
    this.state = state;
    this.viewport = viewport;
    this.view = view;
    this.move = move;
    this.tip = html("div", { class: "drag-tip", "aria-hidden": "true", hidden: true });
    viewport.canvas.append(this.tip);
  }

  /**
   * Why a role cannot report to another, or null if it can.
   * @param {string} roleId @param {string} managerId
   */
  refusal(roleId, managerId) {
    const { structure } = this.state;
    if (this.#isGroup(roleId)) return openFirst("move one");
    if (this.#isGroup(managerId)) return openFirst("choose one");
    if (structure.managerOf(roleId) === managerId)
      return `Already reports to ${structure.nameOf(managerId)}.`;
    if (structure.isWithin(managerId, roleId)) {
      const order = `${structure.nameOf(managerId)} is below ${structure.nameOf(roleId)}.`;
      return `${order} A role cannot report to its own branch.`;
    }
    return null;
  }

  /** @param {string} id */
  #isGroup(id) {
    return (this.state.scene.boxes.get(id)?.members.length ?? 0) > 0;
  }

  /** @param {string} id @param {number} clientX @param {number} clientY */
  start(id, clientX, clientY) {
    const group = this.view.groupOf(id);
    const place = this.view.placeOf(id);
    if (!group || !place) return;
    this.state.select(id);
    const at = this.viewport.toScene(clientX, clientY);
    this.#role = id;
    this.#grip = { x: at.x - place.x, y: at.y - place.y };
    const copies = [...group.children].filter((child) => !child.classList.contains("ring"));
    this.#ghost = svg("g", { class: "drag-ghost" }, ...copies.map((child) => child.cloneNode(true)));
    this.view.overlay.append(this.#ghost);
    this.view.setClass([...this.state.structure.branch(id)], "is-dragged", true);
    this.viewport.canvas.classList.add("is-dragging");
    this.moveTo(clientX, clientY);
    this.#frame = requestAnimationFrame(() => this.#scrollAtEdges());
  }

  /** @param {number} clientX @param {number} clientY */
  moveTo(clientX, clientY) {
    if (this.#role === null || !this.#ghost) return;
    this.#pointer = { x: clientX, y: clientY };
    const at = this.viewport.toScene(clientX, clientY);
    this.#ghost.setAttribute("transform", `translate(${at.x - this.#grip.x} ${at.y - this.#grip.y})`);
    const over = this.state.boxAt(at.x, at.y)?.id ?? null;
    this.#aimAt(over === this.#role ? null : over);
  }

  /** @param {string | null} id */
  #aimAt(id) {
    if (this.#target !== null && this.#target !== id) this.view.mark(this.#target, null);
    const changed = this.#target !== id;
    this.#target = id;
    if (id !== null && this.#role !== null && changed) {
      const refusal = this.refusal(this.#role, id);
      this.view.mark(id, refusal ? "is-refused" : "is-target");
      this.tip.textContent = refusal ?? `Report to ${this.state.structure.nameOf(id)}`;
      this.tip.classList.toggle("is-refused", refusal !== null);
    }
    // A group goes nowhere, and says so at once.
    const isStuck = this.#role !== null && this.#isGroup(this.#role);
    if (isStuck && id === null) {
      this.tip.textContent = openFirst("move one");
      this.tip.classList.add("is-refused");
    }
    this.tip.hidden = id === null && !isStuck;
    const { left, top, width } = this.viewport.canvas.getBoundingClientRect();
    this.tip.style.left = `${Math.min(this.#pointer.x - left + 14, Math.max(8, width - 250))}px`;
    this.tip.style.top = `${this.#pointer.y - top + 18}px`;
  }

  #scrollAtEdges() {
    if (this.#role === null) return;
    const { left, top, right, bottom } = this.viewport.canvas.getBoundingClientRect();
    const { x, y } = this.#pointer;
    const push = (/** @type {number} */ low, /** @type {number} */ high) =>
      low < EDGE ? EDGE_SPEED : high < EDGE ? -EDGE_SPEED : 0;
    const [dx, dy] = [push(x - left, right - x), push(y - top, bottom - y)];
    if (dx || dy) {
      this.viewport.pan(dx, dy);
      this.moveTo(x, y);
    }
    this.#frame = requestAnimationFrame(() => this.#scrollAtEdges());
  }

  drop() {
    const [role, target] = [this.#role, this.#target];
    const allowed = role !== null && target !== null && this.refusal(role, target) === null;
    this.cancel();
    if (allowed) this.move(role, target);
  }

  cancel() {
    cancelAnimationFrame(this.#frame);
    if (this.#role === null) return;
    this.#aimAt(null);
    this.tip.hidden = true;
    this.view.setClass([...this.state.structure.branch(this.#role)], "is-dragged", false);
    this.#ghost?.remove();
    this.#ghost = null;
    this.#role = null;
    this.viewport.canvas.classList.remove("is-dragging");
  }
}
