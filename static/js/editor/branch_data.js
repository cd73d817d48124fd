/**
 * Branches with all that hangs on them, as one tab gives them to another: written, and read with fresh ids.
 *
 * @typedef {import("./organisation.js").Structure} Structure
 * @typedef {import("./types.js").Arguments} Arguments
 *
 * @typedef {object} BranchData
 * @property {string} chart the chart it comes from
 * @property {string} cut what names the cut that this is, or empty for a copy
 * @property {Arguments[]} roles in the order of an outline, with levels, holders and dotted lines
 * @property {Arguments[]} units those of the roles, each after the one it lies in, with titles and measures
 */

import { newId } from "./commands.js";
import { branchesOf } from "./outline_text.js";

/** The type of the data on the clipboard, which other programs pass by. */
export const BRANCH_TYPE = "application/x-orgchart+json";

/** @param {object} record @param {string[]} names */
function without(record, ...names) {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/**
 * @param {Structure} structure @param {string[]} ids @param {string} chart @param {string} cut
 * @returns {BranchData}
 */
export function writeBranches(structure, ids, chart, cut) {
  const { roles, units } = structure.organisation;
  const rows = branchesOf(structure, ids);
  /** @type {Map<string, Arguments>} */
  const used = new Map();
  const use = (/** @type {string | null} */ id) => {
    const unit = units.get(id ?? "");
    if (!unit || used.has(unit.id)) return;
    use(unit.parent_id);
    const colour = structure.unitColour(unit.id);
    const [titles, measures] = [structure.titlesOf(unit.id), structure.measuresOf(unit.id)].map((records) =>
      records.map((record) => without(record, "id", "unit_id", "order")),
    );
    used.set(unit.id, { ...without(unit, "order"), colour, head_id: null, titles, measures });
  };
  const records = rows.map(({ id, level }) => {
    const role = roles.get(id);
    use(role?.unit_id ?? null);
    return {
      ...without(role ?? {}, "order"),
      level,
      holders: structure.holdersOf(id).map((holder) => without(holder, "id", "role_id", "order")),
      dotted: structure.dottedOf(id).map(({ manager_id, label }) => ({ manager_id, label })),
    };
  });
  return { chart, cut, roles: records, units: [...used.values()] };
}

/** Fields that are texts wherever they are; what else a record has may also be a number, a truth or null. */
const TEXTS = new Set(["id", "title", "name", "kind", "notes", "branch", "grouping", "grade", "colour", "label"]);

/** Whether a record from outside holds only what is drawn safely; the server checks the rest. @param {unknown} record */
function isFlat(record) {
  if (typeof record !== "object" || record === null || Array.isArray(record)) return false;
  return Object.entries(record).every(
    ([name, value]) => typeof value === "string" || (!TEXTS.has(name) && (typeof value !== "object" || value === null)),
  );
}

/** @param {any} record @param {string[]} names those it must have, as texts @returns {boolean} */
function has(record, ...names) {
  return isFlat(record) && names.every((name) => typeof record[name] === "string");
}

/** @param {unknown} list @param {string} name of a text that each has @returns {boolean} */
function isListOf(list, name) {
  return Array.isArray(list) && list.every((each) => has(each, name));
}

/** Whether it is a unit from outside, with what it knows. @param {any} unit */
function isUnit(unit) {
  if (typeof unit !== "object" || unit === null) return false;
  const { titles = [], measures = [], ...rest } = unit;
  return has(rest, "id", "name") && isListOf(titles, "name") && isListOf(measures, "name");
}

/** Whether a role from outside can come after one on a level. @param {any} role @param {number} level */
function isRole(role, level) {
  if (typeof role !== "object" || role === null) return false;
  const { holders = [], dotted = [], fields = {}, ...rest } = role;
  const isNext = Number.isInteger(rest.level) && rest.level >= 0 && rest.level <= level + 1;
  const isWhole = has(rest, "id", "title") && isListOf(holders, "name") && isListOf(dotted, "manager_id");
  return isNext && isWhole && has(fields, ...Object.keys(fields ?? {}));
}

/**
 * Read what ``writeBranches`` wrote; null where it is something else.
 * @param {string} text @returns {BranchData | null}
 */
export function parseBranches(text) {
  try {
    const data = JSON.parse(text);
    const { roles, units } = data;
    const isSound =
      Array.isArray(roles) &&
      roles.length > 0 &&
      roles.every((role, at) => isRole(role, at === 0 ? -1 : roles[at - 1].level)) &&
      Array.isArray(units) &&
      units.every(isUnit);
    return isSound ? data : null;
  } catch {
    return null;
  }
}

/**
 * The arguments of ``add_branch`` for branches, with fresh ids. What the chart does not have is left out:
 * dotted lines to roles that are not copied, and units that it knows by their name already.
 * @param {Structure} structure @param {string | null} manager @param {BranchData} data
 * @param {boolean} isOwn whether they come from this chart; photos of another one are not at hand here
 * @returns {Arguments & {roles: {id: string, level: number}[]}}
 */
export function pasteArguments(structure, manager, { roles, units }, isOwn) {
  const { organisation } = structure;
  const fresh = new Map(roles.map(({ id }) => [id, newId()]));
  const byName = new Map([...organisation.units.values()].map((unit) => [unit.name.toLocaleLowerCase(), unit.id]));
  const unitOf = new Map(
    units.map(({ id, name }) => [
      id,
      organisation.units.has(id) ? id : (byName.get(String(name).toLocaleLowerCase()) ?? id),
    ]),
  );
  const lacking = units.filter(({ id }) => unitOf.get(id) === id && !organisation.units.has(id));
  const end = (/** @type {string} */ id) => fresh.get(id) ?? (organisation.roles.has(id) ? id : null);
  const records = roles.map(({ dotted = [], holders = [], unit_id: unit = null, ...role }) => {
    const id = fresh.get(role["id"]) ?? newId();
    const lines = dotted.map((/** @type {Arguments} */ line) => ({ ...line, manager_id: end(line["manager_id"]) }));
    return {
      ...role,
      id,
      level: Number(role["level"] ?? 0),
      holders: holders.map((/** @type {Arguments} */ each) => (isOwn ? each : without(each, "photo"))),
      unit_id: unit === null ? null : (unitOf.get(unit) ?? null),
      dotted: lines.filter(
        (/** @type {Arguments} */ line) =>
          line["manager_id"] !== null && !(role["level"] === 0 && line["manager_id"] === manager),
      ),
    };
  });
  const added = lacking.map((unit) => ({ ...unit, parent_id: unitOf.get(unit["parent_id"]) ?? null }));
  return { role_id: manager, roles: records, ...(added.length ? { units: added } : {}) };
}
