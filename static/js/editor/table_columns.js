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
 * @property {{id: string, name: string, colour: string}[]} units that have to be made
 *
 * @typedef {object} Column
 * @property {string} key
 * @property {string} label
 * @property {number} width in pixels
 * @property {boolean} [isOptional] whether it is hidden until somebody chooses it
 * @property {(structure: Structure, role: Role) => string} read
 * @property {(role: Role) => string} [whole] the text with its lines, where a cell shows them as one
 * @property {(text: string, context: Context, role: Role) => Arguments | string} change the fields of the
 *   change, or a sentence that says what is wrong
 * @property {(structure: Structure) => string[]} [suggestions]
 */

import { newId } from "./commands.js";
import { freshColour } from "./new_unit.js";
import { namesIn, plainLine } from "./outline_lines.js";

const KINDS = { line: "In line", assistant: "Assistant", adviser: "Adviser", body: "Body" };

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
  const made = { id: newId(), name: plainLine(text), colour: freshColour(all) };
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
  if (role.planned) return "Planned";
  const holders = structure.holdersOf(role.id);
  if (holders.some(({ acting }) => acting)) return "Acting";
  if (holders.length) return "Filled";
  return role.headcount === 1 && role.kind !== "body" ? "Vacant" : "";
}

/** @param {string} text @param {Context} context @param {Role} role @returns {Arguments | string} */
function statusChange(text, { structure }, role) {
  const wanted = key(text);
  if (wanted === "planned") return { planned: true };
  // What the status is without a plan follows from who holds the role.
  const rest = key(statusOf(structure, { ...role, planned: false }));
  const word = wanted === "vacant" ? "Take the name away" : "Type the name";
  return wanted === "" || wanted === rest ? { planned: false } : `${word} to change who holds the role.`;
}

/** @param {string} text @returns {Arguments | string} */
function fteChange(text) {
  const words = plainLine(text).replace(",", ".");
  const fte = words.endsWith("%") ? Number(words.slice(0, -1)) / 100 : Number(words);
  return words && fte > 0 && fte <= 1 ? { fte } : "A full-time equivalent is a number up to 1, such as 0.8.";
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

/**
 * A column of text with several lines, which a cell shows as one.
 * @param {"notes" | "responsibilities"} name @param {string} label @returns {Column}
 */
function longText(name, label) {
  return {
    key: name,
    label,
    width: 240,
    isOptional: true,
    read: (_, role) => role[name].replace(/\s+/gu, " "),
    whole: (role) => role[name],
    change: (text) => ({ [name]: text }),
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
    change: statusChange,
    suggestions: () => ["Planned"],
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
  {
    key: "fte",
    label: "FTE",
    width: 70,
    isOptional: true,
    read: (structure, { id }) => String(structure.holdersOf(id)[0]?.fte ?? ""),
    change: fteChange,
  },
  contact("email", "E-mail", true),
  contact("phone", "Phone", true),
  longText("responsibilities", "Responsibilities"),
  longText("notes", "Notes"),
];

/**
 * All columns of a chart: the usual ones, then one for each field that it defines or a role has.
 * @param {Structure} structure @returns {Column[]}
 */
export function columnsOf({ organisation }) {
  const defined = new Map((organisation.charts.get("chart")?.fields ?? []).map((each) => [each.name, each]));
  const names = new Set(defined.keys());
  for (const { fields } of organisation.roles.values())
    for (const name of Object.keys(fields)) names.add(name);
  const own = [...names].map((name) => ({
    key: `field:${name}`,
    label: name,
    width: 140,
    read: (/** @type {Structure} */ _, /** @type {Role} */ { fields }) => fields[name] ?? "",
    change: (/** @type {string} */ text) => ({ fields: { [name]: plainLine(text) } }),
    suggestions: () => defined.get(name)?.choices ?? [],
  }));
  return [...COLUMNS, ...own];
}
