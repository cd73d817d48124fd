/**
 * Blocks of cells as one command: what is pasted, filled down or cleared.
 *
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./types.js").Arguments} Arguments
 * @typedef {import("./organisation.js").Structure} Structure
 * @typedef {import("./table_columns.js").Column} Column
 * @typedef {{id: string, column: Column, text: string}} Cell a text for a cell
 */

import { splitCells } from "./outline_cells.js";

/**
 * Return the arguments of ``edit_cells``, or a sentence that names row and column.
 * @param {Structure} structure @param {Cell[]} cells
 * @param {(id: string) => number} rowOf the number of a role's row, from 1
 * @returns {{args: Arguments | null, problem: string}} no arguments where nothing changes
 */
export function changesOf(structure, cells, rowOf) {
  const context = { structure, units: /** @type {{id: string, name: string}[]} */ ([]) };
  /** @type {Map<string, Arguments>} */
  const changes = new Map();
  for (const { id, column, text } of cells) {
    const role = structure.organisation.roles.get(id);
    if (!role || textOf(column, structure, role) === text) continue;
    const change = column.change(text, context, role);
    if (typeof change === "string") {
      const row = `Row ${rowOf(id)} (${structure.nameOf(id)})`;
      return { args: null, problem: `${row}, ${column.label.toLowerCase()}: ${change}` };
    }
    const known = changes.get(id) ?? { role_id: id };
    const fields = change["fields"] && { fields: { ...known["fields"], ...change["fields"] } };
    changes.set(id, { ...known, ...change, ...fields });
  }
  if (changes.size === 0) return { args: null, problem: "" };
  const units = context.units.length ? { units: context.units } : {};
  return { args: { changes: [...changes.values()], ...units }, problem: "" };
}

/**
 * The whole text of a cell: what it shows, or all lines of it.
 * @param {Column} column @param {Structure} structure @param {Role} role
 */
export function textOf(column, structure, role) {
  return column.whole?.(role) ?? column.read(structure, role);
}

/** Cells as text for the clipboard. @param {string[][]} rows */
export function writeCells(rows) {
  const quoted = (/** @type {string} */ cell) =>
    /["\t\n\r]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\n");
}

/**
 * A block from the clipboard laid on rows and columns; one cell alone fills them all.
 * @param {string} text @param {string[]} ids of the rows from the first cell on
 * @param {Column[]} columns from the first cell on
 * @param {{rows: number, columns: number}} size of the selected block
 * @returns {{cells: Cell[], lost: number}} and how many rows found no place
 */
export function laidOut(text, ids, columns, size) {
  const block = splitCells(text.replace(/(\r\n|\n|\r)$/u, "")).map(({ cells }) => cells);
  const isSingle = block.length === 1 && block[0]?.length === 1;
  const filled = () => Array(size.columns).fill(block[0]?.[0]);
  const rows = isSingle ? Array.from({ length: size.rows }, filled) : block;
  const cells = rows.flatMap((texts, row) =>
    texts.flatMap((/** @type {string} */ value, /** @type {number} */ at) => {
      const [id, column] = [ids[row], columns[at]];
      return id !== undefined && column ? [{ id, column, text: value.trim() }] : [];
    }),
  );
  return { cells, lost: Math.max(0, rows.length - ids.length) };
}
