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
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
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
