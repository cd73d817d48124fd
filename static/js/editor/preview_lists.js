/**
 * Previews of the commands that take a list: a branch at once, and many cells.
 *
 * @typedef {import("./types.js").Arguments} Arguments
 * @typedef {import("./organisation.js").Draft} Draft
 * @typedef {import("./organisation.js").Structure} Structure
 */

import { standsBeside } from "./organisation.js";

/** @type {Omit<import("./types.js").Role, "id" | "title" | "order">} */
const BLANK_ROLE = {
  unit_id: null,
  kind: "line",
  headcount: 1,
  branch: "",
  grouping: "",
  grade: "",
  notes: "",
  planned: false,
  responsibilities: "",
  fields: {},
};
const BLANK_HOLDER = { acting: false, email: "", phone: "", location: "", fte: 1, photo: "" };
const BLANK_UNIT = { kind: "department", parent_id: null, colour: "", purpose: "", head_id: null };

/**
 * Orders between two siblings, which no order of the server's ties with.
 * @param {{order: number}[]} siblings @param {number | null | undefined} position @param {number} count
 */
function ordersAt(siblings, position, count) {
  const at = Math.min(position ?? siblings.length, siblings.length);
  const after = siblings[at]?.order ?? (siblings[at - 1]?.order ?? 0) + 1024;
  const before = siblings[at - 1]?.order ?? after - 1024;
  return Array.from({ length: count }, (_, step) => before + ((after - before) * (step + 0.5)) / count);
}

/**
 * The units that the chart lacks. What they know shows with the server's answer, which knows its ids.
 * @param {Draft} draft @param {Arguments[]} units
 */
function addUnits(draft, units) {
  for (const { titles: _titles, measures: _measures, ...unit } of units) {
    if (!draft.organisation.units.has(unit["id"]))
      draft.put("units", unit["id"], { ...BLANK_UNIT, ...unit, order: Number.MAX_SAFE_INTEGER });
  }
}

/** @param {Draft} draft @param {Arguments} args @param {Structure} structure */
export function addBranch(draft, args, structure) {
  const { role_id: top, roles, units = [], position } = args;
  addUnits(draft, units);
  const siblings = (top === null ? structure.roots : structure.reports(top)).filter(
    (role) => !standsBeside(role),
  );
  const tops = roles.filter((/** @type {Arguments} */ { level = 0 }) => level === 0).length;
  const orders = ordersAt(siblings, position, tops);
  /** @type {string[]} */
  const above = [];
  for (const [place, record] of roles.entries()) {
    const { id, level = 0, name = "", holders = [], dotted = [], ...fields } = record;
    const manager = level ? (above[level - 1] ?? null) : top;
    above.splice(level, above.length, id);
    const order = level ? place * 1024 : orders.shift();
    const unit_id = draft.organisation.roles.get(manager ?? "")?.unit_id ?? null;
    draft.put("roles", id, { ...BLANK_ROLE, unit_id, ...fields, id, order });
    if (manager !== null) {
      const line = { role_id: id, manager_id: manager, kind: "solid", label: "" };
      draft.put("lines", `solid:${id}`, { id: `solid:${id}`, ...line });
    }
    for (const [number, holder] of [...(name ? [{ name }] : []), ...holders].entries()) {
      const key = holder.id ?? `${id}-h${number || ""}`;
      draft.put("holders", key, { ...BLANK_HOLDER, ...holder, id: key, role_id: id, order: number });
    }
    for (const { manager_id: second, label = "" } of dotted) {
      const key = `dotted:${id}:${second}`;
      draft.put("lines", key, { id: key, role_id: id, manager_id: second, kind: "dotted", label });
    }
  }
}

/**
 * Whether a role stands below another one, or is it: the server refuses such a manager.
 * @param {Draft} draft @param {string} id @param {string} above
 */
function isBelow({ organisation }, id, above) {
  let at = /** @type {string | undefined} */ (id);
  while (at !== undefined && at !== above) at = organisation.lines.get(`solid:${at}`)?.manager_id;
  return at === above;
}

/** What a holder's cells are called. */
const CONTACT = ["email", "phone", "location", "fte"];

/**
 * Let exactly these people hold a role; those who stay are kept.
 * @param {Draft} draft @param {Structure} structure @param {string} id @param {string[]} names
 */
function nameHolders(draft, structure, id, names) {
  const free = structure.holdersOf(id).slice();
  const same = names.map((name) => {
    const at = free.findIndex((holder) => holder.name === name);
    return at < 0 ? undefined : free.splice(at, 1)[0];
  });
  names.forEach((name, at) => {
    const holder = same[at] ?? free.shift();
    const key = holder?.id ?? `${id}-preview${at}`;
    draft.put("holders", key, { ...BLANK_HOLDER, ...holder, id: key, role_id: id, name, order: at });
  });
  for (const holder of free) draft.remove("holders", holder.id);
}

/**
 * Roles at the end of the reports of their managers.
 * @param {Draft} draft @param {Arguments[]} roles @param {Structure} structure
 */
export function addRoles(draft, roles, structure) {
  for (const [place, { id, role_id: manager, title = "New role" }] of roles.entries()) {
    const siblings = manager === null ? structure.roots : structure.reports(manager);
    const unit_id = draft.organisation.roles.get(manager ?? "")?.unit_id ?? null;
    const order = (siblings[siblings.length - 1]?.order ?? 0) + 1024 * (place + 1);
    draft.put("roles", id, { ...BLANK_ROLE, unit_id, id, title, order });
    if (manager === null) continue;
    const line = { role_id: id, manager_id: manager, kind: "solid", label: "" };
    draft.put("lines", `solid:${id}`, { id: `solid:${id}`, ...line });
  }
}

/** @param {Draft} draft @param {Arguments} args @param {Structure} structure */
export function editCells(draft, { changes, units = [], roles = [] }, structure) {
  addRoles(draft, roles, structure);
  addUnits(draft, units);
  for (const { role_id: id, names, manager_id: manager, ...rest } of changes) {
    const role = draft.organisation.roles.get(id);
    if (!role) continue;
    if (names) nameHolders(draft, structure, id, names);
    const contact = Object.entries(rest).filter(([name]) => CONTACT.includes(name));
    const fields = Object.fromEntries(Object.entries(rest).filter(([name]) => !CONTACT.includes(name)));
    const holder = structure.holdersOf(id)[0]?.id ?? `${id}-preview0`;
    if (contact.length && draft.organisation.holders.has(holder))
      draft.change("holders", holder, Object.fromEntries(contact));
    if (fields["fields"]) {
      const merged = Object.entries({ ...role.fields, ...fields["fields"] });
      fields["fields"] = Object.fromEntries(merged.filter(([, value]) => value !== ""));
    }
    draft.change("roles", id, fields);
    if (manager === null) draft.remove("lines", `solid:${id}`);
    else if (manager !== undefined && !isBelow(draft, manager, id)) {
      const line = { role_id: id, manager_id: manager, kind: "solid", label: "" };
      draft.put("lines", `solid:${id}`, { id: `solid:${id}`, ...line });
    }
  }
}
