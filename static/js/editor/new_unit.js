/** Making units: each gets a colour that no other has, where one is left, and a name that is typed at once. */

import { newId } from "./commands.js";
import { byId } from "./dom.js";

/** The palette of tokens.css: colours that can be read on white. */
export const UNIT_COLOURS = [
  "#2563eb",
  "#0f766e",
  "#7c3aed",
  "#b91c1c",
  "#b45309",
  "#0369a1",
  "#be185d",
  "#4d7c0f",
  "#334155",
];

/** The colour that fewest units have, the earliest of those. @param {Iterable<{colour?: string}>} units */
export function freshColour(units) {
  const uses = new Map(UNIT_COLOURS.map((colour) => [colour, 0]));
  for (const { colour = "" } of units) if (uses.has(colour)) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const least = Math.min(...uses.values());
  return UNIT_COLOURS.find((colour) => uses.get(colour) === least) ?? "";
}

/**
 * Make a unit and open it in the inspector, ready for its name. Inside another it has that one's colour.
 * @param {Pick<import("./inspector.js").Context, "state" | "edit">} context
 * @param {string | null} parent
 * @param {(id: string) => Promise<boolean>} [use] what is done with it, before it is opened
 * @returns {Promise<boolean>} whether all of that went through
 */
export async function startUnit({ state, edit }, parent, use) {
  const id = newId();
  const colour = parent === null ? { colour: freshColour(state.organisation.units.values()) } : {};
  const made = edit("add_unit", { id, name: "New unit", parent_id: parent, ...colour });
  const used = use?.(id) ?? made;
  state.openUnit(id);
  const name = byId("inspector-body").querySelector("input");
  name?.focus();
  name?.select();
  return used;
}
