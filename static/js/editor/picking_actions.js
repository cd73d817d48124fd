/**
 * Actions that ask for another box: what dragging does, for those who do not drag.
 *
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {ReturnType<import("./picking.js").makePicking>} parts.picking
 * @returns {import("./types.js").Action[]}
 */
export function pickingActions({ state, picking }) {
  const common = { scope: /** @type {const} */ ("chart"), edits: true };
  return [
    {
      ...common,
      name: "move-to",
      label: "Move to",
      title: "Move to …",
      hint: "Choose another manager for what is selected",
      icon: "move-to",
      keys: ["M"],
      isEnabled: () => state.selected !== null,
      run: picking.moveTo,
    },
    {
      ...common,
      name: "move-person",
      label: "Move person",
      title: "Move person to …",
      hint: "Choose another role for the person, and leave the role where it is",
      icon: "move-person",
      keys: ["P"],
      isEnabled: () =>
        !state.hasMany && state.selected !== null && state.structure.holdersOf(state.selected).length > 0,
      run: picking.movePerson,
    },
  ];
}
