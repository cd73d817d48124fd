/**
 * Rectangles and routes of the scene.
 *
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./viewport.js").Rect} Rect
 */

/** @param {Rect} a @param {Rect} b */
export function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** @param {Point[]} points @returns {Rect} */
export function boundsOf(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * A route part of the way from one to another of as many corners.
 * @param {Point[]} from @param {Point[]} to @param {number} share
 * @returns {Point[]}
 */
export function between(from, to, share) {
  return to.map(([x, y], at) => {
    const [fromX, fromY] = from[at] ?? [x, y];
    return [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
  });
}
