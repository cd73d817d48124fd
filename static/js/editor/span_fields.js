/** How many direct reports a manager should have: what hints go by. */

import { html } from "./dom.js";
import { group, textField } from "./fields.js";

/**
 * @param {import("./inspector.js").Context} context
 * @returns {import("./fields.js").Field}
 */
export function spanSection({ state, edit, readOnly }) {
  const chart = () => state.organisation.charts.get("chart");
  /** @param {string} label @param {"span_least" | "span_most"} key @param {number} usual @param {number} min */
  const field = (label, key, usual, min) =>
    textField({
      label,
      type: "number",
      min,
      max: 1000,
      readOnly,
      value: () => String(chart()?.[key] ?? usual),
      save: (value) => edit("edit_chart", { [key]: Math.round(Number(value)) || min }),
    });
  const fields = [
    field("At least", "span_least", 0, 0),
    field("At most", "span_most", 15, 1),
  ];
  const row = html("div", { class: "span-fields" });
  const panel = group(fields, row);
  const section = html("section", { class: "panel", "aria-label": "Direct reports" }, html("h2", {}, "Direct reports"), row);
  return { ...panel, element: section };
}
