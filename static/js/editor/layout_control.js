/** The layout of the chart: a few choices side by side in the top bar, and a list in the chart's panel. */

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

/**
 * Put the choices in the top bar; ``changed`` is called once the chart stands in another layout.
 * @param {HTMLElement} bar @param {Context} context @param {() => void} changed
 */
export function showLayouts(bar, context, changed) {
  const { state } = context;
  const field = segmentField(options(context));
  bar.append(field.element);
  let shown = state.organisation.charts.get("chart")?.layout;
  state.on("organisation", field.refresh);
  state.on("scene", () => {
    const layout = state.organisation.charts.get("chart")?.layout;
    if (layout !== shown) changed();
    shown = layout;
  });
}

/** @param {Context} context @returns {Field} */
export function layoutField(context) {
  const { choices, ...rest } = options(context);
  const chosen = () => choices.find(({ value }) => value === rest.value());
  const field = choiceField({
    ...rest,
    choices: () => choices,
    current: () => chosen() ?? { value: rest.value(), label: rest.value() },
  });
  const note = html("p", { class: "field-note" }, NO_ROWS);
  const hasRows = () => context.state.scene.frames.some(({ id }) => id.startsWith("row:"));
  const refresh = () => {
    field.refresh();
    note.hidden = rest.value() !== "matrix" || hasRows();
  };
  field.element.append(note);
  refresh();
  return { element: field.element, refresh };
}
