/** The people who hold a role: a chip each, opened to edit, and one to add another. */

import { makeAdder } from "./adder.js";
import { html } from "./dom.js";
import { button, keyedList, textField, tickField } from "./fields.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./types.js").Holder} Holder
 * @typedef {import("./inspector.js").Context} Context
 */

/** @param {Context} context @param {string} roleId @returns {Field} */
export function peopleField(context, roleId) {
  const { state, readOnly } = context;
  /** @type {string | null} */
  let open = null;
  const chips = html("div", { class: "chips" });
  const editors = html("div", { class: "people" });
  const label = html("span", { class: "label" }, "People");
  const empty = html("span", { class: "chip chip-vacant" }, "Vacant");
  const box = html("div", { class: "chip-box" }, empty, chips);
  const element = html("div", { class: "field", role: "group", "aria-label": "People" }, label, box, editors);
  const setOpen = (/** @type {string | null} */ id) => {
    open = id;
    refresh();
  };
  const ids = () => state.structure.holdersOf(roleId).map(({ id }) => id);
  const refreshChips = keyedList(chips, ids, (id) =>
    personChip(
      context,
      id,
      () => open === id,
      () => setOpen(open === id ? null : id),
    ),
  );
  const refreshEditors = keyedList(
    editors,
    () => ids().filter((id) => id === open),
    (id) => personEditor(context, id),
  );
  const adder = readOnly ? null : personAdder(context, roleId);
  if (adder) box.append(adder.opener, adder.form);
  const refresh = () => {
    empty.hidden = !state.structure.isVacant(roleId);
    refreshChips();
    refreshEditors();
  };
  refresh();
  return { element, refresh };
}

/** @param {Context} context @param {string} roleId */
function personAdder({ edit }, roleId) {
  return makeAdder({
    label: "+ add",
    look: { class: "chip chip-add", describes: "Add a person" },
    field: { maxlength: 500, placeholder: "Name", "aria-label": "Name of the new person" },
    add: (name) => void edit("add_holder", { role_id: roleId, name }),
  });
}

/**
 * @param {Context} context @param {string} id @param {() => boolean} isOpen @param {() => void} toggle
 * @returns {Field}
 */
function personChip({ state }, id, isOpen, toggle) {
  const element = button("", toggle, { class: "chip chip-person" });
  const refresh = () => {
    const holder = state.organisation.holders.get(id);
    element.replaceChildren(holder ? `${holder.name}${holder.acting ? " (acting)" : ""}` : "");
    element.setAttribute("aria-expanded", String(isOpen()));
    element.setAttribute("dir", "auto");
  };
  refresh();
  return { element, refresh };
}

/** @param {Context} context @param {string} id @returns {Field} */
function personEditor({ state, edit, readOnly }, id) {
  const text = (
    /** @type {"name" | "email" | "phone" | "location"} */ key,
    /** @type {string} */ label,
    type = "text",
  ) =>
    textField({
      label,
      type,
      readOnly,
      limit: key === "name" ? 500 : 200,
      value: () => state.organisation.holders.get(id)?.[key] ?? "",
      save: (value) => edit("edit_holder", { holder_id: id, [key]: value }),
    });
  const fields = [
    text("name", "Name"),
    tickField({
      label: "Acting",
      readOnly,
      value: () => state.organisation.holders.get(id)?.acting ?? false,
      save: (acting) => edit("edit_holder", { holder_id: id, acting }),
    }),
    text("email", "E-mail"),
    text("phone", "Phone", "tel"),
    text("location", "Location"),
  ];
  const remove = button("Remove from role", () => void edit("remove_holder", { holder_id: id }), {
    class: "quiet-button is-danger",
  });
  const element = html(
    "div",
    { class: "card" },
    ...fields.map((field) => field.element),
    ...(readOnly ? [] : [remove]),
  );
  return { element, refresh: () => fields.forEach((field) => field.refresh()) };
}
