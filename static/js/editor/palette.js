/**
 * The palette: every action by its name, searched while typing.
 *
 * @typedef {import("./types.js").Action} Action
 */

import { html, icon } from "./dom.js";
import { printed } from "./toolbar.js";

/** Lower case, without accents. @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** How well words fit an action: 0 for its name's start, more for less, null for not at all. */
function rank(/** @type {Action} */ { title, label, hint, family }, /** @type {string[]} */ words) {
  const name = plain(title ?? label);
  const all = plain([title, label, hint, family].join(" "));
  if (!words.every((word) => all.includes(word))) return null;
  const [first = ""] = words;
  return name.startsWith(first) ? 0 : words.every((word) => name.includes(word)) ? 1 : 2;
}

/**
 * @param {object} parts
 * @param {() => Action[]} parts.actions
 * @param {() => boolean} parts.canEdit
 * @returns {() => void} opens it
 */
export function makePalette({ actions, canEdit }) {
  const input = html("input", {
    type: "text",
    class: "palette-input",
    role: "combobox",
    "aria-label": "Search all actions",
    "aria-expanded": "true",
    "aria-controls": "palette-list",
    "aria-autocomplete": "list",
    placeholder: "Search all actions",
    autocomplete: "off",
    spellcheck: "false",
  });
  const list = html("div", { id: "palette-list", class: "palette-list", role: "listbox", "aria-label": "Actions" });
  const nothing = html("p", { class: "palette-nothing", role: "status" });
  const dialog = html("dialog", { class: "palette", "aria-label": "All actions" }, input, list, nothing);
  document.body.append(dialog);
  /** @type {Action[]} */
  let found = [];
  let at = 0;

  const choose = (/** @type {Action | undefined} */ action) => {
    if (!action?.isEnabled()) return;
    dialog.close();
    action.run();
  };
  const mark = (/** @type {number} */ index) => {
    at = Math.max(0, Math.min(index, found.length - 1));
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = list.children[at];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const ranked = actions()
      .filter((action) => !(action.edits && !canEdit()) && action.isOffered?.() !== false)
      .map((action) => ({ action, place: rank(action, words) }))
      .filter(({ place }) => place !== null);
    // What cannot be done now comes last.
    const weight = (/** @type {{action: Action, place: number | null}} */ { action, place }) =>
      (place ?? 0) + (action.isEnabled() ? 0 : 10);
    found = ranked.sort((a, b) => weight(a) - weight(b)).map(({ action }) => action);
    list.replaceChildren(...found.map((action) => option(action, choose)));
    nothing.textContent = found.length === 0 ? "No action is called that." : "";
    mark(0);
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => mark(at + 1 < found.length ? at + 1 : 0),
      ArrowUp: () => mark(at > 0 ? at - 1 : found.length - 1),
      PageDown: () => mark(at + 8),
      PageUp: () => mark(at - 8),
      Enter: () => choose(found[at]),
    };
    const act = event.isComposing ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  return () => {
    input.value = "";
    dialog.showModal();
    show();
  };
}

/** @param {Action} action @param {(action: Action) => void} choose */
function option(action, choose) {
  const { name, title, label, hint, keys, family } = action;
  const more = hint && hint !== (title ?? label) ? hint : "";
  const element = html(
    "div",
    {
      id: `palette-${name}`,
      class: "palette-option",
      role: "option",
      "data-action": name,
      "aria-disabled": String(!action.isEnabled()),
    },
    action.icon ? icon(action.icon) : html("span", { class: "icon" }),
    html("span", { class: "palette-label" }, html("b", {}, title ?? label), more ? html("small", {}, more) : null),
    html("span", { class: "palette-family" }, family ?? ""),
    ...keys.slice(0, 1).map((key) => html("kbd", {}, printed(key))),
  );
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("click", () => choose(action));
  return element;
}
