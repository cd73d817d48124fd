/**
 * Keys, pointer and clipboard of the table, as in a spreadsheet: arrows move, Shift stretches the block,
 * Enter, F2 or typing edits, Ctrl+D or the handle fills down, Delete clears.
 *
 * @typedef {import("./table_view.js").Table} Table
 */

import { nameOf } from "./keyboard.js";
import { laidOut, rolesAfter, textOf, writeCells } from "./table_edits.js";

const PAGE = 15;

export class TableKeys {
  /** @type {"block" | "fill" | null} */ #drag = null;
  /** whether a finger went down on the cell that has the keyboard */
  #taps = false;

  /**
   * @param {Table} table @param {Pick<import("./notices.js").Notices, "say" | "tell">} notices
   * @param {(clientX: number, clientY: number) => void} menu open the menu of what is selected
   */
  constructor(table, notices, menu) {
    this.table = table;
    this.notices = notices;
    const { grid } = table;
    grid.addEventListener("keydown", (event) => this.#press(event));
    grid.addEventListener("copy", (event) => this.#copy(event));
    grid.addEventListener("cut", (event) => this.#copy(event) && this.#clear());
    grid.addEventListener("paste", (event) => this.#paste(event));
    grid.addEventListener("pointerdown", (event) => this.#down(event));
    grid.addEventListener("pointermove", (event) => this.#move(event));
    grid.addEventListener("pointerup", () => this.#up());
    grid.addEventListener("pointercancel", () => this.#up());
    grid.addEventListener("click", (event) => this.#tap(event));
    grid.addEventListener("contextmenu", (event) => this.#menuAt(event, menu));
    grid.addEventListener("dblclick", (event) => table.placeOf(event.target) && table.type(null));
  }

  // --- Keys ---------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.isComposing) return;
    const { table } = this;
    const { row, column } = table.at;
    const isFilter = event.target instanceof HTMLInputElement;
    const key = nameOf(event);
    const last = { row: table.ids.length - 1, column: table.columns.length - 1 };
    /** @type {Record<string, () => void>} */
    const everywhere = {
      ArrowUp: () => table.go(row - 1, column),
      ArrowDown: () => table.go(row + 1, column),
    };
    /** @type {Record<string, () => void>} */
    const keys = {
      ...everywhere,
      ArrowLeft: () => table.go(row, column - 1),
      ArrowRight: () => table.go(row, column + 1),
      Home: () => table.go(row, 0),
      End: () => table.go(row, last.column),
      "Ctrl+Home": () => table.go(0, 0),
      "Ctrl+End": () => table.go(last.row, last.column),
      "Ctrl+ArrowUp": () => table.go(0, column),
      "Ctrl+ArrowDown": () => table.go(last.row, column),
      PageUp: () => table.go(Math.max(0, row - PAGE), column),
      PageDown: () => table.go(row + PAGE, column),
    };
    /** @type {Record<string, () => void>} */
    const cells = {
      "Shift+ArrowUp": () => table.go(row - 1, column, true),
      "Shift+ArrowDown": () => table.go(row + 1, column, true),
      "Shift+ArrowLeft": () => table.go(row, column - 1, true),
      "Shift+ArrowRight": () => table.go(row, column + 1, true),
      "Ctrl+Shift+ArrowDown": () => table.go(last.row, column, true),
      "Ctrl+Shift+ArrowUp": () => table.go(0, column, true),
      Enter: () => table.type(null),
      F2: () => table.type(null),
      Delete: () => this.#clear(),
      Backspace: () => this.#clear(),
      "Ctrl+D": () => this.#fillDown(),
      Escape: () => table.go(row, column),
    };
    const use = isFilter ? everywhere : row < 0 ? keys : { ...keys, ...cells };
    const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const action = use[key];
    if (action) action();
    else if (isText && event.key !== " " && !isFilter && row >= 0) table.type(event.key);
    else return;
    event.preventDefault();
  }

  // --- Blocks -------------------------------------------------------------------------------

  #blockCells() {
    const { table } = this;
    const { top, bottom, left, right } = table.block;
    const ids = table.ids.slice(top, bottom + 1);
    return { ids, columns: table.columns.slice(left, right + 1) };
  }

  /**
   * @param {import("./table_edits.js").Cell[]} cells @param {string} done what to say
   * @param {import("./table_edits.js").Added[]} [added]
   */
  #change(cells, done, added = []) {
    const problem = this.table.change(cells, added);
    if (problem) this.table.complain(problem);
    else if (added.length) this.notices.tell(done);
    else this.notices.say(done);
  }

  #clear() {
    if (!this.table.state.canEdit) return;
    const { ids, columns } = this.#blockCells();
    const cells = ids.flatMap((id) => columns.map((column) => ({ id, column, text: "" })));
    this.#change(cells, "Cleared.");
  }

  /** Fill the block with its first row; one row alone takes the row above. */
  #fillDown() {
    const { top, bottom } = this.table.block;
    this.#fill(top === bottom ? top - 1 : top, top === bottom ? top : top + 1, bottom);
  }

  /** @param {number} source a row @param {number} first @param {number} last rows to fill from it */
  #fill(source, first, last) {
    const { table } = this;
    const { structure, organisation } = table.state;
    const role = organisation.roles.get(table.ids[source] ?? "");
    if (!role || !table.state.canEdit || last < first) return;
    const { columns } = this.#blockCells();
    const texts = columns.map((column) => ({ column, text: textOf(column, structure, role) }));
    const ids = table.ids.slice(first, last + 1);
    const cells = ids.flatMap((id) => texts.map((text) => ({ id, ...text })));
    this.#change(cells, `${last - first + 1} ${last === first ? "row" : "rows"} filled.`);
  }

  /** @param {ClipboardEvent} event @returns {boolean} */
  #copy(event) {
    const { table } = this;
    if (event.target instanceof HTMLInputElement || table.at.row < 0) return false;
    const { ids, columns } = this.#blockCells();
    const { structure, organisation } = table.state;
    const roles = ids.flatMap((id) => organisation.roles.get(id) ?? []);
    const text = writeCells(roles.map((role) => columns.map((column) => textOf(column, structure, role))));
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const { table } = this;
    if (event.target instanceof HTMLInputElement || table.at.row < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!text || !table.state.canEdit) return;
    const { top, bottom, left, right } = table.block;
    const size = { rows: bottom - top + 1, columns: right - left + 1 };
    const { structure } = table.state;
    const ids = table.ids.slice(top);
    /** @type {import("./table_edits.js").Added[]} */
    let added = [];
    const idsOf = (/** @type {number} */ count) => {
      added = rolesAfter(structure, ids[ids.length - 1], Math.max(0, count - ids.length));
      return [...ids, ...added.map(({ id }) => id)];
    };
    const cells = laidOut(text, idsOf, table.columns.slice(left), size);
    const pasted = cells.length === 1 ? "1 cell pasted." : `${cells.length} cells pasted.`;
    this.#change(cells, [pasted, ...inWords(structure, added)].join(" "), added);
    // What was pasted is the block then, as in a spreadsheet.
    const rows = new Set(cells.map(({ id }) => id)).size;
    const columns = new Set(cells.map(({ column }) => column)).size;
    table.anchor = { row: top + Math.max(1, rows) - 1, column: left + Math.max(1, columns) - 1 };
    table.go(top, left, true);
  }

  // --- Pointer ------------------------------------------------------------------------------

  /** @param {MouseEvent} event @param {(clientX: number, clientY: number) => void} menu */
  #menuAt(event, menu) {
    const { table } = this;
    const place = table.placeOf(event.target);
    if (!place || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const { top, bottom } = table.block;
    if (place.row < top || place.row > bottom) table.go(place.row, place.column);
    menu(event.clientX, event.clientY);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const { table } = this;
    const place = table.placeOf(event.target);
    if (!place || event.button !== 0 || event.target instanceof HTMLInputElement) return;
    if (event.target === table.handle) {
      this.#drag = "fill";
      table.grid.setPointerCapture(event.pointerId);
      event.preventDefault();
      return;
    }
    // A finger has no double-click: its second tap on a cell types in it.
    const isAgain = document.activeElement === table.cellAt(place.row, place.column);
    this.#taps = event.pointerType === "touch" && isAgain;
    // A finger that moves scrolls.
    this.#drag = event.pointerType === "touch" ? null : "block";
    if (event.pointerType === "touch") return;
    table.go(place.row, place.column, event.shiftKey);
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #tap(event) {
    const place = this.table.placeOf(event.target);
    if (!place || event.target instanceof HTMLInputElement) return;
    if (this.#taps) this.table.type(null);
    else if (event instanceof PointerEvent && event.pointerType === "touch")
      this.table.go(place.row, place.column);
    this.#taps = false;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#drag) return;
    const { table } = this;
    const place = table.placeOf(document.elementFromPoint(event.clientX, event.clientY));
    if (!place) return;
    if (this.#drag === "fill") {
      table.fillTo = place.row;
      table.draw();
    } else if (place.row !== table.at.row || place.column !== table.at.column)
      table.go(place.row, place.column, true);
  }

  #up() {
    const { table } = this;
    const { bottom, left } = table.block;
    const last = table.fillTo;
    table.fillTo = null;
    if (this.#drag === "fill" && last !== null && last > bottom) {
      this.#fill(bottom, bottom + 1, last);
      table.anchor = { row: table.block.top, column: left };
      table.go(last, table.block.right, true);
    } else table.draw();
    this.#drag = null;
  }
}

/**
 * What became of rows that a block had more than the table.
 * @param {import("./organisation.js").Structure} structure @param {import("./table_edits.js").Added[]} added
 * @returns {string[]}
 */
function inWords(structure, added) {
  const [first] = added;
  if (!first) return [];
  const where = first.role_id === null ? "at the top" : `under ${structure.nameOf(first.role_id)}`;
  return [`${added.length} new ${added.length === 1 ? "role" : "roles"} ${where}.`];
}
