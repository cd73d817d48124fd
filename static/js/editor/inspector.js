/**
 * The inspector: the panel for what is selected, a role, a unit or else the chart.
 *
 * @typedef {object} Context what every panel works with
 * @property {import("./state.js").State} state
 * @property {import("./types.js").Edit} edit
 * @property {boolean} readOnly
 * @property {import("./types.js").ThemeName[]} themes
 * @property {import("./types.js").LayoutName[]} layouts
 * @property {import("./grouping.js").Grouping} grouping
 * @property {import("./photos.js").Photos} photos
 * @property {import("./library.js").Library} library
 * @property {() => void} fitToPage
 * @property {() => void} askToDelete ask what becomes of the reports of what is selected, and delete it
 */

import { chartPanel } from "./chart_panel.js";
import { groupPanel } from "./group_panel.js";
import { manyPanel } from "./many_panel.js";
import { rolePanel } from "./role_panel.js";
import { unitPanel } from "./unit_panel.js";

/**
 * Keep an element filled with the panel for the selection.
 * @param {HTMLElement} element @param {Context} context
 */
export function makeInspector(element, context) {
  const { state } = context;
  let shown = "";
  /** @type {import("./fields.js").Field | null} */
  let panel = null;
  const keyOf = () =>
    state.selectedUnit !== null
      ? `unit ${state.selectedUnit}`
      : state.hasMany
        ? "many"
      : state.selectedGroup
        ? `group ${state.selected}`
        : state.selected !== null
          ? `role ${state.selected}`
          : "chart";
  const show = () => {
    const key = keyOf();
    if (key === shown && panel) return panel.refresh();
    const focused = document.activeElement;
    const hadFocus = element.contains(focused);
    // Leaving a field saves it, and saving may come back here.
    if (hadFocus && focused instanceof HTMLElement) focused.blur();
    if (keyOf() === shown && panel) return panel.refresh();
    shown = keyOf();
    if (state.selectedUnit !== null) panel = unitPanel(context, state.selectedUnit);
    else if (state.hasMany) panel = manyPanel(context);
    else if (state.selectedGroup) panel = groupPanel(context, state.selectedGroup.id);
    else if (state.selected !== null) panel = rolePanel(context, state.selected);
    else panel = chartPanel(context);
    const isFirst = !element.hasChildNodes();
    element.replaceChildren(panel.element);
    if (!isFirst) element.scrollTop = 0;
    // Going from panel to panel by keyboard must not drop the focus to the top of the page.
    if (hadFocus) element.querySelector("h2")?.focus();
  };
  state.on("selection", show);
  state.on("organisation", show);
  show();
}
