/** What a row of the outline shows: who holds the role, what it is, the colour of its unit. */

import { html, icon } from "./dom.js";

/**
 * @typedef {object} Words all that decides what is drawn
 * @property {string} who a name, or what stands for one
 * @property {string} what
 * @property {boolean} isNobody true where nobody holds the post
 * @property {string} colour
 * @property {boolean} isParent
 */

/**
 * @param {import("./outline_rows.js").Row} row @param {import("./organisation.js").Structure} structure
 * @returns {Words}
 */
export function wordsOf({ role, isParent }, structure) {
  const name = structure
    .holdersOf(role.id)
    .map((holder) => holder.name)
    .join(", ");
  const isVacant = structure.isVacant(role.id);
  const isNobody = isVacant || (role.planned && !name && role.headcount === 1);
  const count = role.headcount > 1 ? `${role.headcount} posts` : "";
  const absence = isVacant ? "Vacant" : "Planned";
  return {
    who: isNobody ? absence : name || role.title,
    what: name || isNobody ? role.title : count,
    isNobody,
    colour: structure.unitColour(role.unit_id) || "var(--ink-3)",
    isParent,
  };
}

/** @param {Words} words @returns {(Node | string)[]} */
export function drawWords({ who, what, isNobody, colour, isParent }) {
  const swatch = html("i", { class: "swatch" });
  swatch.style.background = colour;
  return [
    html("span", { class: "twisty", "aria-hidden": "true" }, ...(isParent ? [icon("down")] : [])),
    swatch,
    isNobody ? html("span", { class: "chip-vacant" }, who) : html("b", { dir: "auto", title: who }, who),
    " ",
    html("span", { class: "tree-what", dir: "auto", title: what }, what),
  ];
}
