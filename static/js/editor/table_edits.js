/**
 * Blocks of cells as one command: what is pasted, filled down or cleared.
 *
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./types.js").Arguments} Arguments
 * @typedef {import("./table_columns.js").Column} Column
 * @typedef {{id: string, column: Column, text: string}} Cell a text for a cell
 * @typedef {{id: string, role_id: string | null}} Added a role to be made, and its manager
 */

import { newId } from "./commands.js";
import { Draft, Structure } from "./organisation.js";
import { splitCells } from "./outline_cells.js";
import { namesIn, plainLine } from "./outline_lines.js";
import { addRoles } from "./preview_lists.js";

/**
 * Return the arguments of ``edit_cells``, or a sentence that names row and column.
 * @param {Structure} structure @param {Cell[]} cells
 * @param {(id: string) => number} rowOf the number of a role's row, from 1
 * @param {Added[]} [added] roles that are made with them; their cells are among the others
 * @returns {{args: Arguments | null, problem: string}} no arguments where nothing changes
 */
export function changesOf(structure, cells, rowOf, added = []) {
  const named = withAdded(structure, added, cells);
  structure = withAdded(structure, added, []);
  const context = { structure: named, units: /** @type {{id: string, name: string, colour: string}[]} */ ([]) };
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
  if (changes.size === 0 && added.length === 0) return { args: null, problem: "" };
  const units = context.units.length ? { units: context.units } : {};
  const roles = added.length ? { roles: added } : {};
  return { args: { changes: [...changes.values()], ...units, ...roles }, problem: "" };
}

/**
 * The organisation with roles that are about to be made, called as their cells say: who is a manager may
 * be one of them.
 * @param {Structure} structure @param {Added[]} added @param {Cell[]} cells
 */
function withAdded(structure, added, cells) {
  if (added.length === 0) return structure;
  const draft = new Draft(structure.organisation);
  addRoles(draft, added, structure);
  const ids = new Set(added.map(({ id }) => id));
  for (const { id, column, text } of cells) {
    if (!ids.has(id)) continue;
    if (column.key === "title" && plainLine(text)) draft.change("roles", id, { title: plainLine(text) });
    const [name] = column.key === "name" ? namesIn(text) : [];
    if (name) draft.put("holders", `${id}-h`, { id: `${id}-h`, role_id: id, name, order: 0 });
  }
  return new Structure(draft.organisation);
}

/**
 * Roles for rows that a block has more than there are: reports of the manager of the last row.
 * @param {Structure} structure @param {string | undefined} last the role of that row @param {number} count
 * @returns {Added[]}
 */
export function rolesAfter(structure, last, count) {
  const manager = last === undefined ? null : structure.managerOf(last);
  return Array.from({ length: count }, () => ({ id: newId(), role_id: manager }));
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
 * @param {string} text @param {(count: number) => string[]} idsOf so many rows from the first cell on
 * @param {Column[]} columns from the first cell on
 * @param {{rows: number, columns: number}} size of the selected block
 * @returns {Cell[]}
 */
export function laidOut(text, idsOf, columns, size) {
  const block = splitCells(text.replace(/(\r\n|\n|\r)$/u, "")).map(({ cells }) => cells);
  const isSingle = block.length === 1 && block[0]?.length === 1;
  const filled = () => Array(size.columns).fill(block[0]?.[0]);
  const rows = isSingle ? Array.from({ length: size.rows }, filled) : block;
  const ids = idsOf(rows.length);
  return rows.flatMap((texts, row) =>
    texts.flatMap((/** @type {string} */ value, /** @type {number} */ at) => {
      const [id, column] = [ids[row], columns[at]];
      return id !== undefined && column ? [{ id, column, text: value.trim() }] : [];
    }),
  );
}
