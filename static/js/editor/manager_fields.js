/** To whom a role reports: its manager, and second managers by dotted lines with what those are about. */

import { html } from "./dom.js";
import { button, choiceField, keyedList, textField } from "./fields.js";
import { standsBeside } from "./organisation.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Choice} Choice
 * @typedef {import("./inspector.js").Context} Context
 */

const NONE = "";

/**
 * Roles in outline order as choices, indented; ``isLeftOut`` stops at a branch.
 * @param {Context} context @param {(id: string) => boolean} isLeftOut
 */
export function roleChoices({ state: { structure } }, isLeftOut) {
  /** @type {Choice[]} */
  const choices = [];
  const stack = structure.roots.map((role) => ({ role, depth: 0 })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { role, depth } = next;
    if (isLeftOut(role.id)) continue;
    choices.push({
      value: role.id,
      label: "\u2003".repeat(Math.min(depth, 6)) + structure.longNameOf(role.id),
    });
    for (const report of structure.reports(role.id).slice().reverse())
      stack.push({ role: report, depth: depth + 1 });
  }
  return choices;
}

/** @param {Context} context @param {string} id @returns {Field} */
export function managerField(context, id) {
  const { state, edit, readOnly } = context;
  const manager = () => state.structure.managerOf(id);
  const isAssistant = () => standsBeside(state.organisation.roles.get(id));
  const nobody = { value: NONE, label: "Nobody: top of the chart" };
  return choiceField({
    label: "Reports to",
    readOnly,
    value: () => manager() ?? NONE,
    current: () => {
      const at = manager();
      return at === null ? nobody : { value: at, label: state.structure.longNameOf(at) };
    },
    choices: () => [...(isAssistant() ? [] : [nobody]), ...roleChoices(context, (other) => other === id)],
    save: (value) => edit("move_role", { role_id: id, manager_id: value || null }),
  });
}

/** @param {Context} context @param {string} id @returns {Field} */
export function dottedField(context, id) {
  const { state, edit, readOnly } = context;
  const list = html("div", { class: "dotted-list" });
  const managers = () => state.structure.dottedOf(id).map((line) => line.manager_id);
  const refreshList = keyedList(list, managers, (manager) => dottedRow(context, id, manager));
  const add = choiceField({
    label: "Also reports to (dotted)",
    readOnly,
    value: () => NONE,
    current: () => ({
      value: NONE,
      label: readOnly && managers().length === 0 ? "None" : "Add a second manager …",
    }),
    choices: () => {
      const taken = new Set([id, state.structure.managerOf(id), ...managers()]);
      const isFree = (/** @type {Choice} */ choice) => !taken.has(choice.value);
      return [
        { value: NONE, label: "Add a second manager …" },
        ...roleChoices(context, () => false).filter(isFree),
      ];
    },
    save: (value) =>
      value ? edit("add_dotted_line", { role_id: id, manager_id: value }) : Promise.resolve(true),
  });
  add.element.querySelector("label")?.after(list);
  const refresh = () => {
    refreshList();
    add.refresh();
    list.hidden = managers().length === 0;
    add.control.hidden = readOnly && managers().length > 0;
  };
  refresh();
  return { element: add.element, refresh };
}

/** A second manager, and what the line to them is about. @param {Context} context @param {string} id @param {string} manager @returns {Field} */
function dottedRow({ state, edit, readOnly }, id, manager) {
  const ends = { role_id: id, manager_id: manager };
  const name = html("button", { type: "button", class: "chip-name", dir: "auto" });
  name.addEventListener("click", () => state.select(manager));
  const remove = button("×", () => void edit("remove_dotted_line", ends), { class: "chip-remove" });
  const chip = html("span", { class: "chip chip-split" }, name, ...(readOnly ? [] : [remove]));
  const label = textField({
    label: "About",
    limit: 200,
    readOnly,
    placeholder: readOnly ? "" : "What it is about",
    value: () => state.structure.dottedOf(id).find((line) => line.manager_id === manager)?.label ?? "",
    save: (words) => edit("label_dotted_line", { ...ends, label: words }),
  });
  label.element.classList.add("dotted-label");
  const refresh = () => {
    name.textContent = state.structure.longNameOf(manager);
    const short = state.structure.nameOf(manager);
    remove.setAttribute("aria-label", `Remove the dotted line to ${short}`);
    label.control.setAttribute("aria-label", `What the dotted line to ${short} is about`);
    label.element.hidden = readOnly && label.control.value === "";
    label.refresh();
  };
  refresh();
  return { element: html("div", { class: "dotted-row" }, chip, label.element), refresh };
}
