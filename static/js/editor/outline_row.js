/**
 * A row of the outline in the page: its place in the tree, and what it shows.
 *
 * @typedef {import("./outline_rows.js").Row} Row
 */

import { html, setAttributes } from "./dom.js";
import { drawWords, wordsOf } from "./outline_words.js";

const INDENT = 16;
const DEEPEST_INDENT = 9;

/**
 * Say where a row stands, to the eye and to a screen reader.
 * @param {HTMLElement} element @param {Row} row @param {number} top in pixels
 * @param {{isSelected: boolean, isCurrent: boolean}} state ``isCurrent``: whether Tab reaches it
 */
export function placeRow(element, row, top, { isSelected, isCurrent }) {
  setAttributes(element, {
    "aria-level": row.level,
    "aria-posinset": row.position,
    "aria-setsize": row.siblings,
    "aria-expanded": row.isParent ? String(row.isOpen) : null,
    "aria-selected": String(isSelected),
    tabindex: isCurrent ? 0 : -1,
  });
  element.classList.toggle("is-context", !row.isMatch);
  element.style.top = `${top}px`;
  element.style.paddingInlineStart = `${12 + Math.min(row.level - 1, DEEPEST_INDENT) * INDENT}px`;
}

/** @param {HTMLElement} element @param {Row} row @param {import("./organisation.js").Structure} structure */
export function drawRole(element, row, structure) {
  const words = wordsOf(row, structure);
  fill(element, Object.values(words).join("\n"), () => drawWords(words));
}

/** A line that is no role yet. @param {HTMLElement} element */
export function drawFresh(element) {
  fill(element, "", () => [
    html("span", { class: "twisty" }),
    html("i", { class: "swatch is-new" }),
    html("span", { class: "tree-hint" }, "Type the first role, or paste a list"),
  ]);
}

/**
 * Put what a row shows before the input that may stand in it, unless it is there already.
 * @param {HTMLElement} element @param {string} content by which it is known
 * @param {() => (Node | string)[]} draw
 */
function fill(element, content, draw) {
  if (element.dataset["content"] === content) return;
  element.dataset["content"] = content;
  const input = element.querySelector("input");
  for (const node of [...element.childNodes]) if (node !== input) node.remove();
  element.prepend(...draw());
}
