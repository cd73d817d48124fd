/** What the boxes of the chart show, and what their colours mean: a part of the chart's panel. */

import { html } from "./dom.js";
import { button, choiceField, group, keyedList, segmentField, tickField } from "./fields.js";

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
/** What stands in no line of its own: beside the words, and behind the name. */
const ASIDE = new Set(["photo", "fte"]);
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

/**
 * A tick for everything that a box can show. What is ticked stands first, in the order that boxes have it
 * in, and moves up and down there.
 * @param {Context} context @returns {Field}
 */
function showsField({ state, edit, readOnly }) {
  const list = html("ul", { class: "ticks" });
  const chart = () => state.organisation.charts.get("chart");
  const shown = () => chart()?.box_shows ?? [];
  const lines = () => shown().filter((word) => !ASIDE.has(word));
  const labels = () =>
    new Map([...SHOWS, ...(chart()?.fields ?? []).map(({ name }) => /** @type {[string, string]} */ ([`field:${name}`, name]))]);
  /** @param {string} word @param {number} step @param {HTMLElement} pressed */
  const move = (word, step, pressed) => {
    const words = lines();
    const at = words.indexOf(word);
    words.splice(at + step, 0, ...words.splice(at, 1));
    void edit("edit_chart", { box_shows: [...shown().filter((each) => ASIDE.has(each)), ...words] });
    // The row may have moved in the page, and the button be of no more use there.
    const others = pressed.parentElement?.querySelectorAll("button");
    const next = pressed.matches(":enabled") ? pressed : [...(others ?? [])].find((each) => !each.disabled);
    next?.focus();
  };
  /** @param {string} word @returns {Field} */
  const row = (word) => {
    const label = labels().get(word) ?? word;
    const tick = tickField({
      label,
      readOnly,
      value: () => shown().includes(word),
      save: (isOn) => {
        const others = shown().filter((each) => each !== word);
        return edit("edit_chart", { box_shows: isOn ? [...others, word] : others });
      },
    });
    const up = button("↑", () => move(word, -1, up), { class: "tick-move", describes: `Move ${label} up` });
    const down = button("↓", () => move(word, 1, down), { class: "tick-move", describes: `Move ${label} down` });
    const element = html("li", {}, tick.element, ...(readOnly ? [] : [up, down]));
    const refresh = () => {
      tick.refresh();
      const words = lines();
      const at = words.indexOf(word);
      up.hidden = down.hidden = at < 0 || words.length < 2;
      up.disabled = at === 0;
      down.disabled = at === words.length - 1;
    };
    refresh();
    return { element, refresh };
  };
  const inOrder = () => {
    const known = [...labels().keys()];
    const aside = known.filter((word) => ASIDE.has(word));
    return [...new Set([...aside, ...lines().filter((word) => known.includes(word)), ...known])];
  };
  const refresh = keyedList(list, inOrder, row);
  const element = html("fieldset", { class: "field" }, html("legend", {}, "A box also shows"), list);
  return { element, refresh };
}
