/** Reports of one title that share a box: opening the box, closing it, and what needs it open. */

/**
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./inspector.js").Context} Context
 */

import { choiceField } from "./fields.js";

const GROUPINGS = [
  { value: "", label: "As the layout says" },
  { value: "grouped", label: "In one box" },
  { value: "open", label: "Each in a box" },
];

export class Grouping {
  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./types.js").Edit} parts.edit
   * @param {import("./types.js").LayoutName[]} parts.layouts
   * @param {(message: string) => void} parts.complain
   */
  constructor({ state, edit, layouts, complain }) {
    this.state = state;
    this.edit = edit;
    this.layouts = layouts;
    this.complain = complain;
  }

  /** The box of several roles that the selected role stands in, or null. */
  get box() {
    const box = this.state.boxOf(this.state.selected);
    return box && box.members.length > 0 ? box : null;
  }

  /** The role whose reports could share boxes and do not: the selected one, or its manager. */
  get manager() {
    const { selected, structure } = this.state;
    if (selected === null || this.box) return null;
    return [selected, structure.managerOf(selected)].find((id) => id !== null && this.#canGroup(id)) ?? null;
  }

  /** @param {string} managerId */
  #canGroup(managerId) {
    const { structure, scene } = this.state;
    const seen = new Set();
    return structure.lineReports(managerId).some((role) => {
      if (scene.groups.has(role.id) || structure.reports(role.id).length > 0) return false;
      const key = JSON.stringify([role.title, role.unit_id, role.grade]);
      const isSecond = seen.has(key);
      seen.add(key);
      return isSecond;
    });
  }

  /** Give each role of the selected box a box of its own. */
  open() {
    if (this.box) this.#set(this.box.manager_id, false);
  }

  /** Put the reports of a manager that have the same title into one box. */
  close() {
    if (this.manager !== null) this.#set(this.manager, true);
  }

  /** @param {string} managerId @param {boolean} isGrouped */
  #set(managerId, isGrouped) {
    const layout = this.state.organisation.charts.get("chart")?.layout;
    const isUsual = this.layouts.find(({ key }) => key === layout)?.groups ?? false;
    const grouping = isGrouped === isUsual ? "" : isGrouped ? "grouped" : "open";
    void this.edit("edit_role", { role_id: managerId, grouping });
  }

  /**
   * Whether several roles are selected that only one of could do something; then say how.
   * @param {string} what such as "rename one"
   */
  refuses(what) {
    if (!this.state.selectedGroup) return false;
    this.complain(openFirst(what));
    return true;
  }
}

/** @param {string} what such as "rename one" */
export function openFirst(what) {
  return `Open the group to ${what} of its roles.`;
}

/** Whether reports with the same title share a box. @param {Context} context @param {string} id */
export function groupingField({ state, edit, readOnly }, id) {
  const grouping = () => state.organisation.roles.get(id)?.grouping ?? "";
  const field = choiceField({
    label: "Reports with the same title",
    readOnly,
    value: grouping,
    current: () => GROUPINGS.find(({ value }) => value === grouping()) ?? { value: "", label: grouping() },
    choices: () => GROUPINGS,
    save: (value) => edit("edit_role", { role_id: id, grouping: value }),
  });
  const refresh = () => {
    field.refresh();
    field.element.hidden = state.structure.lineReports(id).length < 2;
  };
  refresh();
  return { element: field.element, refresh };
}
