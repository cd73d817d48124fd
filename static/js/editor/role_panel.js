/** The inspector's panel for a role. */

import { makeAdder } from "./adder.js";
import { newId } from "./commands.js";
import { html } from "./dom.js";
import { button, choiceField, group, keyedList, longTextField, segmentField, textField, tickField } from "./fields.js";
import { groupLink } from "./group_panel.js";
import { groupingField } from "./grouping.js";
import { standsBeside } from "./organisation.js";
import { peopleField } from "./people_field.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Choice} Choice
 * @typedef {import("./inspector.js").Context} Context
 */

const NEW_UNIT = " new";
const NONE = "";
/** @type {Choice[]} */
const BRANCHES = [
  { value: "", label: "Automatic" },
  { value: "standard", label: "Side by side" },
  { value: "row", label: "Side by side, people in stacks" },
  { value: "right", label: "Hanging, to the right" },
  { value: "left", label: "Hanging, to the left" },
  { value: "both", label: "Hanging, on both sides" },
  { value: "grid", label: "Grid of columns" },
  { value: "alternating", label: "Alternating rows" },
];

/**
 * Roles in outline order as choices, indented; ``isLeftOut`` stops at a branch.
 * @param {Context} context @param {(id: string) => boolean} isLeftOut
 */
function roleChoices({ state: { structure } }, isLeftOut) {
  /** @type {Choice[]} */
  const choices = [];
  const stack = structure.roots.map((role) => ({ role, depth: 0 })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { role, depth } = next;
    if (isLeftOut(role.id)) continue;
    choices.push({
      value: role.id,
      label: "\u2003".repeat(Math.min(depth, 6)) + structure.longNameOf(role.id),
    });
    for (const report of structure.reports(role.id).slice().reverse())
      stack.push({ role: report, depth: depth + 1 });
  }
  return choices;
}

/** @param {Context} context @param {string} id @returns {Field} */
export function rolePanel(context, id) {
  const { state, edit, readOnly } = context;
  const role = () => state.organisation.roles.get(id);
  const change = (/** @type {object} */ fields) => edit("edit_role", { role_id: id, ...fields });
  const fields = [
    groupLink(context, id),
    textField({
      label: "Title",
      readOnly,
      value: () => role()?.title ?? "",
      save: (title) => change({ title }),
    }),
    peopleField(context, id),
    managerField(context, id),
    dottedField(context, id),
    unitField(context, id),
    branchField(context, id),
    groupingField(context, id),
    textField({
      label: "Grade",
      limit: 100,
      readOnly,
      value: () => role()?.grade ?? "",
      save: (grade) => change({ grade }),
      suggestions: () => state.organisation.charts.get("chart")?.grades ?? [],
    }),
    segmentField({
      label: "Place",
      readOnly,
      value: () => role()?.kind ?? "line",
      save: (kind) => change({ kind }),
      choices: [
        { value: "line", label: "In line" },
        { value: "assistant", label: "Assistant" },
        { value: "adviser", label: "Adviser", hint: "Gives advice beside the line" },
        { value: "body", label: "Body", hint: "A board, a committee, the shareholders" },
      ],
    }),
    textField({
      label: "Posts",
      type: "number",
      min: 1,
      max: 100_000,
      readOnly,
      value: () => String(role()?.headcount ?? 1),
      save: (value) => change({ headcount: Math.round(Number(value)) || 1 }),
    }),
    tickField({
      label: "Planned: does not exist yet",
      readOnly,
      value: () => role()?.planned ?? false,
      save: (planned) => change({ planned }),
    }),
    longTextField({
      label: "Responsibilities",
      readOnly,
      placeholder: readOnly ? "" : "What this role answers for",
      value: () => role()?.responsibilities ?? "",
      save: (responsibilities) => change({ responsibilities }),
    }),
    longTextField({
      label: "Notes",
      readOnly,
      placeholder: readOnly ? "" : "Qualifications, plans …",
      value: () => role()?.notes ?? "",
      save: (notes) => change({ notes }),
    }),
    customFields(context, id),
  ];
  const heading = html("h2", { tabindex: -1 }, "Role");
  const panel = group(fields, html("section", { class: "panel", "aria-label": "Role" }));
  panel.element.prepend(heading);
  const summary = unitSummary(context, id);
  return {
    element: html("div", {}, panel.element, summary.element),
    refresh: () => {
      panel.refresh();
      summary.refresh();
    },
  };
}

/** @param {Context} context @param {string} id @returns {Field} */
function managerField(context, id) {
  const { state, edit, readOnly } = context;
  const manager = () => state.structure.managerOf(id);
  const isAssistant = () => standsBeside(state.organisation.roles.get(id));
  const nobody = { value: NONE, label: "Nobody: top of the chart" };
  return choiceField({
    label: "Reports to",
    readOnly,
    value: () => manager() ?? NONE,
    current: () => {
      const at = manager();
      return at === null ? nobody : { value: at, label: state.structure.longNameOf(at) };
    },
    choices: () => [...(isAssistant() ? [] : [nobody]), ...roleChoices(context, (other) => other === id)],
    save: (value) => edit("move_role", { role_id: id, manager_id: value || null }),
  });
}

/** @param {Context} context @param {string} id @returns {Field} */
function dottedField(context, id) {
  const { state, edit, readOnly } = context;
  const list = html("div", { class: "chips" });
  const managers = () => state.structure.dottedOf(id).map((line) => line.manager_id);
  const refreshList = keyedList(list, managers, (manager) => {
    const name = html("button", { type: "button", class: "chip-name", dir: "auto" });
    name.addEventListener("click", () => state.select(manager));
    const remove = button("×", () => void edit("remove_dotted_line", { role_id: id, manager_id: manager }), {
      class: "chip-remove",
    });
    const refresh = () => {
      name.textContent = state.structure.longNameOf(manager);
      remove.setAttribute("aria-label", `Remove the dotted line to ${state.structure.nameOf(manager)}`);
    };
    return {
      element: html("span", { class: "chip chip-split" }, name, ...(readOnly ? [] : [remove])),
      refresh,
    };
  });
  const add = choiceField({
    label: "Also reports to (dotted)",
    readOnly,
    value: () => NONE,
    current: () => ({
      value: NONE,
      label: readOnly && managers().length === 0 ? "None" : "Add a second manager …",
    }),
    choices: () => {
      const taken = new Set([id, state.structure.managerOf(id), ...managers()]);
      const isFree = (/** @type {Choice} */ choice) => !taken.has(choice.value);
      return [
        { value: NONE, label: "Add a second manager …" },
        ...roleChoices(context, () => false).filter(isFree),
      ];
    },
    save: (value) =>
      value ? edit("add_dotted_line", { role_id: id, manager_id: value }) : Promise.resolve(true),
  });
  add.element.querySelector("label")?.after(list);
  const refresh = () => {
    refreshList();
    add.refresh();
    list.hidden = managers().length === 0;
    add.control.hidden = readOnly && managers().length > 0;
  };
  refresh();
  return { element: add.element, refresh };
}

/** @param {Context} context @param {string} id @returns {Field} */
function unitField({ state, edit, readOnly }, id) {
  const unitId = () => state.organisation.roles.get(id)?.unit_id ?? null;
  const none = { value: NONE, label: "No unit" };
  return choiceField({
    label: "Unit",
    readOnly,
    value: () => unitId() ?? NONE,
    current: () => {
      const unit = state.organisation.units.get(unitId() ?? "");
      return unit ? { value: unit.id, label: unit.name } : none;
    },
    choices: () => [
      none,
      ...state.structure
        .unitTree()
        .map(({ unit, depth }) => ({ value: unit.id, label: "\u2003".repeat(depth) + unit.name })),
      { value: NEW_UNIT, label: "New unit …" },
    ],
    swatch: () => state.structure.unitColour(unitId()),
    save: async (value) => {
      if (value !== NEW_UNIT) return edit("edit_role", { role_id: id, unit_id: value || null });
      const unit = newId();
      void edit("add_unit", { id: unit, name: "New unit", parent_id: unitId() });
      const done = edit("edit_role", { role_id: id, unit_id: unit });
      state.openUnit(unit);
      return done;
    },
  });
}

/** How the reports of a manager stand below it. @param {Context} context @param {string} id @returns {Field} */
function branchField({ state, edit, readOnly }, id) {
  const style = () => state.organisation.roles.get(id)?.branch ?? "";
  const field = choiceField({
    label: "Branch",
    readOnly,
    value: style,
    current: () => BRANCHES.find(({ value }) => value === style()) ?? { value: style(), label: style() },
    choices: () => BRANCHES,
    save: (branch) => edit("edit_role", { role_id: id, branch }),
  });
  const refresh = () => {
    field.refresh();
    field.element.hidden = state.structure.reports(id).length === 0;
  };
  refresh();
  return { element: field.element, refresh };
}

/** @param {Context} context @param {string} id @returns {Field} */
function customFields({ state, edit, readOnly }, id) {
  const rows = html("div", { class: "custom-fields" });
  const fieldsOf = () => state.organisation.roles.get(id)?.fields ?? {};
  /** @param {(pairs: [string, string][]) => [string, string][]} change */
  const save = (change) =>
    edit("edit_role", { role_id: id, fields: Object.fromEntries(change(Object.entries(fieldsOf()))) });
  const refreshRows = keyedList(
    rows,
    () => Object.keys(fieldsOf()),
    (name) => {
      const field = textField({
        label: name,
        limit: 2000,
        readOnly,
        value: () => fieldsOf()[name] ?? "",
        save: (value) => save((pairs) => pairs.map(([key, old]) => [key, key === name ? value : old])),
      });
      const remove = button("×", () => void save((pairs) => pairs.filter(([key]) => key !== name)), {
        class: "field-remove",
        describes: `Remove the field ${name}`,
      });
      if (!readOnly) field.element.append(remove);
      return field;
    },
  );
  const element = html("div", { class: "more-fields" }, rows);
  if (!readOnly)
    element.append(
      fieldAdder((name) => void save((pairs) => [...pairs.filter(([key]) => key !== name), [name, ""]])),
    );
  return { element, refresh: refreshRows };
}

/** @param {(name: string) => void} add */
function fieldAdder(add) {
  const { opener, form } = makeAdder({
    label: "+ Add a field",
    field: {
      maxlength: 100,
      placeholder: "Name of the field, such as Cost centre",
      "aria-label": "Name of the new field",
    },
    add,
  });
  return html("div", {}, opener, form);
}

/** What the role's unit is for. @param {Context} context @param {string} id @returns {Field} */
function unitSummary({ state, readOnly }, id) {
  const purpose = html("p", { class: "purpose", dir: "auto" });
  const measures = html("p", { class: "measures", dir: "auto" });
  const measuresHeading = html("h2", {}, "Measures");
  const unit = () => state.organisation.units.get(state.organisation.roles.get(id)?.unit_id ?? "");
  const open = button(readOnly ? "Show unit" : "Edit unit", () => state.openUnit(unit()?.id ?? null), {
    class: "heading-button",
  });
  const element = html(
    "section",
    { class: "panel", "aria-label": "About the unit" },
    html("h2", {}, "Unit", open),
    purpose,
    measuresHeading,
    measures,
  );
  const refresh = () => {
    const own = unit();
    element.hidden = !own;
    purpose.textContent = own?.purpose ?? "";
    purpose.hidden = !own?.purpose;
    const names = state.structure.measuresOf(own?.id ?? "").map(({ name }) => name);
    measures.textContent = names.join(" · ");
    measures.hidden = measuresHeading.hidden = names.length === 0;
  };
  refresh();
  return { element, refresh };
}
