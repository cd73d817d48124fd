/**
 * The columns of the table: what a cell shows, and what a text in it changes. One record a column; a new
 * field of roles needs a record here and nothing else.
 *
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./types.js").Arguments} Arguments
 * @typedef {import("./organisation.js").Structure} Structure
 *
 * @typedef {object} Context what a change may need to know, for all cells of one command
 * @property {Structure} structure
 * @property {{id: string, name: string}[]} units that have to be made
 *
 * @typedef {object} Column
 * @property {string} key
 * @property {string} label
 * @property {number} width in pixels
 * @property {boolean} [isOptional] whether it is hidden until somebody chooses it
 * @property {(structure: Structure, role: Role) => string} read
 * @property {(text: string, context: Context, role: Role) => Arguments | string} [change] the fields of the
 *   change, or a sentence that says what is wrong; a column without it cannot be changed
 * @property {string} [fixed] why it cannot be changed
 * @property {(structure: Structure) => string[]} [suggestions]
 */

import { newId } from "./commands.js";
import { namesIn, plainLine } from "./outline_lines.js";

const KINDS = { line: "In line", assistant: "Assistant", body: "Body" };

/** @param {string} text */
function key(text) {
  return plainLine(text).toLocaleLowerCase();
}

/** @param {string} text @param {Context} context @returns {Arguments} */
function unitChange(text, { structure, units }) {
  const wanted = key(text);
  if (!wanted) return { unit_id: null };
  const all = [...structure.organisation.units.values(), ...units];
  const known = all.find(({ name }) => key(name) === wanted);
  if (known) return { unit_id: known.id };
  const made = { id: newId(), name: plainLine(text) };
  units.push(made);
  return { unit_id: made.id };
}

/** @param {string} text @param {Context} context @param {Role} role @returns {Arguments | string} */
function managerChange(text, { structure }, role) {
  const wanted = key(text);
  if (!wanted) return { manager_id: null };
  // As it is shown: nothing changes, even where two people share the name.
  const present = structure.managerOf(role.id);
  if (present !== null && key(structure.nameOf(present)) === wanted) return { manager_id: present };
  const { roles } = structure.organisation;
  for (const way of [
    (/** @type {string} */ id) => structure.longNameOf(id),
    (/** @type {string} */ id) => structure.nameOf(id),
    (/** @type {string} */ id) => roles.get(id)?.title ?? "",
  ]) {
    const found = [...roles.keys()].filter((id) => key(way(id)) === wanted);
    if (found.length > 1) return `More than one role is called ${plainLine(text)}. Write name · title.`;
    const [manager] = found;
    if (manager === undefined) continue;
    if (manager === role.id) return "A role cannot report to itself.";
    if (structure.isWithin(manager, role.id))
      return `${structure.nameOf(manager)} is in the branch of ${structure.nameOf(role.id)}.`;
    return { manager_id: manager };
  }
  return `No role is called ${plainLine(text)}.`;
}

/** @param {string} text @returns {Arguments | string} */
function headcountChange(text) {
  const count = Number(plainLine(text).replace(/[\s,.](?=\d{3}$)/u, ""));
  const isCount = Number.isInteger(count) && count >= 1;
  return isCount ? { headcount: count } : "The number of posts is a whole number from 1.";
}

/** @param {string} text @returns {Arguments | string} */
function kindChange(text) {
  const found = Object.entries(KINDS).find((names) => names.some((name) => key(name) === key(text)));
  return found ? { kind: found[0] } : `The place is one of: ${Object.values(KINDS).join(", ")}.`;
}

/** @param {Structure} structure @param {Role} role */
function statusOf(structure, role) {
  if (structure.isVacant(role.id)) return "Vacant";
  const holders = structure.holdersOf(role.id);
  if (holders.some(({ acting }) => acting)) return "Acting";
  return holders.length ? "Filled" : "";
}

/**
 * A column of the first holder's.
 * @param {"email" | "phone" | "location"} name @param {string} label @param {boolean} isOptional
 * @returns {Column}
 */
function contact(name, label, isOptional) {
  return {
    key: name,
    label,
    width: 150,
    isOptional,
    read: (structure, { id }) => structure.holdersOf(id)[0]?.[name] ?? "",
    change: (text) => ({ [name]: plainLine(text) }),
    ...(name === "location" ? { suggestions: locationsOf } : {}),
  };
}

/** @param {Structure} structure */
function locationsOf({ organisation }) {
  return [...new Set([...organisation.holders.values()].map(({ location }) => location))].filter(Boolean);
}

/** @type {Column[]} */
const COLUMNS = [
  {
    key: "name",
    label: "Name",
    width: 190,
    read: (structure, { id }) => structure.holdersOf(id).map(({ name }) => name).join("; "),
    change: (text) => ({ names: namesIn(text) }),
  },
  {
    key: "title",
    label: "Title",
    width: 230,
    read: (_, { title }) => title,
    change: (text) => (plainLine(text) ? { title: plainLine(text) } : "A role needs a title."),
  },
  {
    key: "unit",
    label: "Unit",
    width: 160,
    read: ({ organisation }, { unit_id: id }) => organisation.units.get(id ?? "")?.name ?? "",
    change: unitChange,
    suggestions: (structure) => structure.unitTree().map(({ unit }) => unit.name),
  },
  {
    key: "manager",
    label: "Manager",
    width: 170,
    read: (structure, { id }) => structure.nameOf(structure.managerOf(id) ?? ""),
    change: managerChange,
    suggestions: (structure) =>
      [...structure.organisation.roles.keys()].map((id) => structure.longNameOf(id)),
  },
  contact("location", "Location", false),
  {
    key: "headcount",
    label: "Posts",
    width: 76,
    read: (_, { headcount }) => String(headcount),
    change: headcountChange,
  },
  {
    key: "status",
    label: "Status",
    width: 90,
    read: statusOf,
    fixed: "The status follows from who holds the role.",
  },
  {
    key: "kind",
    label: "Place",
    width: 104,
    read: (_, { kind }) => KINDS[kind] ?? kind,
    change: kindChange,
    suggestions: () => Object.values(KINDS),
  },
  {
    key: "grade",
    label: "Grade",
    width: 110,
    read: (_, { grade }) => grade,
    change: (text) => ({ grade: plainLine(text) }),
    suggestions: ({ organisation }) => organisation.charts.get("chart")?.grades ?? [],
  },
  contact("email", "E-mail", true),
  contact("phone", "Phone", true),
  {
    key: "notes",
    label: "Notes",
    width: 240,
    isOptional: true,
    read: (_, { notes }) => notes.replace(/\s+/gu, " "),
    change: (text) => ({ notes: text }),
  },
];

/**
 * All columns of a chart: the usual ones, then one for each field that a role has.
 * @param {Structure} structure @returns {Column[]}
 */
export function columnsOf({ organisation }) {
  const names = new Set();
  for (const { fields } of organisation.roles.values())
    for (const name of Object.keys(fields)) names.add(name);
  const own = [...names].map((name) => ({
    key: `field:${name}`,
    label: name,
    width: 140,
    read: (/** @type {Structure} */ _, /** @type {Role} */ { fields }) => fields[name] ?? "",
    change: (/** @type {string} */ text) => ({ fields: { [name]: plainLine(text) } }),
  }));
  return [...COLUMNS, ...own];
}
