/**
 * The dialog with all keys: those of the actions, those that walk, and what the pointer does.
 *
 * @typedef {import("./types.js").Action} Action
 * @typedef {[string, string[]]} Row what is done, and the keys that do it
 */

import { html, icon } from "./dom.js";
import { printed } from "./toolbar.js";

/** @type {Row[]} */
const WALK = [
  ["To the manager", ["ArrowUp"]],
  ["To the first report", ["ArrowDown"]],
  ["Along the siblings", ["ArrowLeft", "ArrowRight"]],
  ["To the top of the chart", ["Home"]],
  ["Select on the way", ["Shift+Arrows"]],
  ["Let go, and then leave the diagram for the toolbar", ["Escape"]],
];
/** @type {Row[]} */
const OUTLINE = [
  ["A new line below", ["Enter"]],
  ["Type in the line", ["F2", "Click twice"]],
  ["While typing: a level down, a level up", ["Tab", "Shift+Tab"]],
  ["While typing: remove an empty line", ["Backspace"]],
  ["Leave the line", ["Escape"]],
  ["Open or close what is below a line", ["ArrowRight", "ArrowLeft"]],
];
/** @type {Row[]} */
const TABLE = [
  ["Type in a cell", ["Enter", "F2"]],
  ["Select a block of cells", ["Shift+Arrows"]],
  ["Fill a block down from its first row", ["Ctrl+D"]],
  ["Empty the cells", ["Delete"]],
  ["To the first or last cell", ["Ctrl+Home", "Ctrl+End"]],
];
/** @type {Row[]} */
const POINTER = [
  ["Report to somebody else", ["Drag onto a box"]],
  ["Change the order", ["Drag between boxes"]],
  ["To the top of the chart", ["Drag to the desk"]],
  ["Dotted line", ["Alt+Drag"]],
  ["Move the person alone", ["Drag the initials of the selected box"]],
  ["Add to the selection", ["Shift+Click"]],
  ["Add or take out", ["Ctrl+Click"]],
  ["Select with a rectangle", ["Shift+Drag on the desk"]],
  ["Menu", ["Right click"]],
  ["On a touch screen: lift a box, or open its menu", ["Long press"]],
];

/** The rows of the actions by family, those without keys left out. @param {Action[]} actions */
function familiesOf(actions) {
  /** @type {Map<string, Row[]>} */
  const families = new Map();
  for (const { family = "Chart", title, label, hint, keys } of actions) {
    if (keys.length === 0) continue;
    const rows = families.get(family) ?? [];
    families.set(family, [...rows, [hint ?? title ?? label, keys]]);
  }
  return families;
}

/**
 * @param {object} parts
 * @param {() => Action[]} parts.actions
 * @param {() => boolean} parts.canEdit
 * @returns {() => void} opens it
 */
export function makeKeysDialog({ actions, canEdit }) {
  const close = html("button", { type: "button", class: "dialog-close", "aria-label": "Close the keys" }, icon("close"));
  const body = html("div", { class: "keys-body", tabindex: 0, role: "group", "aria-label": "Keys by family" });
  const dialog = html(
    "dialog",
    { class: "keys-dialog", "aria-labelledby": "keys-heading" },
    html("header", {}, html("h2", { id: "keys-heading" }, "Keys"), close),
    body,
  );
  document.body.append(dialog);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return () => {
    const usable = actions().filter((action) => !(action.edits && !canEdit()));
    const typing = canEdit() ? [["Outline", OUTLINE], ["Table", TABLE]] : [];
    const pointer = ["Mouse and touch", canEdit() ? POINTER : POINTER.slice(5)];
    const families = [["Walk", WALK], ...familiesOf(usable), ...typing, pointer];
    body.replaceChildren(
      ...families.map(([name, rows]) => section(String(name), /** @type {Row[]} */ (rows))),
      html(
        "p",
        { class: "keys-note" },
        "Tab adds a role only while a box has the keyboard. Escape lets go of the selection and then moves to " +
          "the toolbar. Arrow keys go along in it, Tab goes on through the page.",
      ),
    );
    dialog.showModal();
    body.scrollTop = 0;
  };
}

/** @param {string} name @param {Row[]} rows */
function section(name, rows) {
  return html(
    "section",
    { "aria-label": name },
    html("h3", {}, name),
    html(
      "dl",
      {},
      ...rows.map(([what, keys]) =>
        html("div", {}, html("dt", {}, what), html("dd", {}, ...keys.map((key) => html("kbd", {}, printed(key))))),
      ),
    ),
  );
}
