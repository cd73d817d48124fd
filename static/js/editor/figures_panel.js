/**
 * A figure of the status line explained: what it counts, what it consists of, and the way to each place.
 *
 * @typedef {object} FigureRow
 * @property {string} name
 * @property {string} value
 * @property {string | null} role_id
 * @property {string | null} unit_id
 *
 * @typedef {object} Figure
 * @property {string} key
 * @property {string} title
 * @property {string} value
 * @property {string} meaning
 * @property {string} heading
 * @property {FigureRow[]} rows
 * @property {number} more how many rows were left out
 */

import { html, icon } from "./dom.js";

export class FiguresPanel {
  /** @type {HTMLElement | null} */ #opener = null;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.panel
   * @param {Pick<import("./api.js").Api, "figures">} parts.api
   * @param {(place: {role_id: string | null, unit_id: string | null}) => void} parts.go
   */
  constructor({ panel, api, go }) {
    this.panel = panel;
    this.api = api;
    this.go = go;
    panel.addEventListener("toggle", () => {
      const isOpen = panel.matches(":popover-open");
      this.#opener?.setAttribute("aria-expanded", String(isOpen));
      // Back to the number, unless the way led elsewhere.
      if (!isOpen && (document.activeElement === document.body || panel.contains(document.activeElement)))
        this.#opener?.focus();
    });
  }

  /** @param {string} key of the figure @param {HTMLElement} opener */
  async open(key, opener) {
    this.#opener = opener;
    this.#fill("Working it out…", []);
    this.panel.showPopover();
    try {
      const { figures } = await this.api.figures();
      const figure = figures.find((each) => each.key === key);
      if (figure) this.#show(figure);
    } catch (error) {
      this.#fill("Not now", [html("p", {}, /** @type {Error} */ (error).message)]);
    }
  }

  /** @param {Figure} figure */
  #show({ title, value, meaning, heading, rows, more }) {
    const list = rows.length
      ? [html("h3", {}, heading), html("ul", {}, ...rows.map((row) => html("li", {}, this.#row(row))))]
      : [];
    const rest = more ? [html("p", { class: "figure-more" }, `and ${more.toLocaleString("en")} more`)] : [];
    this.#fill(`${title}: ${value}`, [html("p", {}, meaning), ...list, ...rest]);
  }

  /** @param {FigureRow} row */
  #row({ name, value, role_id, unit_id }) {
    const words = [html("span", { dir: "auto" }, name), html("span", { class: "figure-value", dir: "auto" }, value)];
    if (role_id === null && unit_id === null) return html("div", { class: "figure-row" }, ...words);
    const button = html("button", { type: "button", class: "figure-row" }, ...words);
    button.addEventListener("click", () => {
      this.panel.hidePopover();
      this.go({ role_id, unit_id });
    });
    return button;
  }

  /** @param {string} heading @param {HTMLElement[]} content */
  #fill(heading, content) {
    const close = html(
      "button",
      { type: "button", class: "figure-close", "aria-label": "Close" },
      icon("close"),
    );
    close.addEventListener("click", () => this.panel.hidePopover());
    const title = html("h2", { id: "figure-heading", tabindex: "-1" }, heading);
    this.panel.replaceChildren(html("div", { class: "figure-head" }, title, close), ...content);
    if (this.panel.matches(":popover-open")) title.focus();
  }
}
