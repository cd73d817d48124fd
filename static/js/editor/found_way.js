/** While somebody looks for roles, the way from the top to the one that is chosen stands out. */

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
    if (find.value.trim() !== "") {
      for (let at = state.selected; at !== null; at = state.structure.managerOf(at)) way.add(state.boxIdOf(at));
    }
    view.shapes.showWay(way);
  };
  find.addEventListener("input", update);
  // Escape empties it without an event.
  find.addEventListener("keyup", update);
  for (const topic of /** @type {const} */ (["selection", "scene"])) state.on(topic, update);
}
