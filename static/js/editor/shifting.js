/**
 * What has only moved, at its new place. The server says how far, because that is much less than
 * drawing it anew: see orgchart/scene/changes.py, which decides what has only moved.
 */

/** Places are hundredths of a point. @param {number} value */
function near(value) {
  return Math.round(value * 100) / 100;
}

/**
 * Return a copy of an item of a scene, and of all that is in it, at a distance.
 * @template {object} T
 * @param {T} item @param {number} dx @param {number} dy @returns {T}
 */
export function shifted(item, dx, dy) {
  /** @type {Record<string, any>} */
  const copy = { ...item };
  for (const [key, value] of Object.entries(item)) {
    if (key === "x" || key === "cx") copy[key] = near(value + dx);
    else if (key === "y" || key === "cy") copy[key] = near(value + dy);
    else if (typeof value !== "object" || value === null) continue;
    else if (key === "points")
      copy[key] = value.map((/** @type {import("./types.js").Point} */ [x, y]) => [near(x + dx), near(y + dy)]);
    else if (!Array.isArray(value)) copy[key] = shifted(value, dx, dy);
    else if (typeof value[0] === "object") copy[key] = value.map((each) => shifted(each, dx, dy));
  }
  return /** @type {T} */ (copy);
}

/**
 * Return the items with some put, some moved and some removed.
 * @template {{id: string}} T
 * @param {Map<string, T>} map @param {import("./types.js").ItemChanges<T>} changes
 */
export function changed(map, { put, moved, routed = [], remove }) {
  const copy = new Map(map);
  for (const id of remove) copy.delete(id);
  for (const { dx, dy, ids } of moved) {
    for (const id of ids) {
      const item = copy.get(id);
      if (item) copy.set(id, shifted(item, dx, dy));
    }
  }
  for (const [id, points] of routed) {
    const item = copy.get(id);
    if (item) copy.set(id, { ...item, points });
  }
  for (const item of put) copy.set(item.id, item);
  return copy;
}
