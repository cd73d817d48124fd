/**
 * Everything a person can do to the chart, as records that feed the toolbar and the keys.
 *
 * @typedef {import("./types.js").Action} Action
 */

import { addingActions } from "./adding_actions.js";
import { clipboardActions } from "./clipboard_actions.js";
import { movingActions } from "./moving_actions.js";
import { pickingActions } from "./picking_actions.js";
import { selectingActions } from "./selecting_actions.js";
import { exportActions, layoutActions, showingActions } from "./showing_actions.js";
import { viewActions } from "./view_actions.js";

/**
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./types.js").Edit} parts.edit
 * @param {(kind: "undo" | "redo") => void} parts.step
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {(id: string, part?: "name" | "title" | null) => void} parts.rename
 * @param {(ids: string[]) => void} parts.askToDelete
 * @param {import("./selection.js").Selection} parts.selection
 * @param {ReturnType<import("./picking.js").makePicking>} parts.picking
 * @param {() => import("./clipboard.js").Clipboard} parts.clipboard
 * @param {() => void} parts.showPalette
 * @param {() => void} parts.showKeys
 * @param {() => void} parts.showMenu
 * @param {import("./types.js").LayoutName[]} parts.layouts
 * @param {import("./types.js").ExportLink[]} parts.exports
 * @param {import("./grouping.js").Grouping} parts.grouping
 * @param {() => void} parts.find
 * @param {() => void} parts.setUpPages
 * @param {() => import("./viewport.js").Rect} parts.bounds
 * @returns {Action[]}
 */
export function makeActions(parts) {
  return [
    ...inFamily("Add", ["role"], addingActions(parts)),
    ...inFamily("Clipboard", ["role", "desk"], clipboardActions(parts)),
    ...inFamily("Change", ["role"], changingActions(parts)),
    ...inFamily("Move", ["role"], pickingActions(parts)),
    ...inFamily("Move", [], movingActions(parts)),
    ...inFamily("Group", ["role"], groupingActions(parts)),
    ...inFamily("Select", ["role", "desk"], selectingActions(parts)),
    ...inFamily("History", [], historyActions(parts)),
    ...inFamily("View", ["desk"], viewActions(parts)),
    ...inFamily("Help", ["desk"], showingActions(parts)),
    ...inFamily("Layout", [], layoutActions(parts)),
    ...inFamily("Export", [], exportActions(parts)),
  ];
}

/**
 * Put actions into a family and into menus, where they do not say otherwise.
 * @param {string} family @param {("role" | "desk")[]} menus @param {Action[]} actions @returns {Action[]}
 */
function inFamily(family, menus, actions) {
  return actions.map((action) => ({ family, menus, ...action }));
}

/** @param {Parameters<typeof makeActions>[0]} parts @returns {Action[]} */
function changingActions({ state, grouping, rename, askToDelete, picking }) {
  /**
   * Do something with the selected role; several that share a box refuse.
   * @param {string} what @param {(id: string) => void} run
   */
  const withOne = (what, run) => () => {
    if (state.selected !== null && !grouping.refuses(what)) run(state.selected);
  };
  const common = {
    scope: /** @type {const} */ ("chart"),
    edits: true,
    isEnabled: () => state.selected !== null,
  };
  return [
    {
      ...common,
      name: "dotted-line",
      label: "Dotted line",
      title: "Dotted line to …",
      hint: "Draw a dotted line to a second manager",
      icon: "dotted",
      keys: ["."],
      run: picking.drawDottedLine,
    },
    {
      ...common,
      name: "rename",
      label: "Rename",
      hint: "Rename in place",
      icon: "pencil",
      keys: ["F2"],
      isOffered: () => !state.selectedGroup,
      isEnabled: () => state.selected !== null && !state.hasMany,
      run: withOne("rename one", (id) => rename(id)),
    },
    {
      ...common,
      name: "delete",
      label: "Delete",
      hint: "Delete the role",
      icon: "trash",
      keys: ["Delete", "Backspace"],
      run: withOne("delete one", () => askToDelete(state.selectedRoles)),
    },
  ];
}

/** @param {Parameters<typeof makeActions>[0]} parts @returns {Action[]} */
function groupingActions({ state, grouping }) {
  const common = { scope: /** @type {const} */ ("chart"), edits: true };
  return [
    {
      ...common,
      name: "open-group",
      label: "Open",
      title: "Open the group",
      hint: "Open the group: each role in a box",
      icon: "open-group",
      keys: ["O"],
      isOffered: () => state.selectedGroup !== null,
      isEnabled: () => grouping.box !== null,
      run: () => grouping.open(),
    },
    {
      ...common,
      name: "group-titles",
      label: "Group",
      title: "Group same titles",
      hint: "Put reports with the same title into one box",
      keys: ["G"],
      isEnabled: () => grouping.manager !== null,
      run: () => grouping.close(),
    },
  ];
}

/** @param {Parameters<typeof makeActions>[0]} parts @returns {Action[]} */
function historyActions({ state, step }) {
  return [
    {
      name: "undo",
      label: "Undo",
      icon: "undo",
      keys: ["Ctrl+Z"],
      scope: "anywhere",
      edits: true,
      isEnabled: () => state.undo.available || state.saving.waiting > 0,
      run: () => step("undo"),
    },
    {
      name: "redo",
      label: "Redo",
      icon: "redo",
      keys: ["Ctrl+Y", "Ctrl+Shift+Z"],
      scope: "anywhere",
      edits: true,
      isEnabled: () => state.redo.available || state.saving.takenBack > 0,
      run: () => step("redo"),
    },
  ];
}
