/** The layout of the chart: choices side by side or a list in the top bar, and a list in the chart's panel. */

import { html } from "./dom.js";
import { choiceField, segmentField } from "./fields.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./inspector.js").Context} Context
 */

const NO_ROWS =
  "There are no rows yet. Draw dotted lines from specialists to somebody near the top without reports, " +
  "such as the head of a product: every such head becomes a row.";

/** @param {Context} context */
function options({ state, edit, readOnly, layouts }) {
  return {
    label: "Layout",
    readOnly,
    value: () => state.organisation.charts.get("chart")?.layout ?? "",
    choices: layouts.map(({ key, label }) => ({ value: key, label })),
    save: (/** @type {string} */ layout) => edit("edit_chart", { layout }),
  };
}

/** @param {Context} context */
function layoutList(context) {
  const { choices, ...rest } = options(context);
  const chosen = () => choices.find(({ value }) => value === rest.value());
  return choiceField({
    ...rest,
    choices: () => choices,
    current: () => chosen() ?? { value: rest.value(), label: rest.value() },
  });
}

/**
 * Put the choices in the top bar: side by side, and as a list for where that is too wide.
 * ``changed`` is called once what arranges the whole chart has changed; ``complain`` shows a sentence.
 * @param {HTMLElement} bar @param {Context} context
 * @param {{changed: () => void, complain: (message: string) => void}} listeners
 */
export function showLayouts(bar, context, { changed, complain }) {
  const { state } = context;
  const [field, list] = [segmentField(options(context)), layoutList(context)];
  bar.append(field.element, list.element);
  const arrangement = () => {
    const chart = state.organisation.charts.get("chart");
    return JSON.stringify([chart?.layout, chart?.units_as, chart?.centre, chart?.language]);
  };
  let shown = arrangement();
  state.on("organisation", () => {
    field.refresh();
    list.refresh();
  });
  state.on("scene", () => {
    const now = arrangement();
    if (now === shown) return;
    shown = now;
    changed();
    // The chart's panel says it too, but another panel may be in its place.
    if (lacksRows(context) && (state.selected ?? state.selectedUnit) !== null) complain(NO_ROWS);
  });
}

/** A matrix without rows looks like a tree. @param {Context} context */
function lacksRows({ state }) {
  const isMatrix = state.organisation.charts.get("chart")?.layout === "matrix";
  return isMatrix && !state.scene.frames.some(({ id }) => id.startsWith("row:"));
}

/** @param {Context} context @returns {Field} */
export function layoutField(context) {
  const field = layoutList(context);
  const note = html("p", { class: "field-note" }, NO_ROWS);
  const refresh = () => {
    field.refresh();
    note.hidden = !lacksRows(context);
  };
  field.element.append(note);
  refresh();
  return { element: field.element, refresh };
}
