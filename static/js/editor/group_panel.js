/** The inspector's panel for a box that several roles share. */

import { html } from "./dom.js";
import { button, keyedList } from "./fields.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./inspector.js").Context} Context
 */

/** @param {Context} context @param {string} id the id of the box @returns {Field} */
export function groupPanel({ state, grouping, readOnly }, id) {
  const box = () => state.scene.boxes.get(id);
  const title = html("p", { class: "group-title", dir: "auto" });
  const where = html("p", { class: "purpose", dir: "auto" });
  const list = html("ul", { class: "group-members", "aria-label": "Roles in the group" });
  const refreshList = keyedList(
    list,
    () => box()?.members ?? [],
    (member) => {
      const name = html("button", { type: "button", class: "group-member", dir: "auto" });
      name.addEventListener("click", () => state.select(member, true));
      const refresh = () => {
        const posts = state.organisation.roles.get(member)?.headcount ?? 1;
        const people = state.structure.holdersOf(member).map((holder) => holder.name);
        const count = posts > 1 ? `${posts} posts` : "";
        name.textContent = [people.join(", "), count].filter(Boolean).join(" · ") || "Vacant";
        name.classList.toggle("is-vacant", state.structure.isVacant(member));
      };
      return { element: html("li", {}, name), refresh };
    },
  );
  const open = button("Open group", () => grouping.open(), { class: "small-button" });
  const element = html(
    "section",
    { class: "panel", "aria-label": "Group" },
    html("h2", { tabindex: -1 }, "Group"),
    title,
    where,
    ...(readOnly ? [] : [open]),
    list,
  );
  const refresh = () => {
    const role = state.organisation.roles.get(id);
    const manager = state.structure.managerOf(id);
    const unit = state.organisation.units.get(role?.unit_id ?? "");
    const posts = (box()?.members ?? []).map((each) => state.organisation.roles.get(each)?.headcount ?? 0);
    title.textContent = `${posts.reduce((sum, each) => sum + each, 0)} × ${role?.title ?? ""}`;
    where.textContent = [
      unit?.name ?? "",
      manager === null ? "" : `Reports to ${state.structure.longNameOf(manager)}`,
    ]
      .filter(Boolean)
      .join(" · ");
    refreshList();
  };
  refresh();
  return { element, refresh };
}

/**
 * A way back from one of the roles in a box to all, and from roles of one title that stand apart to one box.
 * @param {Context} context @param {string} id @returns {Field}
 */
export function groupLink({ state, grouping, readOnly }, id) {
  const back = button("", () => state.select(state.boxIdOf(id)));
  const close = button("Group same titles", () => grouping.close());
  const element = html("div", { class: "group-link" }, back, close);
  const refresh = () => {
    const count = state.scene.boxes.get(state.boxIdOf(id))?.members.length ?? 0;
    const canClose = !readOnly && grouping.manager !== null && grouping.manager === state.structure.managerOf(id);
    back.hidden = count === 0;
    back.textContent = `‹ Group of ${count}`;
    close.hidden = !canClose;
    element.hidden = count === 0 && !canClose;
  };
  refresh();
  return { element, refresh };
}
