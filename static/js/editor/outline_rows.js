/**
 * Which rows the outline has: the open part of the tree, or what leads to what was found, and the line
 * that is being typed and is no role yet.
 *
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./state.js").State} State
 *
 * @typedef {object} Row
 * @property {Role} role
 * @property {number} level from 1
 * @property {number} position among its siblings, from 1
 * @property {number} siblings
 * @property {boolean} isParent
 * @property {boolean} isOpen
 * @property {boolean} isMatch false for a row that only leads to what was found
 *
 * @typedef {object} NewLine a line that is no role yet
 * @property {string} id of the role that it becomes
 * @property {string | null} manager
 * @property {string | null} after the sibling before it; null: it is the first
 * @property {import("./types.js").RoleKind} kind
 */

import { standsBeside } from "./organisation.js";

/** Lower case, without accents. @param {string} text */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/**
 * Ids of roles that fit the words, or null where there are none.
 * @param {State} state @param {string} query
 */
export function matches({ structure, organisation }, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const found = new Set();
  for (const role of organisation.roles.values()) {
    const names = structure.holdersOf(role.id).map(({ name }) => name);
    const text = plain([role.title, ...names, structure.isVacant(role.id) ? "vacant" : ""].join(" "));
    if (words.every((word) => text.includes(word))) found.add(role.id);
  }
  return found;
}

/**
 * Rows for siblings, last first as a stack wants them.
 * @param {Role[]} roles @param {number} level @returns {Row[]}
 */
function levelOf(roles, level) {
  return roles
    .map((role, at) => ({
      role,
      level,
      position: at + 1,
      siblings: roles.length,
      isParent: false,
      isOpen: false,
      isMatch: true,
    }))
    .reverse();
}

/**
 * @param {State} state
 * @param {Set<string> | null} found ids of what was found; null where nothing is looked for
 * @param {Set<string>} closed ids of roles whose branch is closed
 * @returns {Row[]}
 */
export function rowsOf({ structure }, found, closed) {
  /** @type {Set<string>} */
  const shown = new Set();
  for (const id of found ?? []) {
    let at = /** @type {string | null} */ (id);
    for (; at !== null && !shown.has(at); at = structure.managerOf(at)) shown.add(at);
  }
  /** @type {Row[]} */
  const rows = [];
  const visible = (/** @type {Role[]} */ roles) => (found ? roles.filter(({ id }) => shown.has(id)) : roles);
  const stack = levelOf(visible(structure.roots), 1);
  for (let row = stack.pop(); row; row = stack.pop()) {
    const reports = visible(structure.reports(row.role.id));
    row.isParent = reports.length > 0;
    row.isOpen = row.isParent && (found !== null || !closed.has(row.role.id));
    row.isMatch = found === null || found.has(row.role.id);
    rows.push(row);
    if (row.isOpen) stack.push(...levelOf(reports, row.level + 1));
  }
  return rows;
}

/**
 * The siblings that a new line stands among: assistants or the others.
 * @param {State} state @param {NewLine} line
 */
export function siblingsOf({ structure }, { manager, kind }) {
  const all = manager === null ? structure.roots : structure.reports(manager);
  return all.filter((role) => standsBeside(role) === standsBeside({ kind }));
}

/** Where a new line goes among its siblings. @param {State} state @param {NewLine} line */
export function positionOf(state, line) {
  const siblings = siblingsOf(state, line);
  if (line.after === null) return 0;
  const at = siblings.findIndex(({ id }) => id === line.after);
  return at < 0 ? siblings.length : at + 1;
}

/**
 * Put the new line where its role will stand.
 * @param {Row[]} rows @param {NewLine} line @param {State} state
 */
export function insertLine(rows, line, state) {
  const manager = rows.findIndex(({ role }) => role.id === line.manager);
  const level = (rows[manager]?.level ?? 0) + 1;
  const ids = new Map(rows.map(({ role }, at) => [role.id, at]));
  const siblings = siblingsOf(state, line);
  const position = positionOf(state, line);
  const before = siblings.slice(0, position).findLast(({ id }) => ids.has(id));
  let at = before ? /** @type {number} */ (ids.get(before.id)) + 1 : manager + 1;
  const isPast = (/** @type {Row} */ row) =>
    row.level > level || (!before && row.level === level && standsBeside(row.role));
  while (at < rows.length && isPast(/** @type {Row} */ (rows[at])) && (before || line.kind === "line")) at++;
  const role = /** @type {Role} */ (/** @type {unknown} */ ({ id: line.id, title: "", kind: line.kind }));
  const place = { position: position + 1, siblings: siblings.length + 1 };
  rows.splice(at, 0, { role, level, ...place, isParent: false, isOpen: false, isMatch: true });
  const head = rows[manager];
  if (head) [head.isParent, head.isOpen] = [true, true];
}
