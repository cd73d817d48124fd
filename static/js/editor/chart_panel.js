/** The inspector's panel for the chart itself, shown when no role is selected. */

import { spanSection } from "./span_fields.js";
import { boxSection } from "./box_panel.js";
import { definitionsSection } from "./definitions_panel.js";
import { html } from "./dom.js";
import { button, choiceField, group, keyedList, textField } from "./fields.js";
import { gradesField } from "./grades_field.js";
import { layoutField } from "./layout_control.js";
import { startUnit } from "./new_unit.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./inspector.js").Context} Context
 */

const LANGUAGES = [
  "ar",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "fi",
  "fr",
  "he",
  "hi",
  "hu",
  "id",
  "it",
  "ja",
  "ko",
  "nl",
  "no",
  "pl",
  "pt",
  "ro",
  "ru",
  "sv",
  "th",
  "tr",
  "uk",
  "vi",
  "zh",
];

const OWN_WORDS =
  "Sets the reading direction, and how your texts are read aloud. Words that the chart adds, such as Vacant, stay English.";

/** @type {Map<string, string>} names of languages that were asked for by now: asking the browser takes long */
const NAMES = new Map();

/** @param {string} code */
function languageName(code) {
  let name = NAMES.get(code);
  if (name === undefined) {
    try {
      name = new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
    } catch {
      name = code;
    }
    NAMES.set(code, name);
  }
  return name;
}

/**
 * A field that is there only as long as it means something.
 * @param {() => boolean} isWanted @param {Field} field @returns {Field}
 */
function shownWhile(isWanted, field) {
  const refresh = () => {
    field.element.hidden = !isWanted();
    field.refresh();
  };
  refresh();
  return { ...field, refresh };
}

/** @param {Context} context @returns {Field} */
export function chartPanel(context) {
  const parts = [
    chartSection(context),
    gradesField(context),
    boxSection(context),
    lookSection(context),
    unitsField(context),
    spanSection(context),
    definitionsSection(context),
  ];
  const element = html("div", {}, ...parts.map((part) => part.element));
  if (!context.readOnly) element.append(help());
  return { element, refresh: () => parts.forEach((part) => part.refresh()) };
}

/** The title, the layout, and what only the chosen layout has. @param {Context} context @returns {Field} */
function chartSection(context) {
  const { state, edit, readOnly, fitToPage } = context;
  const chart = () => state.organisation.charts.get("chart");
  const fields = [
    textField({
      label: "Title",
      readOnly,
      value: () => chart()?.title ?? "",
      save: (title) => edit("edit_chart", { title }),
    }),
    layoutField(context),
    shownWhile(
      () => chart()?.layout === "rings",
      textField({
        label: "Middle of the rings",
        readOnly,
        placeholder: readOnly ? "" : "Such as: The customer",
        value: () => chart()?.centre ?? "",
        save: (centre) => edit("edit_chart", { centre }),
      }),
    ),
  ];
  const panel = group(fields, html("section", { class: "panel", "aria-label": "Chart" }));
  panel.element.prepend(html("h2", { tabindex: -1 }, "Chart"));
  if (!readOnly) panel.element.append(button("Fit to page …", fitToPage, { class: "small-button" }));
  return panel;
}

/** @param {Context} context @returns {Field} */
function lookSection({ state, edit, readOnly, themes }) {
  const chart = () => state.organisation.charts.get("chart");
  const language = () => chart()?.language ?? "en";
  const theme = () => chart()?.theme ?? "default";
  const themeChoices = themes.map(({ key, label }) => ({ value: key, label }));
  const fields = [
    choiceField({
      label: "Theme",
      readOnly,
      value: theme,
      current: () => themeChoices.find(({ value }) => value === theme()) ?? { value: theme(), label: theme() },
      choices: () => themeChoices,
      save: (value) => edit("edit_chart", { theme: value }),
    }),
    choiceField({
      label: "Language of the texts",
      readOnly,
      value: language,
      current: () => ({ value: language(), label: languageName(language()) }),
      choices: () =>
        [...new Set([language(), ...LANGUAGES])].map((code) => ({ value: code, label: languageName(code) })),
      save: (value) => edit("edit_chart", { language: value }),
    }),
  ];
  const note = html("p", { class: "field-note" }, OWN_WORDS);
  const refreshNote = () => (note.hidden = language().split("-")[0] === "en");
  refreshNote();
  const panel = group(fields, html("section", { class: "panel", "aria-label": "Look" }, note), [refreshNote]);
  panel.element.prepend(html("h2", {}, "Look"));
  return panel;
}

/** @param {Context} context @returns {Field} */
function unitsField(context) {
  const { state, readOnly } = context;
  const list = html("ul", { class: "unit-list" });
  /** @type {Map<string, {unit: import("./types.js").OrgUnit, depth: number}>} in outline order */
  let rows = new Map();
  const refresh = keyedList(
    list,
    () => [...(rows = new Map(state.structure.unitTree().map((row) => [row.unit.id, row]))).keys()],
    (id) => {
      const swatch = html("i", { class: "swatch" });
      const name = html("span", { dir: "auto" });
      const size = html("span", { class: "unit-size" });
      const open = html("button", { type: "button", class: "unit-row" }, swatch, name, size);
      let shown = "";
      open.addEventListener("click", () => state.openUnit(id));
      return {
        element: html("li", {}, open),
        refresh: () => {
          const row = rows.get(id);
          if (!row) return;
          const count = state.structure.unitSize(id);
          const colour = state.structure.unitColour(id) || "var(--line-2)";
          const now = [row.unit.name, row.depth, count, colour].join("\n");
          if (now === shown) return;
          shown = now;
          name.textContent = row.unit.name;
          size.textContent = count === 1 ? "1 role" : `${count} roles`;
          swatch.style.background = colour;
          open.style.paddingInlineStart = `${8 + row.depth * 16}px`;
        },
      };
    },
  );
  const element = html("section", { class: "panel", "aria-label": "Units" }, html("h2", {}, "Units"), list);
  if (!readOnly) {
    element.append(
      button("+ Add a unit", () => void startUnit(context, null)),
    );
  }
  return { element, refresh };
}

function help() {
  const lines = [
    "Click a box to select it, double-click to rename it.",
    "Drag a box onto another to change its manager.",
    "On a box: Tab adds below, Enter adds after, F2 renames, arrows move. Escape leaves.",
  ];
  return html(
    "section",
    { class: "panel help" },
    html("h2", {}, "How to edit"),
    ...lines.map((line) => html("p", {}, line)),
  );
}
