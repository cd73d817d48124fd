/** The inspector's panel for a role. */

import { html } from "./dom.js";
import { button, choiceField, group, longTextField, segmentField, textField, tickField } from "./fields.js";
import { groupLink } from "./group_panel.js";
import { groupingField } from "./grouping.js";
import { dottedField, managerField } from "./manager_fields.js";
import { startUnit } from "./new_unit.js";
import { ownFields } from "./own_fields.js";
import { peopleField } from "./people_field.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Choice} Choice
 * @typedef {import("./inspector.js").Context} Context
 */

/** The choice of a unit that is to be made. */
export const NEW_UNIT = " new";
const NONE = "";
/** @type {Choice[]} */
export const BRANCHES = [
  { value: "", label: "Automatic" },
  { value: "standard", label: "Side by side" },
  { value: "row", label: "Side by side, people in stacks" },
  { value: "right", label: "Hanging, to the right" },
  { value: "left", label: "Hanging, to the left" },
  { value: "both", label: "Hanging, on both sides" },
  { value: "grid", label: "Grid of columns" },
  { value: "alternating", label: "Alternating rows" },
];

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
    ownFields(context, id),
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
function unitField(context, id) {
  const { state, edit, readOnly } = context;
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
      return startUnit({ state, edit }, unitId(), (unit) => edit("edit_role", { role_id: id, unit_id: unit }));
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
