/**
 * The table as an ARIA grid: a row a role. Only the rows in view are in the page; one cell is a tab stop.
 *
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./table_columns.js").Column} Column
 */

import { html, setAttributes } from "./dom.js";
import { columnsOf } from "./table_columns.js";
import { TableHead } from "./table_head.js";
import { TableInput } from "./table_input.js";
import { rowIds, steady } from "./table_rows.js";
import { changesOf, textOf } from "./table_edits.js";
import { textScale } from "./text_size.js";

const ROW_HEIGHT = 34;
const SPARE_ROWS = 6;

export class Table {
  /** @type {Column[]} every column of the chart */ all = [];
  /** @type {Column[]} */ columns = [];
  /** @type {string[]} ids of the rows */ ids = [];
  /** @type {Map<string, number>} */ #places = new Map();
  /** @type {Map<string, HTMLElement>} */ #rows = new Map();
  /** the cell that Tab reaches, as numbers of row and column; row -1 is the filters, -2 the headers */
  at = { row: 0, column: 0 };
  /** the other corner of the selected block */
  anchor = { row: 0, column: 0 };
  /** @type {number | null} the last row that a drag of the handle would fill */ fillTo = null;
  #input = new TableInput();
  #isStale = true;
  /** how much larger rows and columns are than usual */ #scale = 1;
  #isChoosing = false;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {HTMLElement} parts.root
   * @param {import("./types.js").Edit} parts.edit
   * @param {(message: string) => void} parts.complain
   * @param {() => void} parts.addRow add a role after that of the current row
   */
  constructor({ state, root, edit, complain, addRow }) {
    this.state = state;
    this.addRow = addRow;
    this.root = root;
    this.edit = edit;
    this.complain = complain;
    this.head = new TableHead(this, (isNewOrder) => this.update(isNewOrder));
    this.body = html("div", { class: "table-body", role: "rowgroup" });
    this.nothing = html("p", { class: "table-empty", hidden: true });
    const grid = { class: "table-grid", role: "grid", "aria-label": "Table of the roles" };
    this.grid = html(
      "div",
      { ...grid, "aria-multiselectable": "true" },
      this.head.element,
      this.body,
    );
    this.scroller = html("div", { class: "table-scroll" }, this.grid, this.nothing);
    this.handle = html("i", { class: "fill-handle", "aria-hidden": "true" });
    root.append(this.head.bar, this.scroller);
    state.on("organisation", () => this.#changed());
    state.on("selection", () => this.#followSelection());
    this.scroller.addEventListener("scroll", () => this.draw());
    new ResizeObserver(() => this.#fit()).observe(this.scroller);
    this.grid.addEventListener("focusin", (event) => this.#focused(event));
  }

  /** Follow the size of the window and of the text. */
  #fit() {
    if (!this.isShown) return;
    const scale = textScale();
    if (scale === this.#scale) return this.draw();
    this.#scale = scale;
    this.update(false);
  }

  get #rowHeight() {
    return ROW_HEIGHT * this.#scale;
  }

  get isShown() {
    return !this.root.hidden;
  }

  /** Show the table, and put the keyboard on the selected role's row. @param {boolean} takeFocus */
  open(takeFocus) {
    this.root.hidden = false;
    if (this.#isStale) this.update(true);
    this.#followSelection();
    if (takeFocus) this.go(Math.max(this.at.row, 0), this.at.column);
  }

  #changed() {
    if (this.isShown) this.update(false);
    else this.#isStale = true;
  }

  /** Work out rows and columns. @param {boolean} isNewOrder whether rows may change places */
  update(isNewOrder) {
    const { structure, organisation } = this.state;
    const id = this.ids[this.at.row];
    const key = this.columns[this.at.column]?.key;
    this.all = columnsOf(structure).map((each) => ({ ...each, width: each.width * this.#scale }));
    const columns = this.all.filter((column) => this.head.isChosen(column));
    const keysOf = (/** @type {Column[]} */ list) => list.map((column) => [column.key, column.width]).join("\n");
    const isOther = keysOf(columns) !== keysOf(this.columns);
    this.columns = columns;
    if (isOther) {
      for (const element of this.#rows.values()) element.remove();
      this.#rows.clear();
      this.head.build();
    }
    const wanted = rowIds(structure, this.all, this.head.wish);
    const keeps = !isNewOrder && !this.#isStale && this.head.isOrdered;
    this.ids = keeps ? steady(this.ids, wanted, organisation.roles) : wanted;
    this.#isStale = false;
    this.#places = new Map(this.ids.map((each, row) => [each, row]));
    const row = id === undefined ? 0 : (this.#places.get(id) ?? Math.min(this.at.row, this.ids.length - 1));
    const column = Math.max(0, columns.findIndex((each) => each.key === key));
    if (this.at.row >= 0 && (row !== this.at.row || column !== this.at.column))
      this.at = this.anchor = { row: Math.max(0, row), column };
    this.body.style.height = `${this.ids.length * this.#rowHeight}px`;
    setAttributes(this.grid, { "aria-rowcount": this.ids.length + 2, "aria-colcount": columns.length });
    this.head.count(this.ids.length, organisation.roles.size);
    this.nothing.hidden = this.ids.length > 0;
    this.nothing.textContent = organisation.roles.size
      ? "No row fits the filters."
      : "This chart is empty. Type the first role in the outline, or paste a list there.";
    this.draw();
  }

  // --- In the page --------------------------------------------------------------------------

  /** The selected block, from corner to corner. */
  get block() {
    const rows = [Math.max(0, this.at.row), Math.max(0, this.anchor.row)].sort((a, b) => a - b);
    const columns = [this.at.column, this.anchor.column].sort((a, b) => a - b);
    return {
      top: /** @type {number} */ (rows[0]),
      bottom: /** @type {number} */ (rows[1]),
      left: /** @type {number} */ (columns[0]),
      right: /** @type {number} */ (columns[1]),
    };
  }

  draw() {
    if (!this.isShown) return;
    const height = this.scroller.clientHeight - this.head.element.offsetHeight;
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / this.#rowHeight) - SPARE_ROWS);
    const last = Math.ceil((this.scroller.scrollTop + height) / this.#rowHeight) + SPARE_ROWS;
    const wanted = new Map(this.ids.slice(first, last).map((id, at) => [id, first + at]));
    const current = this.ids[this.at.row];
    if (current !== undefined) wanted.set(current, this.at.row);
    for (const [id, element] of this.#rows) {
      if (wanted.has(id)) continue;
      element.remove();
      this.#rows.delete(id);
    }
    for (const [id, row] of wanted) this.#drawRow(id, row);
    this.#placeHandle();
    this.head.draw();
  }

  /** @param {string} id @param {number} row */
  #drawRow(id, row) {
    const role = this.state.organisation.roles.get(id);
    if (!role) return;
    let element = this.#rows.get(id);
    if (!element) {
      element = html("div", { class: "table-row", role: "row", "data-role": id });
      const isFixed = !this.state.canEdit;
      for (const [at, { key }] of this.columns.entries()) {
        const cell = { class: "cell", role: "gridcell", "data-key": key, tabindex: -1 };
        const more = { "aria-colindex": at + 1, "aria-readonly": isFixed ? "true" : null };
        element.append(html("div", { ...cell, ...more }, html("span", { dir: "auto" })));
      }
      this.#rows.set(id, element);
      this.body.append(element);
    }
    element.style.top = `${row * this.#rowHeight}px`;
    setAttributes(element, { "aria-rowindex": row + 3 });
    const { top, bottom, left, right } = this.block;
    const isWide = top !== bottom || left !== right;
    const fill = this.fillTo ?? bottom;
    for (const [at, column] of this.columns.entries()) {
      const cell = /** @type {HTMLElement} */ (element.children[at]);
      const text = column.read(this.state.structure, role);
      const span = /** @type {HTMLElement} */ (cell.firstElementChild);
      if (span.textContent !== text) span.textContent = text;
      const isCurrent = this.at.row === row && this.at.column === at;
      const isInside = row >= top && row <= bottom && at >= left && at <= right;
      setAttributes(cell, {
        tabindex: isCurrent ? 0 : -1,
        "aria-selected": String(isInside),
        "data-filling": row > bottom && row <= fill && at >= left && at <= right,
      });
      cell.classList.toggle("is-block", isWide && isInside);
    }
    element.classList.toggle("is-chosen", this.state.selectedRoles.includes(id));
    element.classList.toggle("is-vacant", this.state.structure.isVacant(id));
  }

  /** The handle at the corner of the block, which fills downwards. */
  #placeHandle() {
    const { bottom, right } = this.block;
    const cell = this.#rows.get(this.ids[bottom] ?? "")?.children[right];
    const fits = cell && this.state.canEdit && this.at.row >= 0 && !this.#input.isOpen;
    if (!fits) this.handle.remove();
    else if (this.handle.parentElement !== cell) cell.append(this.handle);
  }

  /** @param {number} row @param {number} column @returns {HTMLElement | undefined} */
  cellAt(row, column) {
    const cell = this.#rows.get(this.ids[row] ?? "")?.children[column];
    return cell instanceof HTMLElement ? cell : undefined;
  }

  /** The place of a cell of the page. @param {EventTarget | null} target */
  placeOf(target) {
    const cell = target instanceof Element ? target.closest(".cell") : null;
    const row = this.#places.get(cell?.parentElement?.dataset["role"] ?? "");
    const column = this.columns.findIndex(({ key }) => key === cell?.getAttribute("data-key"));
    return row === undefined || column < 0 ? null : { row, column };
  }

  // --- Where the keyboard is ----------------------------------------------------------------

  /**
   * Go to a cell; the block follows unless it is being stretched.
   * @param {number} row @param {number} column @param {boolean} [stretches] @param {boolean} [takesFocus]
   */
  go(row, column, stretches = false, takesFocus = true) {
    const lowest = stretches ? 0 : -2;
    this.at = {
      row: Math.min(Math.max(row, lowest), this.ids.length - 1),
      column: Math.min(Math.max(column, 0), this.columns.length - 1),
    };
    if (!stretches) this.anchor = this.at;
    this.#reveal();
    this.draw();
    this.#choose();
    if (!takesFocus) return;
    const place = /** @type {const} */ ([this.at.row, this.at.column]);
    const target = this.at.row < 0 ? this.head.partAt(...place) : this.cellAt(...place);
    target?.focus({ preventScroll: true });
  }

  /** Select the roles of the block, for the other views too; that of the current row leads. */
  #choose() {
    const id = this.ids[this.at.row];
    if (id === undefined) return;
    const { top, bottom } = this.block;
    this.#isChoosing = true;
    if (top === bottom) this.state.select(id, true);
    else this.state.selectMany([...this.ids.slice(top, bottom + 1).filter((each) => each !== id), id]);
    this.#isChoosing = false;
    this.draw();
  }

  #followSelection() {
    if (!this.isShown || this.#isChoosing) return;
    const row = this.#places.get(this.state.selected ?? "");
    if (row !== undefined && row !== this.at.row && this.at.row >= 0) {
      this.at = this.anchor = { row, column: this.at.column };
      this.#reveal();
    }
    this.draw();
  }

  /** Scroll the current cell into view. */
  #reveal() {
    const { scroller, at } = this;
    const head = this.head.element.offsetHeight;
    if (at.row >= 0) {
      const top = at.row * this.#rowHeight;
      const bottom = top + this.#rowHeight - (scroller.clientHeight - head);
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (bottom > scroller.scrollTop) scroller.scrollTop = bottom;
    }
    // The first column stands still and covers what is left of it.
    const left = this.columns.slice(0, at.column).reduce((sum, { width }) => sum + width, 0);
    const still = this.head.stillWidth;
    const right = left + (this.columns[at.column]?.width ?? 0) - scroller.clientWidth;
    if (at.column > 0 && left - still < scroller.scrollLeft) scroller.scrollLeft = left - still;
    else if (right > scroller.scrollLeft) scroller.scrollLeft = right;
  }

  /** A screen reader may focus a cell by itself. @param {FocusEvent} event */
  #focused(event) {
    const place = this.placeOf(event.target);
    if (place && event.target instanceof HTMLElement && event.target.matches(".cell")) {
      if (place.row === this.at.row && place.column === this.at.column) return;
      this.at = this.anchor = place;
      this.draw();
      this.#choose();
    }
  }

  /** Add a role after that of the current row, and type its title. */
  newRow() {
    this.go(Math.max(this.at.row, 0), this.at.column);
    this.addRow();
  }

  /** Put the keyboard on the current cell. */
  focus() {
    this.go(Math.max(this.at.row, 0), this.at.column, true);
  }

  // --- Changing -----------------------------------------------------------------------------

  /** Type in the current cell. @param {string | null} typed what replaces its text; null: edit the text */
  type(typed) {
    const { row, column: at } = this.at;
    const [column, id, cell] = [this.columns[at], this.ids[row], this.cellAt(row, at)];
    const role = this.state.organisation.roles.get(id ?? "");
    if (!column || !cell || !role || !this.state.canEdit || this.#input.isOpen) return;
    this.handle.remove();
    this.#input.open({
      cell,
      label: `${column.label} of ${this.state.structure.nameOf(role.id)}`,
      value: textOf(column, this.state.structure, role),
      typed,
      suggestions: column.suggestions?.(this.state.structure) ?? [],
      save: (text) => this.change([{ id: role.id, column, text }]),
      done: (move) => {
        if (move) this.go(this.at.row + move[0], this.at.column + move[1]);
        else this.draw();
      },
      complain: this.complain,
    });
  }

  /** Type in a role's cell. @param {string} id @param {string} key of the column */
  typeIn(id, key) {
    if (!this.#places.has(id)) this.head.showAll();
    const column = this.columns.findIndex((each) => each.key === key);
    this.go(this.#places.get(id) ?? 0, Math.max(0, column));
    this.type(null);
  }

  /**
   * Change cells as one command.
   * @param {import("./table_edits.js").Cell[]} cells
   * @param {import("./table_edits.js").Added[]} [added] roles that are made with them, below the last row
   * @returns {string} why it cannot be done, or nothing
   */
  change(cells, added = []) {
    const last = this.ids.length;
    const rowOf = (/** @type {string} */ id) =>
      (this.#places.get(id) ?? last + added.findIndex((role) => role.id === id)) + 1;
    const { args, problem } = changesOf(this.state.structure, cells, rowOf, added);
    if (args) void this.edit("edit_cells", args);
    return problem;
  }
}
