/**
 * The organisation as indented text: a line a role, "Name, Title" or "Title", written and read.
 *
 * @typedef {import("./organisation.js").Structure} Structure
 *
 * @typedef {object} Entry one role as a text tells it, in the order of an outline
 * @property {number} level 0 at the top
 * @property {string} title
 * @property {string[]} names of those who hold it
 * @property {string} [unit] the unit's name
 * @property {Record<string, string>} [holder] more about the first holder: email, phone, location
 * @property {Record<string, any>} [role] more fields of the role
 * @property {number} line in the text, from 1
 *
 * @typedef {{line: number, message: string}} Problem
 * @typedef {{entries: Entry[], problems: Problem[]}} Reading
 */

import { newId } from "./commands.js";
import { freshColour } from "./new_unit.js";
import { isTable, readCells } from "./outline_cells.js";
import { BULLET, NUMBER, plainLine, readLine, writeLine } from "./outline_lines.js";

const LONGEST = 500;
const MOST_ROLES = 10_000;
const DOTTED_NUMBER = /^\s*(\d{1,4}(?:\.\d{1,4})*)[.)]?\s+/u;

/** The line of one role. @param {Structure} structure @param {string} id */
export function lineOfRole(structure, id) {
  const names = structure.holdersOf(id).map(({ name }) => name);
  return writeLine(names, structure.organisation.roles.get(id)?.title ?? "");
}

/**
 * Write branches as text, a tab a level, roles that stand below others of the list only once.
 * @param {Structure} structure @param {string[]} ids
 */
export function writeOutline(structure, ids) {
  return branchesOf(structure, ids)
    .map(({ id, level }) => "\t".repeat(level) + lineOfRole(structure, id))
    .join("\n");
}

/**
 * The roles of branches in the order of the outline, with levels from 0.
 * @param {Structure} structure @param {string[]} ids
 * @returns {{id: string, level: number}[]}
 */
export function branchesOf(structure, ids) {
  const wanted = new Set(ids);
  /** @param {string | null} id */
  const isBelowOther = (id) => {
    for (let at = structure.managerOf(id ?? ""); at !== null; at = structure.managerOf(at))
      if (wanted.has(at)) return true;
    return false;
  };
  const rows = [];
  const stack = [...wanted]
    .filter((id) => structure.organisation.roles.has(id) && !isBelowOther(id))
    .map((id) => ({ id, level: 0 }))
    .reverse();
  for (let row = stack.pop(); row; row = stack.pop()) {
    rows.push(row);
    for (const report of structure.reports(row.id).slice().reverse())
      stack.push({ id: report.id, level: row.level + 1 });
  }
  return rows;
}

/**
 * Read roles from an indented list or from cells of a spreadsheet.
 * @param {string} text @returns {Reading}
 */
export function readOutline(text) {
  const reading = isTable(text) ? readCells(text) : readList(text);
  if (reading.entries.length > MOST_ROLES) {
    const message = `A chart can hold at most 10,000 roles; this text has ${reading.entries.length}.`;
    return { entries: [], problems: [{ line: MOST_ROLES + 1, message }] };
  }
  for (const { title, names, line } of reading.entries) {
    const longest = Math.max(title.length, ...names.map((name) => name.length));
    if (!title) reading.problems.push({ line, message: "A role needs a title." });
    else if (longest > LONGEST)
      reading.problems.push({ line, message: `Titles and names can have at most ${LONGEST} characters.` });
  }
  reading.problems.sort((a, b) => a.line - b.line);
  return reading;
}

/** @param {string} text @returns {Reading} */
function readList(text) {
  /** @type {Entry[]} */
  const entries = [];
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u);
  const filled = lines.filter((line) => line.trim());
  const levels = filled.every((line) => DOTTED_NUMBER.test(line)) ? levelsOfNumbers : levelsOfIndents;
  const found = levels(filled);
  let at = 0;
  lines.forEach((line, place) => {
    if (!line.trim()) return;
    const number = levels === levelsOfNumbers ? DOTTED_NUMBER : NUMBER;
    const words = line.trim().replace(BULLET, "").replace(number, "");
    entries.push({ level: found[at++] ?? 0, ...readLine(words), line: place + 1 });
  });
  return { entries, problems: [] };
}

/**
 * Levels of lines by their indents: deeper than the line before is one level more.
 * @param {string[]} lines
 */
function levelsOfIndents(lines) {
  /** @type {number[]} */
  const indents = [];
  return lines.map((line) => {
    let width = 0;
    for (const character of /^\s*/u.exec(line)?.[0] ?? "")
      width = character === "\t" ? (Math.floor(width / 4) + 1) * 4 : width + 1;
    while (indents.length && /** @type {number} */ (indents[indents.length - 1]) >= width) indents.pop();
    indents.push(width);
    return indents.length - 1;
  });
}

/** Levels of "1", "1.1", "1.1.2", never more than one below the line before. @param {string[]} lines */
function levelsOfNumbers(lines) {
  let level = -1;
  const depths = lines.map((line) => (DOTTED_NUMBER.exec(line)?.[1] ?? "").split(".").length);
  if (Math.max(...depths) === 1) return levelsOfIndents(lines);
  const least = Math.min(...depths);
  return depths.map((depth) => (level = Math.min(depth - least, level + 1)));
}

/**
 * Return the arguments of ``add_branch`` for roles read from a text; their ids are chosen here.
 * @param {Structure} structure
 * @param {string | null} manager
 * @param {number | null} position
 * @param {Entry[]} entries
 * @returns {import("./types.js").Arguments & {roles: {id: string}[]}}
 */
export function branchArguments(structure, manager, position, entries) {
  const key = (/** @type {string} */ name) => plainLine(name).toLocaleLowerCase();
  const known = new Map([...structure.organisation.units.values()].map(({ id, name }) => [key(name), id]));
  /** @type {{id: string, name: string, colour: string}[]} */
  const units = [];
  const roles = entries.map(({ level, title, names, unit, holder, role }) => {
    if (unit && !known.has(key(unit))) {
      const colour = freshColour([...structure.organisation.units.values(), ...units]);
      units.push({ id: newId(), name: plainLine(unit), colour });
      known.set(key(unit), units[units.length - 1]?.id ?? "");
    }
    const holders = names.map((name, at) => (at === 0 ? { name, ...holder } : { name }));
    return {
      id: newId(),
      level,
      title,
      ...role,
      ...(unit ? { unit_id: known.get(key(unit)) } : {}),
      ...(holders.length ? { holders } : {}),
    };
  });
  return { role_id: manager, position, roles, ...(units.length ? { units } : {}) };
}

/**
 * The first problems of a text as one sentence for people.
 * @param {Problem[]} problems
 */
export function problemsInWords(problems) {
  const words = problems.slice(0, 3).map(({ line, message }) => `Line ${line}: ${message}`);
  const more = problems.length - words.length;
  return [...words, ...(more > 0 ? [more === 1 ? "There is 1 more like this." : `There are ${more} more like this.`] : [])].join(" ");
}
