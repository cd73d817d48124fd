/** What the boxes of the chart show, and what their colours mean: a part of the chart's panel. */

import { html } from "./dom.js";
import { choiceField, group, keyedList, segmentField, tickField } from "./fields.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Choice} Choice
 * @typedef {import("./inspector.js").Context} Context
 */

/** @type {[string, string][]} */
const SHOWS = [
  ["photo", "Photo"],
  ["fte", "FTE, where it is not 1"],
  ["location", "Location"],
  ["email", "E-mail"],
  ["phone", "Phone"],
  ["people", "People in the branch"],
];
/** @type {Choice[]} */
const COLOURS = [
  { value: "unit", label: "Unit" },
  { value: "status", label: "Status: filled, acting, vacant, planned" },
  { value: "grade", label: "Grade" },
  { value: "location", label: "Location" },
];

/** @param {Context} context @returns {Field} */
export function boxSection(context) {
  const { state, edit, readOnly } = context;
  const chart = () => state.organisation.charts.get("chart");
  const change = (/** @type {object} */ fields) => edit("edit_chart", fields);
  const own = () => (chart()?.fields ?? []).map(({ name }) => ({ value: `field:${name}`, label: name }));
  const colours = () => [...COLOURS, ...own()];
  const fields = [
    segmentField({
      label: "Order",
      readOnly,
      value: () => chart()?.box_first ?? "name",
      save: (value) => change({ box_first: value }),
      choices: [
        { value: "name", label: "Name first" },
        { value: "title", label: "Title first" },
      ],
    }),
    segmentField({
      label: "Show units as",
      readOnly,
      value: () => chart()?.units_as ?? "colour",
      save: (value) => change({ units_as: value }),
      choices: [
        { value: "colour", label: "Colour" },
        { value: "caption", label: "Caption", hint: "The unit's name in the box" },
        { value: "frames", label: "Frames" },
      ],
    }),
    framesNote(context),
    showsField(context),
    choiceField({
      label: "Colour by",
      readOnly,
      value: () => chart()?.colour_by ?? "unit",
      current: () => {
        const value = chart()?.colour_by ?? "unit";
        return colours().find((choice) => choice.value === value) ?? { value, label: value.replace("field:", "") };
      },
      choices: colours,
      save: (value) => change({ colour_by: value }),
    }),
  ];
  const panel = group(fields, html("section", { class: "panel", "aria-label": "Boxes" }));
  panel.element.prepend(html("h2", {}, "Boxes"));
  return panel;
}

/** Some layouts draw no frames. @param {Context} context @returns {Field} */
function framesNote({ state, layouts }) {
  const element = html(
    "p",
    { class: "field-note" },
    "This layout shows units by colour alone. Trees draw the frames.",
  );
  const refresh = () => {
    const chart = state.organisation.charts.get("chart");
    const hasFrames = layouts.find(({ key }) => key === chart?.layout)?.frames ?? false;
    element.hidden = hasFrames || chart?.units_as !== "frames";
  };
  refresh();
  return { element, refresh };
}

/** A tick for everything that a box can show; what is ticked last stands lowest. @param {Context} context @returns {Field} */
function showsField({ state, edit, readOnly }) {
  const list = html("div", { class: "ticks" });
  const chart = () => state.organisation.charts.get("chart");
  const shown = () => chart()?.box_shows ?? [];
  const labels = () =>
    new Map([...SHOWS, ...(chart()?.fields ?? []).map(({ name }) => /** @type {[string, string]} */ ([`field:${name}`, name]))]);
  const refresh = keyedList(
    list,
    () => [...labels().keys()],
    (word) =>
      tickField({
        label: labels().get(word) ?? word,
        readOnly,
        value: () => shown().includes(word),
        save: (isOn) => {
          const others = shown().filter((each) => each !== word);
          return edit("edit_chart", { box_shows: isOn ? [...others, word] : others });
        },
      }),
  );
  const element = html("fieldset", { class: "field" }, html("legend", {}, "A box also shows"), list);
  return { element, refresh };
}
