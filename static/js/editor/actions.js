/**
 * Everything a person can do to the chart, as records that feed the toolbar and the keys.
 *
 * @typedef {import("./types.js").Action} Action
 */

import { clipboardActions } from "./clipboard_actions.js";
import { newId } from "./commands.js";
import { pickingActions } from "./picking_actions.js";
import { selectingActions } from "./selecting_actions.js";
import { exportActions, layoutActions, showingActions } from "./showing_actions.js";

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
function addingActions({ state, edit, rename }) {
  const isSelected = () => state.selected !== null;
  /**
   * Add a role, select it at once and let its title be typed.
   * @param {string} command @param {object} args
   */
  const add = (command, args) => {
    const id = newId();
    void edit(command, { id, ...args });
    state.select(id);
    rename(id, "title");
  };
  const role = () => ({ role_id: state.selected });
  const isAtTop = () => {
    const manager = state.structure.managerOf(state.selected ?? "");
    return manager === null || state.organisation.roles.get(manager)?.kind === "body";
  };
  const common = { scope: /** @type {const} */ ("chart"), edits: true };
  return [
    {
      ...common,
      name: "add-below",
      label: "Below",
      title: "Add below",
      hint: "Add a role below",
      icon: "below",
      keys: ["Tab", "Insert"],
      isEnabled: () => isSelected() || state.organisation.roles.size === 0,
      run: () => add("add_role_below", role()),
    },
    {
      ...common,
      name: "add-before",
      label: "Before",
      title: "Add before",
      hint: "Add a role before this one",
      icon: "before",
      keys: ["Shift+Enter"],
      isEnabled: isSelected,
      run: () => add("add_role_beside", { ...role(), side: "before" }),
    },
    {
      ...common,
      name: "add-after",
      label: "After",
      title: "Add after",
      hint: "Add a role after this one",
      icon: "after",
      keys: ["Enter"],
      isEnabled: isSelected,
      run: () => add("add_role_beside", { ...role(), side: "after" }),
    },
    {
      ...common,
      name: "add-above",
      label: "Above",
      title: "Add above",
      hint: "Add a role between this one and its manager",
      icon: "above",
      keys: ["Ctrl+Enter"],
      isEnabled: isSelected,
      run: () => add("add_role_above", role()),
    },
    {
      ...common,
      name: "add-body",
      label: "Body",
      title: "Add a body above",
      hint: "Add a body above: a board, a committee, shareholders",
      icon: "body",
      keys: ["Ctrl+Shift+Enter"],
      isEnabled: () => isSelected() && isAtTop(),
      run: () => add("add_role_above", { ...role(), title: "Board", kind: "body" }),
    },
    {
      ...common,
      name: "add-assistant",
      label: "Assistant",
      title: "Add an assistant",
      hint: "Add an assistant",
      icon: "assistant",
      keys: ["Shift+Insert"],
      isEnabled: isSelected,
      run: () => add("add_assistant", role()),
    },
    {
      ...common,
      name: "add-adviser",
      label: "Adviser",
      title: "Add an adviser",
      hint: "Add an adviser, who stands beside the line like an assistant",
      icon: "adviser",
      keys: ["Ctrl+Insert"],
      isEnabled: isSelected,
      run: () => add("add_assistant", { ...role(), kind: "adviser" }),
    },
    {
      ...common,
      name: "add-role",
      label: "Add a role",
      hint: "Add a role at the top of the chart",
      icon: "below",
      keys: [],
      menus: ["desk"],
      isEnabled: () => true,
      run: () => add("add_role_below", { role_id: null }),
    },
  ];
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

/**
 * Moves by the keyboard, for those who cannot or will not drag.
 * @param {Parameters<typeof makeActions>[0]} parts @returns {Action[]}
 */
function movingActions({ state, edit, grouping }) {
  /** The siblings of the same kind, and where the selected role stands among them. */
  const place = () => {
    const id = (!state.hasMany && state.selected) || "";
    const kind = state.organisation.roles.get(id)?.kind;
    const siblings = state.structure.siblings(id).filter((role) => role.kind === kind);
    return {
      id,
      siblings,
      at: siblings.findIndex((role) => role.id === id),
      manager: state.structure.managerOf(id),
    };
  };
  /** @param {number} step */
  const shift = (step) => {
    if (grouping.refuses("move one")) return;
    const { id, at, manager } = place();
    void edit("move_role", { role_id: id, manager_id: manager, position: at + step });
  };
  const common = { scope: /** @type {const} */ ("chart"), edits: true };
  return [
    {
      ...common,
      name: "move-earlier",
      label: "Move earlier",
      keys: ["Alt+Shift+ArrowUp"],
      isEnabled: () => place().at > 0,
      run: () => shift(-1),
    },
    {
      ...common,
      name: "move-later",
      label: "Move later",
      keys: ["Alt+Shift+ArrowDown"],
      isEnabled: () => place().at >= 0 && place().at < place().siblings.length - 1,
      run: () => shift(1),
    },
    {
      ...common,
      name: "promote",
      label: "Promote",
      hint: "Move beside its manager",
      keys: ["Alt+Shift+ArrowLeft"],
      isEnabled: () => place().manager !== null,
      run: () => {
        if (grouping.refuses("move one")) return;
        const { id, manager } = place();
        const above = state.structure.managerOf(manager ?? "");
        const line = (manager === null ? [] : state.structure.siblings(manager)).filter(
          ({ kind }) => kind === "line",
        );
        const position = line.findIndex((role) => role.id === manager) + 1;
        void edit("move_role", { role_id: id, manager_id: above, position, kind: "line" });
      },
    },
    {
      ...common,
      name: "demote",
      label: "Demote",
      hint: "Move below the role before it",
      keys: ["Alt+Shift+ArrowRight"],
      isEnabled: () => place().at > 0,
      run: () => {
        if (grouping.refuses("move one")) return;
        const { id, siblings, at } = place();
        void edit("move_role", { role_id: id, manager_id: siblings[at - 1]?.id ?? null });
      },
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

/** @param {Parameters<typeof makeActions>[0]} parts @returns {Action[]} */
function viewActions({ state, viewport, find, bounds, setUpPages }) {
  /** @param {number} factor */
  const zoom = (factor) => viewport.zoomBy(factor, state.boxOf(state.selected) ?? bounds());
  const common = { scope: /** @type {const} */ ("anywhere"), isEnabled: () => true };
  return [
    {
      ...common,
      name: "zoom-out",
      label: "Zoom out",
      icon: "minus",
      keys: ["-"],
      run: () => zoom(1 / 1.25),
    },
    {
      ...common,
      name: "zoom-in",
      label: "Zoom in",
      icon: "plus",
      keys: ["+", "="],
      run: () => zoom(1.25),
    },
    {
      ...common,
      name: "fit",
      label: "Fit",
      hint: "Show the whole chart",
      icon: "fit",
      keys: ["0"],
      run: () => viewport.fit(bounds()),
    },
    {
      ...common,
      name: "actual-size",
      label: "Actual size",
      keys: ["1"],
      run: () => zoom(1 / viewport.scale),
    },
    { ...common, name: "find", label: "Find", icon: "search", keys: ["/"], run: find },
    {
      ...common,
      name: "page-setup",
      label: "Page set-up",
      hint: "Choose paper and pages, and see them",
      icon: "pages",
      keys: ["Ctrl+P"],
      run: setUpPages,
    },
  ];
}
