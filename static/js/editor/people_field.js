/** The people who hold a role: a chip each, opened to edit, and one to add another. */

import { makeAdder } from "./adder.js";
import { html } from "./dom.js";
import { button, keyedList, textField, tickField } from "./fields.js";
import { photoField, receivePastes } from "./photo_field.js";

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
    const isPlanned = state.organisation.roles.get(roleId)?.planned && ids().length === 0;
    empty.hidden = !state.structure.isVacant(roleId) && !isPlanned;
    empty.textContent = isPlanned ? "Planned" : "Vacant";
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
    const remarks = holder ? [holder.acting && "acting", holder.fte < 1 && `${holder.fte} FTE`] : [];
    const said = remarks.filter(Boolean).join(", ");
    element.replaceChildren(html("span", {}, holder?.name ?? ""), said && ` (${said})`);
    element.setAttribute("aria-expanded", String(isOpen()));
    element.setAttribute("dir", "auto");
  };
  refresh();
  return { element, refresh };
}

/** @param {Context} context @param {string} id @returns {Field} */
function personEditor(context, id) {
  const { state, edit, readOnly, photos } = context;
  const text = (
    /** @type {"name" | "email" | "phone" | "location"} */ key,
    /** @type {string} */ label,
    type = "text",
  ) =>
    textField({
      label,
      type,
      inputmode: key === "email" ? "email" : undefined,
      readOnly,
      limit: key === "name" ? 500 : 200,
      value: () => state.organisation.holders.get(id)?.[key] ?? "",
      save: (value) => edit("edit_holder", { holder_id: id, [key]: value }),
    });
  const photo = photoField(context, id);
  const fields = [
    photo,
    text("name", "Name"),
    tickField({
      label: "Acting",
      readOnly,
      value: () => state.organisation.holders.get(id)?.acting ?? false,
      save: (acting) => edit("edit_holder", { holder_id: id, acting }),
    }),
    textField({
      label: "FTE",
      type: "number",
      min: 0.01,
      max: 1,
      step: 0.01,
      readOnly,
      value: () => String(state.organisation.holders.get(id)?.fte ?? 1),
      save: (value) => edit("edit_holder", { holder_id: id, fte: Number(value) }),
    }),
    text("email", "E-mail"),
    text("phone", "Phone", "tel"),
    text("location", "Location"),
  ];
  const remove = button("Remove from role", () => void edit("remove_holder", { holder_id: id }), {
    class: "quiet-button is-danger",
  });
  const others = () => state.structure.holdersOf(state.organisation.holders.get(id)?.role_id ?? "");
  const place = () => others().findIndex((holder) => holder.id === id);
  const move = (/** @type {number} */ by) =>
    void edit("edit_holder", { holder_id: id, position: Math.max(0, place() + by) });
  const up = button("↑ Up", () => move(-1), { describes: "Move this person up" });
  const down = button("↓ Down", () => move(1), { describes: "Move this person down" });
  const tools = html("div", { class: "row-tools" }, up, down, remove);
  const element = html(
    "div",
    { class: "card" },
    ...fields.map((field) => field.element),
    ...(readOnly ? [] : [tools]),
  );
  if (!readOnly) receivePastes(element, (picture) => void photos.give(id, picture));
  const refresh = () => {
    fields.forEach((field) => field.refresh());
    up.hidden = down.hidden = others().length < 2;
    up.disabled = place() === 0;
    down.disabled = place() === others().length - 1;
  };
  refresh();
  return { element, refresh };
}
