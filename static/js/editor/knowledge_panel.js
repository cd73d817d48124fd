/** What a unit knows of itself, in its panel: the job titles that are common in it, and its measures. */

import { newId } from "./commands.js";
import { html } from "./dom.js";
import { button, keyedList, longTextField, segmentField, textField } from "./fields.js";
import { makeLibraryAdder } from "./library_adder.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./inspector.js").Context} Context
 */

/** @param {Context} context @param {string} id of the unit @returns {Field} */
export function titlesSection(context, id) {
  const { state, edit } = context;
  return section(context, id, {
    heading: "Job titles",
    noun: "job title",
    kind: "titles",
    records: () => state.structure.titlesOf(id),
    editor: (titleId) => titleEditor(context, titleId),
    add: (titleId, { name, definition }) =>
      void edit("add_title", { id: titleId, unit_id: id, name, ...(definition ? { definition } : {}) }),
  });
}

/** @param {Context} context @param {string} id of the unit @returns {Field} */
export function measuresSection(context, id) {
  const { state, edit } = context;
  return section(context, id, {
    heading: "Measures",
    noun: "measure",
    kind: "measures",
    records: () => state.structure.measuresOf(id),
    editor: (measureId) => measureEditor(context, measureId),
    add: (measureId, { name, definition = "", formula = "", unit_of_measurement = "", direction, data_source = "" }) => {
      const known = { definition, unit_of_measurement, formula, direction, data_source };
      const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value));
      void edit("add_measure", { id: measureId, unit_id: id, name, ...given });
    },
  });
}

/**
 * A list of cards, and the way to add one by its name.
 * @param {Context} context @param {string} unitId
 * @param {object} parts
 * @param {string} parts.heading @param {string} parts.noun @param {import("./library.js").LibraryKind} parts.kind
 * @param {() => {id: string, name: string}[]} parts.records
 * @param {(id: string) => Field} parts.editor
 * @param {(id: string, entry: {name: string} & Partial<import("./library.js").LibraryEntry>) => void} parts.add
 * @returns {Field}
 */
function section({ state, library, readOnly }, unitId, { heading, noun, kind, records, editor, add }) {
  const list = html("div", { class: "measure-list" });
  const refreshList = keyedList(list, () => records().map(({ id }) => id), editor);
  const element = html(
    "section",
    { class: "panel", "aria-label": heading },
    html("h2", { tabindex: -1 }, heading),
    list,
  );
  if (!readOnly) {
    const create = (/** @type {string} */ name) => {
      add(newId(), { name });
      const made = list.lastElementChild;
      if (!(made instanceof HTMLDetailsElement)) return;
      made.open = true;
      made.querySelector("textarea")?.focus();
    };
    element.append(
      makeLibraryAdder({
        opens: `+ Add a ${noun}`,
        noun,
        search: (words) => library.search(kind, words),
        usual: () => state.organisation.units.get(unitId)?.name ?? "",
        taken: () => records().map(({ name }) => name),
        add: (entry) => add(newId(), entry),
        create,
      }),
    );
  }
  const refresh = () => {
    refreshList();
    element.hidden = readOnly && records().length === 0;
  };
  refresh();
  return { element, refresh };
}

/** @param {Context} context @param {string} id @returns {Field} */
function titleEditor({ state, edit, readOnly }, id) {
  const title = () => state.organisation.titles.get(id);
  const save = (/** @type {object} */ fields) => edit("edit_title", { title_id: id, ...fields });
  const fields = [
    textField({ label: "Name", readOnly, value: () => title()?.name ?? "", save: (name) => save({ name }) }),
    longTextField({
      label: "Definition",
      readOnly,
      placeholder: readOnly ? "" : "What people with this title do",
      value: () => title()?.definition ?? "",
      save: (definition) => save({ definition }),
    }),
  ];
  const remove = button("Remove job title", () => void edit("remove_title", { title_id: id }), {
    class: "quiet-button is-danger",
  });
  return card({ name: () => title()?.name ?? "", fields, tools: readOnly ? [] : [remove] });
}

/** @param {Context} context @param {string} id @returns {Field} */
function measureEditor({ state, edit, readOnly }, id) {
  const measure = () => state.organisation.measures.get(id);
  const save = (/** @type {object} */ fields) => edit("edit_measure", { measure_id: id, ...fields });
  const fields = [
    textField({
      label: "Name",
      readOnly,
      value: () => measure()?.name ?? "",
      save: (value) => save({ name: value }),
    }),
    longTextField({
      label: "Definition",
      readOnly,
      value: () => measure()?.definition ?? "",
      save: (definition) => save({ definition }),
    }),
    textField({
      label: "Unit of measurement",
      limit: 200,
      readOnly,
      placeholder: readOnly ? "" : "%, minutes, € …",
      value: () => measure()?.unit_of_measurement ?? "",
      save: (value) => save({ unit_of_measurement: value }),
    }),
    longTextField({
      label: "Formula",
      limit: 2000,
      readOnly,
      value: () => measure()?.formula ?? "",
      save: (formula) => save({ formula }),
    }),
    segmentField({
      label: "Better when",
      readOnly,
      value: () => measure()?.direction ?? "higher",
      save: (direction) => save({ direction }),
      choices: [
        { value: "higher", label: "Higher" },
        { value: "lower", label: "Lower" },
        { value: "target", label: "On target" },
      ],
    }),
    textField({
      label: "Data source",
      limit: 200,
      readOnly,
      placeholder: readOnly ? "" : "Telephone system, help desk …",
      suggestions: () => {
        const sources = [...state.organisation.measures.values()].map((each) => each.data_source);
        return [...new Set(sources)].filter(Boolean).sort();
      },
      value: () => measure()?.data_source ?? "",
      save: (value) => save({ data_source: value }),
    }),
  ];
  const remove = button("Remove measure", () => void edit("remove_measure", { measure_id: id }), {
    class: "quiet-button is-danger",
  });
  return card({ name: () => measure()?.name ?? "", fields, tools: readOnly ? [] : [remove] });
}

/**
 * Fields that open below a name.
 * @param {{name: () => string, fields: Field[], tools: HTMLElement[]}} parts @returns {Field}
 */
function card({ name, fields, tools }) {
  const summary = html("summary", { dir: "auto" });
  const element = html("details", { class: "card" }, summary, ...fields.map((field) => field.element), ...tools);
  const refresh = () => {
    summary.textContent = name();
    fields.forEach((field) => field.refresh());
  };
  refresh();
  return { element, refresh };
}
