/** The inspector's panel for several roles that are selected: what can be done to all of them at once. */

import { html } from "./dom.js";
import { button, choiceField, keyedList } from "./fields.js";
import { roleChoices } from "./manager_fields.js";
import { startUnit } from "./new_unit.js";
import { BRANCHES, NEW_UNIT } from "./role_panel.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Choice} Choice
 * @typedef {import("./inspector.js").Context} Context
 */

/** What a choice says while the roles differ, and the value it has then. */
const VARIOUS = { value: " various", label: "Various" };
const NONE = "";

/** The one value that all have, or that of ``VARIOUS``. @param {string[]} values */
function common(values) {
  const [first = NONE] = values;
  return values.every((value) => value === first) ? first : VARIOUS.value;
}

/** How many people a role stands for: those in it, and the posts that are only counted. */
function peopleIn(/** @type {Context["state"]} */ { organisation, structure }, /** @type {string} */ id) {
  const role = organisation.roles.get(id);
  const named = structure.holdersOf(id).length;
  if (!role || role.planned) return 0;
  return role.headcount > 1 ? Math.max(named, role.headcount) : named;
}

/** @param {Context} context @returns {Field} */
export function manyPanel(context) {
  const { state, readOnly } = context;
  const heading = html("h2", { tabindex: -1 });
  const summary = html("p", { class: "purpose" });
  const fields = [managerField(context), unitField(context), branchField(context), ownChoices(context)];
  const clear = button("Select none", () => state.select(null), { class: "small-button" });
  const remove = button("Delete roles", () => context.askToDelete(), { class: "small-button is-danger" });
  const element = html(
    "section",
    { class: "panel", "aria-label": "Selected roles" },
    heading,
    summary,
    ...fields.map((field) => field.element),
    html("div", { class: "many-actions" }, clear, ...(readOnly ? [] : [remove])),
  );
  const refresh = () => {
    const ids = state.selectedRoles;
    const people = ids.reduce((sum, id) => sum + peopleIn(state, id), 0);
    const vacant = ids.filter((id) => state.structure.isVacant(id)).length;
    const units = new Set(ids.map((id) => state.organisation.roles.get(id)?.unit_id).filter(Boolean));
    heading.textContent = `${ids.length} roles selected`;
    summary.textContent = [
      people === 1 ? "1 person" : `${people} people`,
      vacant ? `${vacant} vacant` : "",
      units.size === 1 ? "1 unit" : `${units.size} units`,
    ]
      .filter(Boolean)
      .join(" · ");
    for (const field of fields) field.refresh();
  };
  refresh();
  return { element, refresh };
}

/** A list of choices for all roles at once, in which "Various" only shows while they differ. */
function choiceForMany(
  /** @type {Context} */ { readOnly },
  /** @type {{label: string, values: () => string[], labelOf: (value: string) => string, choices: () => Choice[], save: (value: string) => Promise<boolean>}} */ {
    label,
    values,
    labelOf,
    choices,
    save,
  },
) {
  const value = () => common(values());
  const current = () => (value() === VARIOUS.value ? VARIOUS : { value: value(), label: labelOf(value()) });
  return choiceField({
    label,
    readOnly,
    value,
    current,
    choices: () => [...(value() === VARIOUS.value ? [VARIOUS] : []), ...choices()],
    save: (chosen) => (chosen === VARIOUS.value ? Promise.resolve(true) : save(chosen)),
  });
}

/** @param {Context} context */
function managerField(context) {
  const { state, edit } = context;
  const topmost = () => state.structure.topmost(state.selectedRoles);
  const nobody = { value: NONE, label: "Nobody: top of the chart" };
  return choiceForMany(context, {
    label: "Report to",
    values: () => topmost().map((id) => state.structure.managerOf(id) ?? NONE),
    labelOf: (id) => (id === NONE ? nobody.label : state.structure.longNameOf(id)),
    choices: () => {
      const moved = new Set(topmost());
      return [nobody, ...roleChoices(context, (id) => moved.has(id))];
    },
    save: (id) => edit("move_roles", { role_ids: state.selectedRoles, manager_id: id || null }),
  });
}

/** @param {Context} context */
function unitField(context) {
  const { state, edit } = context;
  const none = { value: NONE, label: "No unit" };
  const units = () => state.selectedRoles.map((id) => state.organisation.roles.get(id)?.unit_id ?? NONE);
  const parent = () => (new Set(units()).size === 1 ? units()[0] || null : null);
  const assign = (/** @type {string | null} */ unit) =>
    edit("assign_unit", { role_ids: state.selectedRoles, unit_id: unit });
  return choiceForMany(context, {
    label: "Unit",
    values: units,
    labelOf: (id) => state.organisation.units.get(id)?.name ?? none.label,
    choices: () => [
      none,
      ...state.structure
        .unitTree()
        .map(({ unit, depth }) => ({ value: unit.id, label: "\u2003".repeat(depth) + unit.name })),
      { value: NEW_UNIT, label: "New unit …" },
    ],
    save: (id) => (id === NEW_UNIT ? startUnit(context, parent(), assign) : assign(id || null)),
  });
}

/** The chart's own fields that take choices, which colours may show. @param {Context} context @returns {Field} */
function ownChoices(context) {
  const { state, edit } = context;
  const definitions = () => (state.organisation.charts.get("chart")?.fields ?? []).filter(({ kind }) => kind === "choice");
  const element = html("div", {});
  const refresh = keyedList(
    element,
    () => definitions().map(({ name }) => name),
    (name) =>
      choiceForMany(context, {
        label: name,
        values: () => state.selectedRoles.map((id) => state.organisation.roles.get(id)?.fields[name] ?? NONE),
        labelOf: (value) => value || "Not set",
        choices: () => {
          const choices = definitions().find((each) => each.name === name)?.choices ?? [];
          return [NONE, ...choices].map((value) => ({ value, label: value || "Not set" }));
        },
        save: (value) => edit("set_field", { role_ids: state.selectedRoles, name, value }),
      }),
  );
  return { element, refresh };
}

/** How the reports of those who have some stand below them. @param {Context} context @returns {Field} */
function branchField(context) {
  const { state, edit } = context;
  const managers = () => state.selectedRoles.filter((id) => state.structure.reports(id).length > 0);
  const field = choiceForMany(context, {
    label: "Branches",
    values: () => managers().map((id) => state.organisation.roles.get(id)?.branch ?? ""),
    labelOf: (style) => BRANCHES.find(({ value }) => value === style)?.label ?? style,
    choices: () => BRANCHES,
    save: (style) => edit("set_branches", { styles: Object.fromEntries(managers().map((id) => [id, style])) }),
  });
  const refresh = () => {
    field.refresh();
    field.element.hidden = managers().length === 0;
  };
  refresh();
  return { element: field.element, refresh };
}
