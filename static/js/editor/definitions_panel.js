/** The fields that the roles of the chart can have: defined, renamed, ordered and removed in the chart's panel. */

import { makeAdder } from "./adder.js";
import { html } from "./dom.js";
import { button, choiceField, keyedList, longTextField, textField } from "./fields.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Choice} Choice
 * @typedef {import("./inspector.js").Context} Context
 * @typedef {import("./types.js").FieldDefinition} FieldDefinition
 */

/** @type {Choice[]} */
export const KINDS = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "date", label: "Date" },
  { value: "choice", label: "Choice" },
  { value: "link", label: "Link" },
];
const FIRST_CHOICES = ["First choice", "Second choice"];
const HEADING = "fields-heading";

/** @param {Context} context @returns {FieldDefinition[]} */
function definitionsOf({ state }) {
  return state.organisation.charts.get("chart")?.fields ?? [];
}

/** @param {Context} context @returns {Field} */
export function definitionsSection(context) {
  const { readOnly } = context;
  const list = html("div", { class: "measure-list" });
  // Rows go by their place, so that a field that is renamed keeps its row and whoever types there.
  const refreshList = keyedList(
    list,
    () => [...definitionsOf(context).keys()].map(String),
    (at) => definitionRow(context, Number(at)),
  );
  const element = html(
    "section",
    { class: "panel", "aria-label": "Fields" },
    html("h2", { id: HEADING, tabindex: -1 }, "Fields"),
    list,
  );
  if (!readOnly) element.append(fieldAdder(context));
  const refresh = () => {
    refreshList();
    element.hidden = readOnly && definitionsOf(context).length === 0;
  };
  refresh();
  return { element, refresh };
}

/** Go to where fields are defined, in the panel of the chart. @param {import("./state.js").State} state */
export function showDefinitions(state) {
  state.select(null);
  const heading = document.getElementById(HEADING);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: "start" });
}

/** Asks for the name of a new field, which takes text until its kind is chosen. @param {Context} context */
export function fieldAdder({ edit }) {
  const { opener, form } = makeAdder({
    label: "+ Add a field",
    field: {
      maxlength: 100,
      placeholder: "Name of the field, such as Cost centre",
      "aria-label": "Name of the new field",
    },
    add: (name) => void edit("add_field", { name }),
  });
  return html("div", {}, opener, form);
}

/** @param {Context} context @param {number} at @returns {Field} */
function definitionRow(context, at) {
  const { edit, readOnly } = context;
  /** @returns {FieldDefinition} */
  const definition = () => definitionsOf(context)[at] ?? { name: "", kind: "text", choices: [] };
  const heading = html("summary", { dir: "auto" });
  const change = (/** @type {object} */ values) => edit("edit_field", { name: definition().name, ...values });
  const choices = longTextField({
    label: "Choices, one a line",
    readOnly,
    value: () => definition().choices.join("\n"),
    save: (text) => saveChoices(context, definition(), text.split("\n").map((line) => line.trim()).filter(Boolean)),
  });
  const fields = [
    textField({
      label: "Name",
      limit: 100,
      readOnly,
      value: () => definition().name,
      save: (name) => edit("rename_field", { name: definition().name, new_name: name }),
    }),
    choiceField({
      label: "Kind",
      readOnly,
      value: () => definition().kind,
      current: () => KINDS.find(({ value }) => value === definition().kind) ?? { value: "text", label: "Text" },
      choices: () => KINDS,
      save: (kind) => change(kind === "choice" ? { kind, choices: usedValues(context, definition().name) } : { kind }),
    }),
    choices,
  ];
  const move = (/** @type {number} */ by) =>
    void edit("move_field", { name: definition().name, position: Math.max(0, at + by) });
  const up = button("↑ Up", () => move(-1));
  const down = button("↓ Down", () => move(1));
  const remove = button(
    "Remove field",
    () => void edit("remove_field", { name: definition().name }),
    { class: "quiet-button is-danger" },
  );
  const tools = html("div", { class: "row-tools" }, up, down, remove);
  const element = html(
    "details",
    { class: "card" },
    heading,
    ...fields.map((field) => field.element),
    ...(readOnly ? [] : [tools]),
  );
  const refresh = () => {
    const { name, kind } = definition();
    heading.replaceChildren(name, html("span", { class: "kind" }, kind));
    fields.forEach((field) => field.refresh());
    choices.element.hidden = kind !== "choice";
    up.disabled = at === 0;
    down.disabled = at === definitionsOf(context).length - 1;
  };
  refresh();
  return { element, refresh };
}

/** The values that roles have already, as choices to begin with. @param {Context} context @param {string} name */
function usedValues({ state }, name) {
  const values = [...state.organisation.roles.values()].map((role) => role.fields[name] ?? "").filter(Boolean);
  return values.length > 0 ? [...new Set(values)].sort().slice(0, 100) : FIRST_CHOICES;
}

/**
 * Change the choices; where one line alone is another, that choice has got another name.
 * @param {Context} context @param {FieldDefinition} definition @param {string[]} wanted
 */
function saveChoices({ edit }, { name, choices }, wanted) {
  const changed = choices.filter((choice, at) => wanted[at] !== choice);
  const old = changed[0];
  const isRenamed = wanted.length === choices.length && changed.length === 1 && old !== undefined;
  const renamed = isRenamed ? (wanted[choices.indexOf(old)] ?? "") : "";
  return isRenamed && !choices.includes(renamed)
    ? edit("rename_choice", { field: name, choice: old, name: renamed })
    : edit("edit_field", { name, choices: wanted });
}
