/**
 * Items of a scene that can be moved without copying what is in them: the texts and the disc of a box are
 * placed from its own corner. The server places everything in the scene, and says of what has only moved
 * how far: see orgchart/scene/changes.py.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Connector} Connector
 * @typedef {import("./types.js").Point} Point
 */

/** Places are hundredths of a point. @param {number} value */
function near(value) {
  return Math.round(value * 100) / 100;
}

/**
 * Place the texts and the disc of a box that has just arrived from its own corner.
 * @param {Box} box @returns {Box} the same
 */
export function anchored(box) {
  const { x, y, avatar } = box;
  for (const { lines } of box.texts) moveWords(lines, -x, -y);
  if (avatar) {
    avatar.cx = near(avatar.cx - x);
    avatar.cy = near(avatar.cy - y);
    moveWords(avatar.text.lines, -x, -y);
  }
  return box;
}

/** @param {import("./types.js").TextLine[]} lines @param {number} dx @param {number} dy */
function moveWords(lines, dx, dy) {
  for (const line of lines) {
    line.x = near(line.x + dx);
    line.y = near(line.y + dy);
  }
}

/** A copy of a box at a distance. @param {Box} box @param {number} dx @param {number} dy @returns {Box} */
export function shiftedBox(box, dx, dy) {
  return { ...box, x: near(box.x + dx), y: near(box.y + dy) };
}

/**
 * A copy of a line at a distance, with its label.
 * @param {Connector} line @param {number} dx @param {number} dy @returns {Connector}
 */
export function shiftedLine(line, dx, dy) {
  const points = line.points.map(([x, y]) => /** @type {Point} */ ([near(x + dx), near(y + dy)]));
  const { label, plate } = line;
  if (label === null && plate === null) return { ...line, points };
  const lines = label?.lines.map(({ text, x, y }) => ({ text, x: near(x + dx), y: near(y + dy) })) ?? [];
  return {
    ...line,
    points,
    label: label && { ...label, lines },
    plate: plate && { ...plate, x: near(plate.x + dx), y: near(plate.y + dy) },
  };
}

/**
 * Return the items with some put, some moved and some removed.
 * @template {{id: string}} T
 * @param {Map<string, T>} map @param {import("./types.js").ItemChanges<T>} changes
 * @param {(item: T, dx: number, dy: number) => T} shifted
 */
export function changed(map, { put, moved, routed = [], remove }, shifted) {
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
