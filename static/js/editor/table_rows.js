/**
 * Which rows the table has, in which order.
 *
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./organisation.js").Structure} Structure
 * @typedef {import("./table_columns.js").Column} Column
 *
 * @typedef {object} Wish how somebody wants to see the rows
 * @property {string | null} sort the key of a column; null: in the order of the outline
 * @property {boolean} isDescending
 * @property {Map<string, string>} filters what the cells of a column must hold, by its key
 */

import { plain } from "./outline_rows.js";
import { branchesOf } from "./outline_text.js";

/**
 * Return the ids of the rows.
 * @param {Structure} structure @param {Column[]} columns @param {Wish} wish
 * @returns {string[]}
 */
export function rowIds(structure, columns, { sort, isDescending, filters }) {
  const { roles } = structure.organisation;
  let ids = branchesOf(
    structure,
    structure.roots.map(({ id }) => id),
  ).map(({ id }) => id);
  const text = (/** @type {Column} */ column, /** @type {string} */ id) =>
    column.read(structure, /** @type {Role} */ (roles.get(id)));
  for (const [key, words] of filters) {
    const column = columns.find((each) => each.key === key);
    if (column) ids = ids.filter((id) => fits(text(column, id), words));
  }
  const column = columns.find(({ key }) => key === sort);
  if (!column) return ids;
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const sign = isDescending ? -1 : 1;
  // Empty cells stand last, whichever way the column is sorted.
  return ids
    .map((id) => ({ id, text: text(column, id) }))
    .sort((a, b) => Number(!a.text) - Number(!b.text) || sign * compare(a.text, b.text))
    .map(({ id }) => id);
}

/**
 * Whether a cell holds all words; "=" alone asks for an empty cell, "!word" for one without it.
 * @param {string} text @param {string} words
 */
function fits(text, words) {
  const cell = plain(text);
  const holds = (/** @type {string} */ word) => {
    if (word === "=") return cell === "";
    return word[0] === "!" && word.length > 1 ? !cell.includes(word.slice(1)) : cell.includes(word);
  };
  return plain(words).split(/\s+/u).filter(Boolean).every(holds);
}

/**
 * Keep rows where they are while cells change: what was typed must not run away.
 * @param {string[]} before @param {string[]} wanted @param {Map<string, Role>} roles
 */
export function steady(before, wanted, roles) {
  const known = new Set(before);
  return [...before.filter((id) => roles.has(id)), ...wanted.filter((id) => !known.has(id))];
}
