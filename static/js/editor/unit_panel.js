/** The inspector's panel for a unit: what it is called, its colour, its purpose, its job titles and measures. */

import { html } from "./dom.js";
import { button, choiceField, group, longTextField, segmentField, textField } from "./fields.js";
import { measuresSection, titlesSection } from "./knowledge_panel.js";
import { UNIT_COLOURS } from "./new_unit.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./inspector.js").Context} Context
 */

/** @param {Context} context @param {string} id @returns {Field} */
export function unitPanel(context, id) {
  const { state, edit, readOnly } = context;
  const unit = () => state.organisation.units.get(id);
  const change = (/** @type {object} */ fields) => edit("edit_unit", { unit_id: id, ...fields });
  const back = button("‹ Back", () => state.openUnit(null), { class: "heading-button" });
  const fields = [
    textField({ label: "Name", readOnly, value: () => unit()?.name ?? "", save: (name) => change({ name }) }),
    segmentField({
      label: "Kind",
      readOnly,
      value: () => unit()?.kind ?? "department",
      save: (kind) => change({ kind }),
      choices: [
        { value: "division", label: "Division" },
        { value: "department", label: "Department" },
        { value: "team", label: "Team" },
      ],
    }),
    parentField(context, id),
    colourField(context, id),
    longTextField({
      label: "Purpose",
      readOnly,
      placeholder: readOnly ? "" : "What this unit is for",
      value: () => unit()?.purpose ?? "",
      save: (purpose) => change({ purpose }),
    }),
    headField(context, id),
  ];
  const knowledge = [titlesSection(context, id), measuresSection(context, id)];
  const panel = group(fields, html("section", { class: "panel", "aria-label": "Unit" }));
  panel.element.prepend(html("h2", { tabindex: -1 }, "Unit", back));
  const element = html("div", {}, panel.element, ...knowledge.map((section) => section.element));
  if (!readOnly) {
    const remove = button("Delete unit", () => void edit("delete_unit", { unit_id: id }), {
      class: "quiet-button is-danger",
    });
    element.append(html("p", { class: "panel-foot" }, remove, " Its roles stay."));
  }
  return {
    element,
    refresh: () => {
      panel.refresh();
      knowledge.forEach((section) => section.refresh());
    },
  };
}

/** @param {Context} context @param {string} id @returns {Field} */
function parentField({ state, edit, readOnly }, id) {
  const parent = () => state.organisation.units.get(state.organisation.units.get(id)?.parent_id ?? "");
  const none = { value: "", label: "None: a top unit" };
  /** Units that are not inside this one. */
  const outside = () => {
    const inside = new Set([id]);
    return state.structure.unitTree().filter(({ unit }) => {
      const isInside = inside.has(unit.id) || inside.has(unit.parent_id ?? "");
      if (isInside) inside.add(unit.id);
      return !isInside;
    });
  };
  return choiceField({
    label: "Part of",
    readOnly,
    value: () => parent()?.id ?? "",
    current: () => ({ value: parent()?.id ?? "", label: parent()?.name ?? none.label }),
    choices: () => [
      none,
      ...outside().map(({ unit, depth }) => ({ value: unit.id, label: "\u2003".repeat(depth) + unit.name })),
    ],
    save: (value) => edit("move_unit", { unit_id: id, parent_id: value || null }),
  });
}

/** @param {Context} context @param {string} id @returns {Field} */
function colourField({ state, edit, readOnly }, id) {
  const colour = () => state.organisation.units.get(id)?.colour ?? "";
  const save = (/** @type {string} */ value) => void edit("edit_unit", { unit_id: id, colour: value });
  const dots = [...UNIT_COLOURS].map(([value, name]) => {
    const dot = html("button", {
      type: "button",
      class: "colour-dot",
      "aria-label": name,
      title: name,
      "data-colour": value,
      disabled: readOnly,
    });
    dot.style.background = value;
    dot.addEventListener("click", () => save(value));
    return dot;
  });
  const picker = html("input", { type: "color", "aria-label": "Another colour", title: "Another colour", disabled: readOnly });
  picker.addEventListener("change", () => save(picker.value));
  const clear = button("As the unit above", () => save(""));
  const element = html(
    "fieldset",
    { class: "field" },
    html("legend", {}, "Colour"),
    html("div", { class: "colours" }, ...dots, picker, ...(readOnly ? [] : [clear])),
  );
  const refresh = () => {
    for (const dot of dots) dot.setAttribute("aria-pressed", String(dot.dataset["colour"] === colour()));
    picker.value = state.structure.unitColour(id) || "#64748b";
    picker.classList.toggle("is-chosen", colour() !== "" && !UNIT_COLOURS.has(colour()));
    clear.hidden = colour() === "";
  };
  refresh();
  return { element, refresh };
}

/** @param {Context} context @param {string} id @returns {Field} */
function headField({ state, edit, readOnly }, id) {
  const head = () => state.organisation.units.get(id)?.head_id ?? "";
  const none = { value: "", label: "None" };
  return choiceField({
    label: "Head",
    readOnly,
    value: head,
    current: () => (head() ? { value: head(), label: state.structure.longNameOf(head()) } : none),
    choices: () => {
      const members = [...state.organisation.roles.values()].filter(
        (role) => role.unit_id === id || role.id === head(),
      );
      return [
        none,
        ...members.map((role) => ({ value: role.id, label: state.structure.longNameOf(role.id) })),
      ];
    },
    save: (value) => edit("edit_unit", { unit_id: id, head_id: value || null }),
  });
}
