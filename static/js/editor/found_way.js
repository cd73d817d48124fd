/** While somebody looks for roles, the way to the one that is chosen stands out, else that to the first one found. */

import { matches, rowsOf } from "./outline_rows.js";

/**
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {HTMLInputElement} parts.find
 * @param {import("./scene_view.js").SceneView} parts.view
 */
export function showFoundWay({ state, find, view }) {
  const update = () => {
    /** @type {Set<string>} */
    const way = new Set();
    const found = matches(state, find.value);
    if (found) {
      const isChosen = state.selected !== null && found.has(state.selected);
      const first = isChosen ? state.selected : rowsOf(state, found, new Set()).find(({ isMatch }) => isMatch)?.role.id;
      for (let at = first ?? null; at !== null; at = state.structure.managerOf(at)) way.add(state.boxIdOf(at));
    }
    view.shapes.showWay(way);
  };
  find.addEventListener("input", update);
  for (const topic of /** @type {const} */ (["selection", "scene"])) state.on(topic, update);
}
