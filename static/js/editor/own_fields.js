/** The fields of the chart's own in the panel of a role: each by its kind. */

import { fieldAdder, showDefinitions } from "./definitions_panel.js";
import { html } from "./dom.js";
import { button, choiceField, keyedList, textField } from "./fields.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./inspector.js").Context} Context
 * @typedef {import("./types.js").FieldDefinition} FieldDefinition
 */

/** What may be followed: nothing that runs in the page. */
const LINK = /^(https?:\/\/|mailto:)/i;

/** @param {Context} context @param {string} id of the role @returns {Field} */
export function ownFields(context, id) {
  const { state, readOnly } = context;
  const definitions = () => state.organisation.charts.get("chart")?.fields ?? [];
  const values = () => state.organisation.roles.get(id)?.fields ?? {};
  const rows = html("div", { class: "custom-fields" });
  const defined = () => new Map(definitions().map((definition) => [definition.name, definition]));
  // A field that changes its kind needs another control: the kind is a part of its key.
  const refreshRows = keyedList(
    rows,
    () => [
      ...definitions().map(({ name, kind }) => `${kind} ${name}`),
      ...Object.keys(values()).filter((name) => !defined().has(name)).map((name) => ` ${name}`),
    ],
    (key) => {
      const name = key.slice(key.indexOf(" ") + 1);
      return key.startsWith(" ") ? looseField(context, id, name) : definedField(context, id, name);
    },
  );
  const element = html("div", { class: "more-fields" }, rows);
  if (!readOnly) {
    const define = button("Kinds and order …", () => showDefinitions(state), {
      describes: "Choose what fields take, and their order, in the chart's panel",
    });
    element.append(html("div", { class: "row-tools" }, fieldAdder(context), define));
  }
  return { element, refresh: refreshRows };
}

/** @param {Context} context @param {string} id @param {string} name @returns {Field} */
function definedField(context, id, name) {
  const { state, edit, readOnly } = context;
  const definition = () => state.organisation.charts.get("chart")?.fields.find((each) => each.name === name);
  const options = {
    label: name,
    readOnly,
    value: () => state.organisation.roles.get(id)?.fields[name] ?? "",
    save: (/** @type {string} */ value) => edit("set_field", { role_ids: [id], name, value }),
  };
  const kind = definition()?.kind ?? "text";
  if (kind === "choice") {
    const choice = (/** @type {string} */ value) => ({ value, label: value || "Not set" });
    return choiceField({
      ...options,
      current: () => choice(options.value()),
      choices: () => ["", ...(definition()?.choices ?? [])].map(choice),
    });
  }
  const type = { text: "text", number: "number", date: "date", link: "url" }[kind];
  const field = textField({ ...options, type, limit: 2000, step: kind === "number" ? "any" : undefined });
  return kind === "link" ? withWay(field, options.value) : field;
}

/** A field with a way to the page that it names. @param {Field} field @param {() => string} value @returns {Field} */
function withWay(field, value) {
  const way = html("a", { class: "field-way", target: "_blank", rel: "noopener noreferrer" }, "Open");
  field.element.append(way);
  const refresh = () => {
    field.refresh();
    const isLink = LINK.test(value());
    way.hidden = !isLink;
    if (isLink) way.href = value();
  };
  refresh();
  return { element: field.element, refresh };
}

/** A value that the chart does not define. @param {Context} context @param {string} id @param {string} name @returns {Field} */
function looseField({ state, edit, readOnly }, id, name) {
  const set = (/** @type {string} */ value) => edit("set_field", { role_ids: [id], name, value });
  const field = textField({
    label: name,
    limit: 2000,
    readOnly,
    value: () => state.organisation.roles.get(id)?.fields[name] ?? "",
    save: set,
  });
  const remove = button("×", () => void set(""), { class: "field-remove", describes: `Remove the field ${name}` });
  if (!readOnly) field.element.append(remove);
  return field;
}
