/**
 * What a command will probably do to the document, so that outline and panels show it at once.
 *
 * The server's answer always replaces a preview, so a preview may be rough: it checks nothing and
 * leaves out what nobody sees within half a second. A command that is not here simply has none.
 *
 * @typedef {import("./types.js").Arguments} Arguments
 * @typedef {import("./organisation.js").Draft} Draft
 * @typedef {import("./organisation.js").Structure} Structure
 * @typedef {(draft: Draft, args: Arguments, structure: Structure) => void} Preview
 */

import { FIELD_PREVIEWS } from "./field_previews.js";
import { standsBeside } from "./organisation.js";
import { addBranch, editCells } from "./preview_lists.js";

/** A fraction between whole orders: nothing on the server has it, so a preview never ties. */
const HALF = 0.5;

/** @param {Arguments} args @param {string[]} names */
function only(args, names) {
  return Object.fromEntries(
    names.filter((name) => name in args && args[name] !== null).map((name) => [name, args[name]]),
  );
}

/** @param {Draft} draft @param {string} roleId @param {string | null} managerId */
function report(draft, roleId, managerId) {
  const id = `solid:${roleId}`;
  if (managerId === null) draft.remove("lines", id);
  else draft.put("lines", id, { id, role_id: roleId, manager_id: managerId, kind: "solid", label: "" });
  draft.touched.add(roleId);
}

/** @param {{order: number}[]} siblings @returns {number} */
function lastOrder(siblings) {
  return siblings.reduce((highest, { order }) => Math.max(highest, order), 0) + 1024;
}

/**
 * @param {Draft} draft @param {Arguments} args
 * @param {{manager: string | null, order: number, kind?: string, unit?: string | null, title?: string}} place
 */
function addRole(draft, args, { manager, order, kind = "line", unit = null, title = "New role" }) {
  const id = args["id"];
  draft.put("roles", id, {
    id,
    title: args["title"] ?? title,
    unit_id: unit,
    kind,
    headcount: 1,
    branch: "",
    grouping: "",
    grade: "",
    planned: false,
    responsibilities: "",
    order,
    notes: "",
    fields: {},
  });
  if (manager !== null) report(draft, id, manager);
  if (args["name"]) addHolder(draft, `${id}-h`, id, { name: args["name"] }, 0);
}

/**
 * @param {Draft} draft @param {string} id @param {string} roleId @param {Arguments} args
 * @param {number} order
 */
function addHolder(draft, id, roleId, args, order) {
  const blank = { acting: false, email: "", phone: "", location: "", fte: 1, photo: "" };
  const given = only(args, ["name", "acting", "email", "phone", "location", "fte"]);
  draft.put("holders", id, { ...blank, ...given, id, role_id: roleId, order });
  draft.touched.add(roleId);
}

/** @type {Preview} */
function addBeside(draft, args, structure) {
  const beside = structure.organisation.roles.get(args["role_id"]);
  if (!beside) return;
  const siblings = structure.siblings(beside.id).filter(({ kind }) => kind === beside.kind);
  const at = siblings.indexOf(beside);
  const neighbour = siblings[args["side"] === "before" ? at - 1 : at + 1];
  const step = args["side"] === "before" ? -HALF : HALF;
  const order = neighbour ? (beside.order + neighbour.order) / 2 : beside.order + step;
  addRole(draft, args, {
    manager: structure.managerOf(beside.id),
    order,
    kind: beside.kind,
    unit: beside.unit_id,
  });
}

/** @type {Preview} */
function renameRole(draft, args, structure) {
  const id = args["role_id"];
  if (args["title"]) draft.change("roles", id, { title: args["title"] });
  if (typeof args["name"] !== "string") return;
  const holder = structure.holdersOf(id)[0];
  if (holder && args["name"]) draft.change("holders", holder.id, { name: args["name"] });
  else if (holder) draft.remove("holders", holder.id);
  else if (args["name"]) addHolder(draft, `${id}-preview`, id, args, 0);
  draft.touched.add(id);
}

/** @type {Preview} */
function moveRoles(draft, args, structure) {
  const moved = structure.topmost(args["role_ids"]);
  const chosen = new Set(args["role_ids"]);
  const manager = args["manager_id"];
  const kind = args["kind"] ?? structure.organisation.roles.get(moved[0] ?? "")?.kind;
  const isBeside = standsBeside({ kind });
  const siblings = (manager === null ? structure.roots : structure.reports(manager)).filter(
    (role) => !chosen.has(role.id) && standsBeside(role) === isBeside,
  );
  const position = args["position"] ?? siblings.length;
  const [before, after] = [siblings[position - 1], siblings[position]];
  const step = after && before ? (after.order - before.order) / (moved.length + 1) : HALF;
  const start = after ? (before?.order ?? after.order - HALF * (moved.length + 1)) + step : lastOrder(siblings);
  moved.forEach((id, at) => {
    draft.change("roles", id, { order: start + at * step, ...only(args, ["kind"]) });
    if (structure.managerOf(id) !== manager) report(draft, id, manager);
  });
}

/** @type {Preview} */
function deleteRoles(draft, args, structure) {
  /** @type {string[]} */
  const ids = args["role_ids"];
  const gone = new Set(args["branch"] ? ids.flatMap((id) => [...structure.branch(id)]) : ids);
  for (const id of ids) {
    let [top, manager] = [id, structure.managerOf(id)];
    while (manager !== null && gone.has(manager)) [top, manager] = [manager, structure.managerOf(manager)];
    const order = structure.organisation.roles.get(top)?.order ?? 0;
    structure.reports(id).forEach((role, at) => {
      if (gone.has(role.id)) return;
      report(draft, role.id, manager);
      draft.change("roles", role.id, { order: order + at / 10_000 });
    });
  }
  for (const roleId of gone) {
    draft.remove("roles", roleId);
    draft.remove("lines", `solid:${roleId}`);
    for (const holder of structure.holdersOf(roleId)) draft.remove("holders", holder.id);
  }
  for (const line of structure.organisation.lines.values()) {
    if (line.kind === "dotted" && (gone.has(line.role_id) || gone.has(line.manager_id)))
      draft.remove("lines", line.id);
  }
}

/** @type {Preview} */
function addDottedLine(draft, { role_id: roleId, manager_id: managerId, label = "" }) {
  const id = `dotted:${roleId}:${managerId}`;
  draft.put("lines", id, { id, role_id: roleId, manager_id: managerId, kind: "dotted", label });
}

/** @type {Preview} */
function deleteUnit(draft, args, structure) {
  const id = args["unit_id"];
  const parent = structure.organisation.units.get(id)?.parent_id ?? null;
  for (const role of structure.organisation.roles.values()) {
    if (role.unit_id === id) draft.change("roles", role.id, { unit_id: parent });
  }
  for (const unit of structure.organisation.units.values()) {
    if (unit.parent_id === id) draft.change("units", unit.id, { parent_id: parent });
  }
  for (const measure of structure.measuresOf(id)) draft.remove("measures", measure.id);
  for (const title of structure.titlesOf(id)) draft.remove("titles", title.id);
  draft.remove("units", id);
}

/** @type {Preview} */
function assignUnit(draft, args, structure) {
  for (const roleId of args["role_ids"]) {
    for (const id of args["branch"] ? structure.branch(roleId) : [roleId]) {
      draft.change("roles", id, { unit_id: args["unit_id"] });
    }
  }
}

/** @type {Map<string, Preview>} */
export const PREVIEWS = new Map(
  Object.entries(
    /** @type {Record<string, Preview>} */ ({
      add_role_below(draft, args, structure) {
        const manager = args["role_id"] ?? null;
        const siblings = manager === null ? structure.roots : structure.reports(manager);
        const unit = manager === null ? null : (structure.organisation.roles.get(manager)?.unit_id ?? null);
        addRole(draft, args, { manager, order: lastOrder(siblings), unit });
      },
      add_role_beside: addBeside,
      add_role_above(draft, args, structure) {
        const below = structure.organisation.roles.get(args["role_id"]);
        if (!below) return;
        const unit = args["kind"] === "body" ? null : below.unit_id;
        const { order } = below;
        addRole(draft, args, { manager: structure.managerOf(below.id), order, unit, kind: args["kind"] });
        report(draft, below.id, args["id"]);
      },
      add_assistant(draft, args, structure) {
        const manager = args["role_id"];
        const unit = structure.organisation.roles.get(manager)?.unit_id ?? null;
        const order = lastOrder(structure.reports(manager));
        const kind = args["kind"] ?? "assistant";
        const title = kind === "adviser" ? "Adviser" : "Assistant";
        addRole(draft, args, { manager, order, kind, unit, title });
      },
      add_branch: addBranch,
      edit_cells: editCells,
      rename_role: renameRole,
      edit_role: (draft, { role_id: id, ...fields }) => draft.change("roles", id, fields),
      add_holder(draft, args, structure) {
        addHolder(draft, args["id"], args["role_id"], args, lastOrder(structure.holdersOf(args["role_id"])));
      },
      edit_holder(draft, { holder_id: id, position, ...fields }, structure) {
        const holder = structure.organisation.holders.get(id);
        const others = structure.holdersOf(fields["role_id"] ?? holder?.role_id ?? "").filter((each) => each.id !== id);
        const order = position === undefined ? {} : { order: (others[position]?.order ?? lastOrder(others)) - HALF };
        draft.change("holders", id, { ...fields, ...order });
        for (const role of [holder?.role_id, fields["role_id"]]) if (role) draft.touched.add(role);
      },
      remove_holder(draft, { holder_id: id }, structure) {
        draft.remove("holders", id);
        draft.touched.add(structure.organisation.holders.get(id)?.role_id ?? "");
      },
      set_photo: (draft, { holder_id: id, photo }) => draft.change("holders", id, { photo }),
      ...FIELD_PREVIEWS,
      move_role: (draft, { role_id: id, ...args }, structure) =>
        moveRoles(draft, { ...args, role_ids: [id] }, structure),
      move_roles: moveRoles,
      delete_role: (draft, { role_id: id, branch }, structure) =>
        deleteRoles(draft, { role_ids: [id], branch }, structure),
      delete_roles: deleteRoles,
      add_dotted_line: addDottedLine,
      add_dotted_lines(draft, { role_ids: ids, ...args }, structure) {
        for (const id of ids) {
          if (structure.managerOf(id) !== args["manager_id"])
            addDottedLine(draft, { ...args, role_id: id }, structure);
        }
      },
      label_dotted_line: (draft, { role_id: roleId, manager_id: managerId, label }) =>
        draft.change("lines", `dotted:${roleId}:${managerId}`, { label }),
      remove_dotted_line: (draft, args) =>
        draft.remove("lines", `dotted:${args["role_id"]}:${args["manager_id"]}`),
      add_unit(draft, args) {
        const blank = { kind: "department", parent_id: null, colour: "", purpose: "", head_id: null };
        draft.put("units", args["id"], { ...blank, ...args, order: Number.MAX_SAFE_INTEGER });
      },
      edit_unit: (draft, { unit_id: id, ...fields }) => draft.change("units", id, fields),
      move_unit: (draft, args) => draft.change("units", args["unit_id"], { parent_id: args["parent_id"] }),
      delete_unit: deleteUnit,
      assign_unit: assignUnit,
      add_measure(draft, args) {
        const blank = { definition: "", unit_of_measurement: "", formula: "", direction: "higher", data_source: "" };
        draft.put("measures", args["id"], { ...blank, ...args, order: Number.MAX_SAFE_INTEGER });
      },
      edit_measure: (draft, { measure_id: id, ...fields }) => draft.change("measures", id, fields),
      remove_measure: (draft, args) => draft.remove("measures", args["measure_id"]),
      add_title(draft, args) {
        draft.put("titles", args["id"], { definition: "", ...args, order: Number.MAX_SAFE_INTEGER });
      },
      edit_title: (draft, { title_id: id, ...fields }) => draft.change("titles", id, fields),
      remove_title: (draft, args) => draft.remove("titles", args["title_id"]),
      set_branches(draft, { styles, layout }) {
        for (const [id, branch] of Object.entries(styles)) draft.change("roles", id, { branch });
        if (layout) draft.change("charts", "chart", { layout });
      },
      edit_chart: (draft, fields) => draft.change("charts", "chart", fields),
      rename_grade(draft, { grade, name }) {
        const grades = draft.organisation.charts.get("chart")?.grades ?? [];
        draft.change("charts", "chart", { grades: grades.map((each) => (each === grade ? name : each)) });
        for (const role of draft.organisation.roles.values())
          if (role.grade === grade) draft.change("roles", role.id, { grade: name });
      },
    }),
  ),
);
