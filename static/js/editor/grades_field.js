/** The grades of the chart in the chart's panel: ordered, the highest first; named, moved, added, removed. */

import { html } from "./dom.js";
import { button, keyedList } from "./fields.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./inspector.js").Context} Context
 */

/** The layouts that give each grade its row or ring. */
const LAYOUTS = new Set(["levels", "rings"]);

/** @param {Context} context */
const gradesOf = ({ state }) => state.organisation.charts.get("chart")?.grades ?? [];

/** The grades, where the layout stands by them. @param {Context} context @returns {Field} */
export function gradesField(context) {
  const { state, readOnly } = context;
  const list = html("ol", { class: "grade-list" });
  // Rows go by their place, so that a grade that is renamed keeps its row and whoever types there.
  const refreshList = keyedList(
    list,
    () => [...gradesOf(context).keys()].map(String),
    (at) => gradeRow(context, Number(at), list),
  );
  const element = html("section", { class: "panel", "aria-label": "Grades" }, html("h2", {}, "Grades"), list);
  if (!readOnly) element.append(gradeAdder(context));
  const refresh = () => {
    refreshList();
    const layout = state.organisation.charts.get("chart")?.layout ?? "";
    const isEmpty = gradesOf(context).length === 0;
    element.hidden = !LAYOUTS.has(layout) || (isEmpty && readOnly);
  };
  refresh();
  return { element, refresh };
}

/** @param {Context} context @param {number} at @param {HTMLElement} list @returns {Field} */
function gradeRow(context, at, list) {
  const { state, edit, readOnly } = context;
  const grade = () => gradesOf(context)[at] ?? "";
  const order = (/** @type {string[]} */ grades) => void edit("edit_chart", { grades });
  const input = html("input", {
    type: "text",
    maxlength: 100,
    readonly: readOnly,
    autocomplete: "off",
    dir: "auto",
    "aria-label": `Grade ${at + 1}`,
  });
  let shown = "";
  input.addEventListener("change", () => {
    const name = input.value.trim();
    const isNew = name !== "" && !gradesOf(context).includes(name);
    if (isNew) void edit("rename_grade", { grade: shown, name });
    else input.value = shown;
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.value = shown;
    event.stopPropagation();
    input.blur();
  });
  const move = (/** @type {number} */ to, /** @type {string} */ name) => {
    const grades = [...gradesOf(context)];
    grades.splice(to, 0, ...grades.splice(at, 1));
    order(grades);
    const row = list.children[to];
    const again = row?.querySelector(`.${name}:enabled`) ?? row?.querySelector("button:enabled");
    if (again instanceof HTMLElement) again.focus();
  };
  const up = button("↑", () => move(at - 1, "grade-up"), { class: "grade-up" });
  const down = button("↓", () => move(at + 1, "grade-down"), { class: "grade-down" });
  const remove = button("×", () => {
    const place = [...gradesOf(context)];
    place.splice(at, 1);
    order(place);
    const rows = list.querySelectorAll("input");
    (rows[Math.min(at, rows.length - 1)] ?? list.nextElementSibling?.querySelector("button"))?.focus();
  });
  const size = html("span", { class: "unit-size" });
  const element = html("li", {}, input, size, ...(readOnly ? [] : [up, down, remove]));
  const refresh = () => {
    const isTouched = document.activeElement === input && input.value !== shown;
    shown = grade();
    if (!isTouched) input.value = shown;
    const roles = [...state.organisation.roles.values()].filter((role) => role.grade === shown);
    size.textContent = String(roles.length);
    size.title = roles.length === 1 ? "1 role" : `${roles.length} roles`;
    up.disabled = at === 0;
    down.disabled = at === gradesOf(context).length - 1;
    describe(up, `Move ${shown} up`);
    describe(down, `Move ${shown} down`);
    describe(remove, `Remove ${shown}`);
  };
  refresh();
  return { element, refresh };
}

/** @param {HTMLElement} element @param {string} words */
function describe(element, words) {
  element.setAttribute("aria-label", words);
  element.title = words;
}

/** @param {Context} context */
function gradeAdder(context) {
  const input = html("input", {
    type: "text",
    maxlength: 100,
    placeholder: "Name of the grade",
    "aria-label": "Name of the new grade",
    autocomplete: "off",
    dir: "auto",
  });
  const form = html(
    "form",
    { class: "person-adder", hidden: true },
    input,
    html("button", { type: "submit", class: "small-button" }, "Add"),
  );
  const opener = button("+ Add a grade", () => show(true));
  const show = (/** @type {boolean} */ isOpen) => {
    form.hidden = !isOpen;
    opener.hidden = isOpen;
    input.value = "";
    (isOpen ? input : opener).focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = input.value.trim();
    const grades = gradesOf(context);
    // The field stays open: grades come in lists.
    show(name !== "");
    if (name && !grades.includes(name)) void context.edit("edit_chart", { grades: [...grades, name] });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    show(false);
  });
  return html("div", {}, opener, form);
}
