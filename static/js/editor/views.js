/** The switch between the diagram and the table in the middle of the editor. */

import { html } from "./dom.js";

const LABELS = /** @type {const} */ ({ diagram: "Diagram", table: "Table" });

/** @typedef {keyof typeof LABELS} View */

export class Views {
  /**
   * @param {object} parts
   * @param {HTMLElement} parts.canvas
   * @param {import("./table_view.js").Table} parts.table
   * @param {(takesFocus: boolean) => void} parts.showBox bring the selected box into view
   */
  constructor({ canvas, table, showBox }) {
    this.canvas = canvas;
    this.table = table;
    this.showBox = showBox;
    this.buttons = /** @type {View[]} */ (Object.keys(LABELS)).map((view) => {
      const title = `${LABELS[view]} (Alt+${view === "diagram" ? 1 : 2})`;
      const button = html("button", { type: "button", "data-view": view, title }, LABELS[view]);
      button.addEventListener("click", () => this.show(view, false));
      return button;
    });
    const group = { class: "views float", role: "group", "aria-label": "View" };
    canvas.append(html("div", group, ...this.buttons));
    this.skip = document.querySelector(".skip");
    this.skip?.addEventListener("click", (event) => {
      event.preventDefault();
      this.show(this.#shown, true);
    });
    this.#mark("diagram");
  }

  /** @returns {View} */
  get #shown() {
    return this.table.isShown ? "table" : "diagram";
  }

  /** @param {View} view @param {boolean} takesFocus */
  show(view, takesFocus) {
    this.#mark(view);
    if (view === "table") return this.table.open(takesFocus);
    this.table.root.hidden = true;
    this.showBox(takesFocus);
  }

  /** @param {View} view */
  #mark(view) {
    this.canvas.dataset["view"] = view;
    if (this.skip) this.skip.textContent = `Skip to the ${view}`;
    for (const button of this.buttons)
      button.setAttribute("aria-pressed", String(button.dataset["view"] === view));
  }

  /** Actions for the keys and whatever lists actions. @returns {import("./types.js").Action[]} */
  get actions() {
    return /** @type {View[]} */ (Object.keys(LABELS)).map((view, at) => ({
      name: `view-${view}`,
      label: LABELS[view],
      hint: `Show the ${view}`,
      keys: [`Alt+${at + 1}`],
      scope: "anywhere",
      isEnabled: () => true,
      run: () => this.show(view, true),
    }));
  }
}
