/**
 * Actions that choose what of the chart is shown.
 *
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./excerpts.js").Excerpts} parts.excerpts
 * @returns {import("./types.js").Action[]}
 */
export function excerptActions({ state, excerpts }) {
  /** @type {Pick<import("./types.js").Action, "scope" | "family" | "menus">} */
  const common = { scope: "chart", family: "Show", menus: ["role"] };
  const hasBranch = () => excerpts.canChange && state.structure.reports(state.selected ?? "").length > 0;
  /** @param {(id: string) => void} run */
  const withSelected = (run) => () => void (state.selected !== null && run(state.selected));
  /** @param {string} name @param {string} label @param {string} key @param {number} levels @returns {import("./types.js").Action} */
  const level = (name, label, key, levels) => ({
    ...common,
    name,
    label,
    keys: [key],
    menus: ["desk"],
    isEnabled: () => excerpts.canChange,
    run: () => excerpts.showLevels(levels),
  });
  return [
    {
      ...common,
      name: "collapse",
      label: "Collapse",
      hint: "Hide everybody below",
      icon: "collapse",
      keys: ["Alt+-"],
      isOffered: () => !excerpts.isFolded(state.selected),
      isEnabled: () => excerpts.canChange && excerpts.isOpen(state.selected),
      run: withSelected((id) => excerpts.collapse(id)),
    },
    {
      ...common,
      name: "expand",
      label: "Expand",
      hint: "Show who reports to it",
      icon: "expand",
      keys: ["Alt++", "Alt+="],
      isOffered: () => excerpts.isFolded(state.selected),
      isEnabled: () => excerpts.canChange && excerpts.isFolded(state.selected),
      run: withSelected((id) => excerpts.expand(id)),
    },
    {
      ...common,
      name: "expand-all",
      label: "Expand all",
      hint: "Show everybody below",
      keys: [],
      isEnabled: hasBranch,
      run: withSelected((id) => excerpts.expandBranch(id)),
    },
    {
      ...common,
      name: "focus-branch",
      label: "Focus",
      title: "Focus on the branch",
      hint: "Show this branch alone",
      icon: "focus",
      keys: ["F"],
      isEnabled: () => hasBranch() && state.excerpt.branch !== state.selected,
      run: withSelected((id) => excerpts.focus(id)),
    },
    {
      ...common,
      name: "focus-back",
      label: "Show the whole chart",
      keys: [],
      menus: ["role", "desk"],
      isOffered: () => state.excerpt.branch !== "",
      isEnabled: () => excerpts.canChange && state.excerpt.branch !== "",
      run: () => excerpts.back(),
    },
    level("levels-2", "Show 2 levels", "2", 2),
    level("levels-3", "Show 3 levels", "3", 3),
    level("levels-all", "Show all levels", "9", 0),
  ];
}
