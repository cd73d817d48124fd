/**
 * The head of the table: headers that sort, a filter for each column, and the choice of columns.
 *
 * @typedef {import("./table_columns.js").Column} Column
 * @typedef {import("./table_view.js").Table} Table
 */

import { html, icon, setAttributes } from "./dom.js";

const STORED = "orgchart-table-columns";

/** Which columns were chosen or hidden before, by key. @returns {Record<string, boolean>} */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? "{}");
  } catch {
    return {};
  }
}

export class TableHead {
  /** @type {import("./table_rows.js").Wish} */
  wish = { sort: null, isDescending: false, filters: new Map() };
  #chosen = remembered();

  /** @param {Table} table @param {(isNewOrder: boolean) => void} update */
  constructor(table, update) {
    this.table = table;
    this.update = update;
    this.headers = html("div", { class: "table-row", role: "row", "aria-rowindex": 1 });
    this.filters = html("div", { class: "table-row filters", role: "row", "aria-rowindex": 2 });
    this.element = html("div", { class: "table-head", role: "rowgroup" }, this.headers, this.filters);
    this.number = html("span", { class: "table-count", role: "status" });
    this.clear = html("button", { type: "button", class: "small-button table-clear", hidden: true }, "Show all rows");
    this.clear.addEventListener("click", () => this.showAll());
    this.choice = html("div", { class: "menu-items", role: "group", "aria-label": "Columns" });
    const menu = html(
      "details",
      { class: "menu columns-menu" },
      html("summary", { class: "small-button" }, "Columns", icon("down")),
      this.choice,
    );
    const title = "Add a role after that of the current row";
    const add = html("button", { type: "button", class: "small-button", title }, "+ Row");
    add.addEventListener("click", () => table.newRow());
    this.bar = html("div", { class: "table-bar" }, this.number, this.clear, table.state.canEdit ? add : null, menu);
    this.element.addEventListener("focusin", (event) => this.#focused(event.target));
  }

  /** Show every row, in the order of the outline. */
  showAll() {
    this.wish = { sort: null, isDescending: false, filters: new Map() };
    for (const input of this.filters.querySelectorAll("input")) input.value = "";
    this.update(true);
  }

  /** @param {Column} column */
  isChosen({ key, isOptional = false }) {
    return key === "title" || (this.#chosen[key] ?? !isOptional);
  }

  /** Whether rows stand in another order than the outline's, or some are left out. */
  get isOrdered() {
    return this.wish.sort !== null || this.wish.filters.size > 0;
  }

  /** The width of the column that does not scroll. */
  get stillWidth() {
    return this.table.scroller.clientWidth > 600 ? (this.table.columns[0]?.width ?? 0) : 0;
  }

  /** Build the cells for the columns there are. */
  build() {
    const { columns, all, grid } = this.table;
    grid.style.setProperty("--columns", columns.map(({ width }) => `${width}px`).join(" "));
    grid.style.width = `${columns.reduce((sum, { width }) => sum + width, 0)}px`;
    this.headers.replaceChildren(...columns.map((column, at) => this.#header(column, at)));
    this.filters.replaceChildren(...columns.map((column, at) => this.#filter(column, at)));
    const offers = all.filter(({ key }) => key !== "title").map((column) => {
      const box = html("input", { type: "checkbox", checked: this.isChosen(column) });
      box.addEventListener("change", () => this.#choose(column, box.checked));
      return html("label", { class: "column-choice" }, box, column.label);
    });
    const hadFocus = this.choice.contains(document.activeElement);
    const boxes = [...this.choice.querySelectorAll("input")];
    const place = boxes.findIndex((box) => box === document.activeElement);
    this.choice.replaceChildren(...offers);
    if (hadFocus) this.choice.querySelectorAll("input")[place]?.focus();
  }

  /** @param {Column} column @param {boolean} isChosen */
  #choose({ key }, isChosen) {
    this.#chosen = { ...this.#chosen, [key]: isChosen };
    if (!isChosen) this.wish.filters.delete(key);
    if (!isChosen && this.wish.sort === key) this.wish.sort = null;
    try {
      localStorage.setItem(STORED, JSON.stringify(this.#chosen));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    this.update(true);
  }

  /** @param {Column} column @param {number} at */
  #header({ key, label }, at) {
    const button = html("button", { type: "button", tabindex: -1 }, html("span", {}, label), icon("down"));
    button.addEventListener("click", () => this.#sort(key));
    const cell = { class: "head-cell", role: "columnheader", "aria-colindex": at + 1, "data-key": key };
    return html("div", cell, button);
  }

  /** @param {Column} column @param {number} at */
  #filter({ key, label }, at) {
    const input = html("input", {
      type: "search",
      placeholder: "Filter",
      "aria-label": `Filter ${label}`,
      title: "Words that the cells hold. = empty cells, !word without the word",
      tabindex: -1,
      autocomplete: "off",
      spellcheck: "false",
    });
    input.value = this.wish.filters.get(key) ?? "";
    input.addEventListener("input", () => {
      if (input.value.trim()) this.wish.filters.set(key, input.value);
      else this.wish.filters.delete(key);
      this.table.scroller.scrollTop = 0;
      this.update(true);
    });
    const cell = { class: "head-cell", role: "gridcell", "aria-colindex": at + 1, "data-key": key };
    return html("div", cell, input);
  }

  /** Sort by a column: upwards, downwards, then as the outline again. @param {string} key */
  #sort(key) {
    const { sort, isDescending } = this.wish;
    if (sort !== key) [this.wish.sort, this.wish.isDescending] = [key, false];
    else if (!isDescending) this.wish.isDescending = true;
    else [this.wish.sort, this.wish.isDescending] = [null, false];
    this.update(true);
  }

  /** The button or the filter of a column. @param {number} row @param {number} column */
  partAt(row, column) {
    const cell = (row === -2 ? this.headers : this.filters).children[column];
    return /** @type {HTMLElement | undefined} */ (cell?.firstElementChild ?? undefined);
  }

  /** @param {EventTarget | null} target */
  #focused(target) {
    for (const row of [-2, -1]) {
      const column = this.table.columns.findIndex((_, at) => this.partAt(row, at) === target);
      if (column < 0) continue;
      this.table.at = this.table.anchor = { row, column };
      this.table.draw();
    }
  }

  draw() {
    const { at, columns } = this.table;
    const { sort, isDescending } = this.wish;
    for (const [place, { key }] of columns.entries()) {
      const header = this.headers.children[place];
      const order = isDescending ? "descending" : "ascending";
      if (header) setAttributes(header, { "aria-sort": sort === key ? order : "none" });
      for (const row of [-2, -1]) {
        const isCurrent = at.row === row && at.column === place;
        this.partAt(row, place)?.setAttribute("tabindex", isCurrent ? "0" : "-1");
      }
    }
  }

  /** @param {number} shown @param {number} total */
  count(shown, total) {
    const all = total === 1 ? "1 role" : `${total} roles`;
    const text = shown === total ? all : `${shown} of ${all}`;
    if (this.number.textContent !== text) this.number.textContent = text;
    this.clear.hidden = !this.isOrdered;
    this.clear.textContent = this.wish.filters.size > 0 ? "Show all rows" : "Back to the chart's order";
  }
}
