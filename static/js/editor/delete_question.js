/** The question before roles are deleted that have others below them. */

import { byId } from "./dom.js";

/**
 * Ask what becomes of the reports of roles that are deleted; where there are none, delete at once.
 * @param {import("./state.js").State} state @param {(ids: string[], branch: boolean) => void} remove
 * @returns {(ids: string[]) => void}
 */
export function makeDeleteQuestion(state, remove) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("delete-dialog"));
  const [keep, all] = [byId("delete-keep"), byId("delete-branch")];
  /** @type {string[]} */
  let asked = [];
  for (const button of [keep, all]) {
    button.addEventListener("click", () => {
      dialog.close();
      remove(asked, button === all);
    });
  }
  byId("delete-cancel").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return (ids) => {
    const { structure } = state;
    const chosen = new Set(ids);
    const reports = ids.flatMap((id) => structure.reports(id)).filter(({ id }) => !chosen.has(id));
    const [first] = ids;
    if (first === undefined) return;
    if (reports.length === 0) return remove(ids, false);
    asked = ids;
    const manager = ids.length === 1 ? structure.managerOf(first) : null;
    const them = reports.length === 1 ? "Move its report" : `Move ${ids.length === 1 ? "its" : "the"} ${reports.length} reports`;
    const up = ids.length > 1 ? "up" : manager === null ? "to the top" : `up to ${structure.nameOf(manager)}`;
    const branch = new Set(ids.flatMap((id) => [...structure.branch(id)]));
    byId("delete-question").textContent =
      ids.length === 1 ? `Delete ${structure.nameOf(first)}?` : `Delete ${ids.length} roles?`;
    keep.textContent = `${them} ${up}`;
    all.textContent = `Delete the whole branch${ids.length === 1 ? "" : "es"} (${branch.size} roles)`;
    dialog.showModal();
    keep.focus();
  };
}
