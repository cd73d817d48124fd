/** Making units: each gets a colour that no other has, where one is left, and a name that is typed at once. */

import { newId } from "./commands.js";
import { byId } from "./dom.js";

/** The palette of tokens.css, with what its colours are called: they can be read on white. */
export const UNIT_COLOURS = new Map([
  ["#2563eb", "Blue"],
  ["#0f766e", "Teal"],
  ["#7c3aed", "Violet"],
  ["#b91c1c", "Red"],
  ["#b45309", "Brown"],
  ["#0369a1", "Sea blue"],
  ["#be185d", "Pink"],
  ["#4d7c0f", "Green"],
  ["#334155", "Slate"],
]);

/** The colour that fewest units have, the earliest of those. @param {Iterable<{colour?: string}>} units */
export function freshColour(units) {
  const uses = new Map([...UNIT_COLOURS.keys()].map((colour) => [colour, 0]));
  for (const { colour = "" } of units) if (uses.has(colour)) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const least = Math.min(...uses.values());
  return [...UNIT_COLOURS.keys()].find((colour) => uses.get(colour) === least) ?? "";
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
