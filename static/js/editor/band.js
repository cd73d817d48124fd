/** The rectangle that is drawn on the desk to select every box that it touches. */

import { setAttributes, svg } from "./dom.js";
import { EdgeScroll } from "./edge_scroll.js";
import { overlap } from "./geometry.js";

export class Band {
  /** @type {SVGRectElement | null} */ #shape = null;
  #from = { x: 0, y: 0 };
  /** @type {string[]} what was selected before */ #before = [];
  #selected = "";

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./viewport.js").Viewport} parts.viewport
   * @param {import("./scene_view.js").SceneView} parts.view
   */
  constructor({ state, viewport, view }) {
    this.state = state;
    this.viewport = viewport;
    this.view = view;
    this.edges = new EdgeScroll(viewport, (x, y) => this.moveTo(x, y));
  }

  /** @param {number} clientX @param {number} clientY */
  start(clientX, clientY) {
    this.#from = this.viewport.toScene(clientX, clientY);
    this.#before = [...this.state.chosenRoles];
    this.#selected = "";
    this.#shape = svg("rect", { class: "band" });
    this.view.overlay.append(this.#shape);
    this.moveTo(clientX, clientY);
  }

  /** @param {number} clientX @param {number} clientY */
  moveTo(clientX, clientY) {
    if (!this.#shape) return;
    const to = this.viewport.toScene(clientX, clientY);
    const rect = {
      x: Math.min(this.#from.x, to.x),
      y: Math.min(this.#from.y, to.y),
      width: Math.abs(to.x - this.#from.x),
      height: Math.abs(to.y - this.#from.y),
    };
    setAttributes(this.#shape, { ...rect });
    const touched = [];
    for (const box of this.state.scene.boxes.values()) {
      if (overlap(box, rect)) touched.push(...(box.members.length > 0 ? box.members : [box.id]));
    }
    const key = touched.join();
    if (key !== this.#selected) this.state.selectMany([...this.#before, ...touched]);
    this.#selected = key;
    this.edges.follow(clientX, clientY);
  }

  end() {
    this.edges.stop();
    this.#shape?.remove();
    this.#shape = null;
  }

  cancel() {
    this.state.selectMany(this.#before);
    this.end();
  }
}
