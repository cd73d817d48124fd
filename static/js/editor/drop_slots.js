/**
 * The places between siblings where something can be dropped, as the picture shows them in any layout.
 *
 * Siblings stand along an axis: beside each other where their lines come from above or below, one after
 * the other where they come from a side.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Role} Role
 * @typedef {{x: number, y: number}} Place
 *
 * @typedef {object} Bar the mark of a slot: a line
 * @property {number} x1
 * @property {number} y1
 * @property {number} x2
 * @property {number} y2
 *
 * @typedef {object} Slot
 * @property {string | null} manager
 * @property {Role[]} siblings all of the kind that stand there now
 * @property {number} index where among them it goes in
 * @property {boolean} isBeside whether those are assistants and advisers
 * @property {Bar} bar
 *
 * @typedef {import("./state.js").State} State
 */

import { standsBeside } from "./organisation.js";

/** The part at each end of a box that means "beside" instead of "below". */
const END = 0.2;
/** How far beside a box, along the axis and across it, a drop still means that place. */
const REACH = { along: 44, across: 8 };
/** From here on the desk is empty. */
const NEAR = 60;
/** How far from a box the mark stands where no sibling follows. */
const APART = 8;

/**
 * The slot at a point; null where there is none, "near" where a box is so near that nothing is meant.
 * @param {State} state @param {Place} at @param {Box | undefined} under the box at that point
 * @returns {Slot | "near" | null}
 */
export function slotAt(state, at, under) {
  if (under) {
    const share = shareAlong(state, under, at);
    return share < END || share > 1 - END ? slotBeside(state, under, share > 0.5) : null;
  }
  let isNear = false;
  let best = /** @type {Box | null} */ (null);
  let least = Infinity;
  for (const box of state.scene.boxes.values()) {
    const dx = Math.max(box.x - at.x, 0, at.x - box.x - box.width);
    const dy = Math.max(box.y - at.y, 0, at.y - box.y - box.height);
    if (dx > NEAR || dy > NEAR) continue;
    isNear = true;
    const [along, across] = isRow(state, box) ? [dx, dy] : [dy, dx];
    if (along > REACH.along || across > REACH.across || along + across >= least) continue;
    best = box;
    least = along + across;
  }
  if (best) return slotBeside(state, best, shareAlong(state, best, at) > 0.5) ?? "near";
  return isNear ? "near" : null;
}

/** How far along a box a point is, from 0 to 1 from its first end on. @param {State} state @param {Box} box @param {Place} at */
function shareAlong(state, box, at) {
  const share = isRow(state, box) ? (at.x - box.x) / box.width : (at.y - box.y) / box.height;
  return isReversed(state, box) ? 1 - share : share;
}

/** The siblings of the same kind, in order. @param {State} state @param {string} id */
function siblingsOf(state, id) {
  const isBeside = standsBeside(state.organisation.roles.get(id));
  return state.structure.siblings(id).filter((role) => standsBeside(role) === isBeside);
}

/** The boxes of a box's siblings before and after it. @param {State} state @param {Box} box */
function neighbours(state, box) {
  const siblings = siblingsOf(state, box.id);
  const at = siblings.findIndex(({ id }) => id === box.id);
  const boxAt = (/** @type {number} */ index) => {
    const role = siblings[index];
    return role && state.scene.boxes.get(state.boxIdOf(role.id));
  };
  return { before: boxAt(at - 1), after: boxAt(at + Math.max(1, box.members.length)) };
}

/** Whether siblings stand beside each other there: the line comes from above or below. @param {State} state @param {Box} box */
function isRow(state, box) {
  const points = state.scene.connectors.get(`solid:${box.id}`)?.points ?? [];
  const [from, to] = points.slice(-2);
  if (from && to) return Math.abs(to[0] - from[0]) < Math.abs(to[1] - from[1]);
  const { before, after } = neighbours(state, box);
  const other = before ?? after;
  if (other) return Math.abs(other.x - box.x) > Math.abs(other.y - box.y);
  return !["left-right", "right-left"].includes(state.organisation.charts.get("chart")?.layout ?? "");
}

/** Whether the siblings run from right to left, or from below up. @param {State} state @param {Box} box */
function isReversed(state, box) {
  const { before, after } = neighbours(state, box);
  const [first, second] = after ? [box, after] : before ? [before, box] : [];
  if (!first || !second) return false;
  const [along, across] = [second.x - first.x, second.y - first.y];
  const step = isRow(state, box) ? along : across;
  // The next one may stand in another column; then the usual direction is the best guess.
  return step < 0 && Math.abs(step) >= Math.abs(isRow(state, box) ? across : along);
}

/** @param {State} state @param {Box} box @param {boolean} isAfter @returns {Slot | null} */
function slotBeside(state, box, isAfter) {
  const siblings = siblingsOf(state, box.id);
  const at = siblings.findIndex(({ id }) => id === box.id);
  if (at < 0 || state.foresight.leaving.has(box.id)) return null;
  const { before, after } = neighbours(state, box);
  return {
    manager: state.structure.managerOf(box.id),
    siblings,
    index: isAfter ? at + Math.max(1, box.members.length) : at,
    isBeside: standsBeside(siblings[at]),
    bar: barBetween(state, box, isAfter ? after : before, isAfter),
  };
}

/** @param {State} state @param {Box} box @param {Box | undefined} other @param {boolean} isAfter @returns {Bar} */
function barBetween(state, box, other, isAfter) {
  const row = isRow(state, box);
  const isAtEnd = isAfter !== isReversed(state, box);
  const span = (/** @type {Box} */ each) =>
    row
      ? { start: each.x, end: each.x + each.width, low: each.y, high: each.y + each.height }
      : { start: each.y, end: each.y + each.height, low: each.x, high: each.x + each.width };
  const own = span(box);
  let at = isAtEnd ? own.end + APART : own.start - APART;
  if (other) {
    const next = span(other);
    const isLevel = next.low < own.high && own.low < next.high;
    const gap = isAtEnd ? next.start - own.end : own.start - next.end;
    if (isLevel && gap >= 0 && gap < 80) at = isAtEnd ? own.end + gap / 2 : own.start - gap / 2;
  }
  return row
    ? { x1: at, y1: own.low - 3, x2: at, y2: own.high + 3 }
    : { x1: own.low - 3, y1: at, x2: own.high + 3, y2: at };
}
