/** Actions that add a role, next to the one that is selected or at the top. */

import { newId } from "./commands.js";

/**
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./types.js").Edit} parts.edit
 * @param {(id: string, part?: "name" | "title" | null) => void} parts.rename
 * @returns {import("./types.js").Action[]}
 */
export function addingActions({ state, edit, rename }) {
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
