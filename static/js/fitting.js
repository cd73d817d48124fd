/**
 * Where a drawing lies in a viewport that shows all of it, clear of the buttons that lie in a corner.
 *
 * @typedef {{x: number, y: number, width: number, height: number}} Area
 * @typedef {{width: number, height: number}} Size
 */

const MARGIN = 28; // around a fitted drawing, at most this
const LARGEST = 1.25; // a small drawing is not blown up
const LEAST = 0.01;

/**
 * Return scale and place of the drawing. ``corner`` is how far the buttons reach in from the lower right corner;
 * room is left beside or above them, only where a box would lie below them, whichever leaves the drawing larger.
 * @param {Size} room @param {Size} drawing @param {Area[]} boxes in the drawing's own measure @param {Size} corner
 */
export function fitted(room, drawing, boxes, corner) {
  const usual = middle(room, drawing);
  if (!isCovered(usual, room, boxes, corner)) return usual;
  const above = middle({ width: room.width, height: room.height - corner.height }, drawing);
  const beside = middle({ width: room.width - corner.width, height: room.height }, drawing);
  return above.scale >= beside.scale ? above : beside;
}

/** In the middle of a room. @param {Size} room @param {Size} drawing */
function middle(room, drawing) {
  const margin = Math.min(MARGIN, room.width / 40);
  const across = (room.width - 2 * margin) / drawing.width;
  const down = (room.height - 2 * margin) / drawing.height;
  const scale = Math.max(LEAST, Math.min(across, down, LARGEST));
  return { scale, x: (room.width - drawing.width * scale) / 2, y: (room.height - drawing.height * scale) / 2 };
}

/**
 * @param {{scale: number, x: number, y: number}} place @param {Size} room @param {Area[]} boxes
 * @param {Size} corner
 */
function isCovered(place, room, boxes, corner) {
  const left = (room.width - corner.width - place.x) / place.scale;
  const top = (room.height - corner.height - place.y) / place.scale;
  return boxes.some((box) => box.x + box.width > left && box.y + box.height > top);
}
