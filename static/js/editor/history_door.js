/**
 * The door to the history: its actions. What is behind it is fetched when somebody opens it.
 *
 * @typedef {import("./types.js").Action} Action
 *
 * @typedef {object} Parts
 * @property {import("./state.js").State} state
 * @property {import("./api.js").Api} api
 * @property {import("./viewport.js").Viewport} viewport
 * @property {import("./notices.js").Notices} notices
 * @property {() => Promise<boolean>} saved resolves once nothing waits; false where that did not happen
 */

/** @param {Parts} parts @returns {{actions: Action[]}} */
export function makeHistory(parts) {
  const { state, notices } = parts;
  /** @type {Promise<import("./history.js").History> | null} */
  let opened = null;
  const isAllowed = () => state.right !== "viewer";
  const isAway = () => state.away !== null;
  /** @param {(history: import("./history.js").History) => unknown} use */
  const enter = async (use) => {
    opened ??= import("./history.js").then(({ History }) => new History(parts, actions));
    try {
      use(await opened);
    } catch {
      opened = null;
      notices.complain("The history could not be fetched. Try again once the server can be reached.");
    }
  };
  const common = {
    scope: /** @type {const} */ ("anywhere"),
    family: "History",
    keys: [],
    isOffered: isAllowed,
  };
  /** @type {Action[]} */
  const actions = [
    {
      ...common,
      name: "history",
      label: "History",
      hint: "Show who changed what and when",
      icon: "clock",
      keys: ["H"],
      menus: ["desk"],
      isEnabled: isAllowed,
      run: () => void enter((history) => history.toggle()),
    },
    {
      ...common,
      name: "play-history",
      label: "Play",
      title: "Play the history",
      hint: "Play the history: watch the chart change",
      icon: "play",
      isEnabled: isAllowed,
      run: () => void enter((history) => history.play()),
    },
    {
      ...common,
      name: "name-version",
      label: "Name this version",
      icon: "flag",
      isEnabled: isAllowed,
      run: () => void enter((history) => history.nameShown()),
    },
    {
      ...common,
      name: "back-to-now",
      label: "Back to now",
      icon: "undo",
      isEnabled: isAway,
      run: () => void enter((history) => history.back()),
    },
    {
      ...common,
      name: "compare-with-now",
      label: "Compare with now",
      icon: "compare",
      isEnabled: isAway,
      run: () => void enter((history) => history.compareShown()),
    },
    {
      ...common,
      name: "compare-with",
      label: "Compare with…",
      hint: "Choose another state in the list to compare with",
      icon: "compare",
      isEnabled: isAway,
      run: () => void enter((history) => history.chooseOther()),
    },
    {
      ...common,
      name: "restore-state",
      label: "Restore",
      hint: "Make this state the newest one; undo takes it back",
      icon: "restore",
      isEnabled: isAway,
      run: () => void enter((history) => history.restoreShown()),
    },
    {
      ...common,
      name: "copy-state",
      label: "Copy to a new chart",
      icon: "copy",
      isEnabled: isAway,
      run: () => void enter((history) => history.copyShown()),
    },
  ];
  return { actions };
}
