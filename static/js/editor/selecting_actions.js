/**
 * Actions that choose roles.
 *
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./selection.js").Selection} parts.selection
 * @returns {import("./types.js").Action[]}
 */
export function selectingActions({ state, selection }) {
  const common = { scope: /** @type {const} */ ("chart") };
  return [
    {
      ...common,
      name: "select-branch",
      label: "Select branch",
      hint: "Select everybody below, too",
      keys: ["B"],
      isEnabled: () => state.chosenRoles.some((id) => state.structure.reports(id).length > 0),
      run: () => selection.branch(),
    },
    {
      ...common,
      name: "select-all",
      label: "Select all",
      keys: ["Ctrl+A"],
      // Wherever the keyboard is: the browser would mark the words of the whole page.
      scope: "anywhere",
      isEnabled: () => state.organisation.roles.size > 0,
      run: () => selection.all(),
    },
    {
      ...common,
      name: "select-none",
      label: "Select none",
      keys: [],
      isEnabled: () => state.selected !== null,
      run: () => state.select(null),
    },
  ];
}
