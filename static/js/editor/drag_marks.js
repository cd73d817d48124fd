/** What is seen while something is dragged: a copy under the pointer, the mark of the target, and the words. */

import { html, setAttributes, svg } from "./dom.js";

/**
 * @typedef {import("./drop_targets.js").Aim} Aim
 * @typedef {import("./drop_targets.js").Cargo} Cargo
 */

/** The room that the words need beside the pointer, in pixels. */
const TIP_WIDTH = 250;

export class DragMarks {
  /** @type {SVGGElement | null} */ #copy = null;
  /** @type {SVGLineElement | null} */ #line = null;
  /** @type {SVGLineElement | null} */ #bar = null;
  /** @type {string | null} */ #box = null;
  #grip = { x: 0, y: 0 };
  #from = { x: 0, y: 0 };

  /** @param {import("./viewport.js").Viewport} viewport @param {import("./scene_view.js").SceneView} view */
  constructor(viewport, view) {
    this.viewport = viewport;
    this.view = view;
    this.tip = html("div", { class: "drag-tip", "aria-hidden": "true", hidden: true });
    viewport.canvas.append(this.tip);
  }

  /**
   * @param {SVGGElement} group the box that is held
   * @param {import("./viewport.js").Rect} place where it stands
   * @param {{x: number, y: number}} at where it is held, in the scene
   * @param {Cargo} cargo
   */
  start(group, place, at, cargo) {
    this.#grip = { x: at.x - place.x, y: at.y - place.y };
    this.#from = { x: place.x + place.width / 2, y: place.y + place.height / 2 };
    const isDisc = (/** @type {Element} */ child) =>
      ["circle", "image"].includes(child.tagName) || child.getAttribute("data-part") === "initials";
    const parts = [...group.children].filter((child) =>
      cargo.person ? isDisc(child) : !child.classList.contains("ring"),
    );
    this.#copy = svg("g", { class: "drag-ghost" }, ...parts.map((child) => child.cloneNode(true)));
    if (cargo.topmost.length > 1) this.#copy.append(badge(cargo.topmost.length, place.width, this.viewport.scale));
    this.#line = svg("line", { class: "drag-line", visibility: "hidden" });
    this.view.overlay.append(this.#line, this.#copy);
    this.viewport.canvas.classList.add("is-dragging");
  }

  /**
   * @param {{x: number, y: number}} at the pointer in the scene
   * @param {Aim | null} aim @param {boolean} isDotted
   */
  show(at, aim, isDotted) {
    const { x, y } = at;
    this.#copy?.setAttribute("transform", `translate(${x - this.#grip.x} ${y - this.#grip.y})`);
    this.#copy?.setAttribute("visibility", isDotted ? "hidden" : "visible");
    if (this.#line) {
      const ends = { x1: this.#from.x, y1: this.#from.y, x2: x, y2: y };
      setAttributes(this.#line, { ...ends, visibility: isDotted ? "visible" : "hidden" });
      this.#line.classList.toggle("is-refused", aim?.isRefused ?? false);
    }
    if (this.#box !== null && this.#box !== aim?.box) this.view.mark(this.#box, null);
    this.#box = aim?.box ?? null;
    if (aim?.box) this.view.mark(aim.box, aim.isRefused ? "is-refused" : "is-target");
    this.#showBar(aim);
    this.tip.textContent = aim?.words ?? "";
    this.tip.hidden = aim === null;
    this.tip.classList.toggle("is-refused", aim?.isRefused ?? false);
    this.viewport.canvas.classList.toggle("is-refusing", aim?.isRefused ?? false);
  }

  /** @param {Aim | null} aim */
  #showBar(aim) {
    this.#bar?.remove();
    this.#bar = null;
    if (!aim?.bar) return;
    this.#bar = svg("line", { class: aim.isRefused ? "drop-bar is-refused" : "drop-bar", ...aim.bar });
    this.view.overlay.append(this.#bar);
  }

  /** Keep the words beside the pointer, above a finger. @param {number} clientX @param {number} clientY @param {boolean} isTouch */
  placeTip(clientX, clientY, isTouch) {
    const { left, top, width } = this.viewport.canvas.getBoundingClientRect();
    this.tip.style.left = `${Math.max(8, Math.min(clientX - left + 14, width - TIP_WIDTH))}px`;
    this.tip.style.top = `${Math.max(8, clientY - top + (isTouch ? -76 : 18))}px`;
  }

  stop() {
    this.show({ x: 0, y: 0 }, null, false);
    this.#copy?.remove();
    this.#line?.remove();
    this.#copy = this.#line = null;
    this.viewport.canvas.classList.remove("is-dragging");
  }
}

/** How many are dragged, readable also from afar. @param {number} count @param {number} width the box's @param {number} scale */
function badge(count, width, scale) {
  const label = svg("text", { y: 4.5, class: "drag-count" }, String(count));
  const transform = `translate(${width - 4} 0) scale(${1 / Math.min(1, scale)})`;
  return svg("g", { transform }, svg("circle", { r: 13, class: "drag-badge" }), label);
}
