/**
 * The small buttons at the boxes of managers that collapse and expand what is below them.
 *
 * @typedef {import("./types.js").Box} Box
 */

import { svg } from "./dom.js";

const RADIUS = 12;
const AWAY = 9;
/** How much larger they are drawn from afar, so that a finger still hits them. */
const STEPS = [1, 1.35, 1.8, 2.4, 3];
/** Where they stand in layouts that do not grow downwards. @type {Record<string, [x: number, y: number]>} */
const SIDES = { inverted: [0.5, 0], "left-right": [1, 0.5], "right-left": [0, 0.5] };

/**
 * The button of a box, or null where it has none.
 * @param {Box} box @param {boolean} isManager @param {string} layout
 */
export function drawToggle({ width, height, hidden }, isManager, layout) {
  if (!isManager && hidden === 0) return null;
  const words = hidden > 0 ? `+${hidden.toLocaleString("en")}` : "";
  const half = Math.max(RADIUS, words.length * 4 + 6);
  const [x, y] = SIDES[layout] ?? [0.5, 1];
  // A box that hides something has room for the number; elsewhere words come close to the edge.
  const [dx, dy] = words ? [0, 0] : [(x - 0.5) * 2 * AWAY, (y - 0.5) * 2 * AWAY];
  const face = words
    ? svg("text", { y: 4, "text-anchor": "middle", "font-size": 12, "font-weight": "bold" }, words)
    : svg("path", { d: "M-4.500 0h9" });
  const group = svg(
    "g",
    { class: `toggle${words ? " is-folded" : ""}`, "aria-hidden": "true" },
    svg("title", {}, words ? `Expand: ${hidden} hidden` : "Collapse"),
    svg("rect", { x: -half, y: -RADIUS, width: 2 * half, height: 2 * RADIUS, rx: RADIUS }),
    face,
  );
  // It keeps its size on the screen, and its distance from the words in the box.
  group.style.transform =
    `translate(${width * x}px, ${height * y}px) scale(var(--unscale, 1)) translate(${dx}px, ${dy}px)`;
  return group;
}

/**
 * Let the buttons of a diagram be pressed, and keep them large enough.
 * @param {object} parts
 * @param {HTMLElement} parts.diagram
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {(id: string) => void} parts.press
 */
export function makeToggles({ diagram, viewport, press }) {
  /** @param {Event} event */
  const boxOf = ({ target }) =>
    (target instanceof Element && target.closest(".toggle") && target.closest(".box")?.getAttribute("data-id")) || null;
  // Before the gestures, which would take it for a tap on the box.
  diagram.addEventListener("pointerdown", (event) => boxOf(event) && event.stopPropagation(), { capture: true });
  diagram.addEventListener("click", (event) => {
    const id = boxOf(event);
    if (id !== null) press(id);
  });
  let step = 0;
  const resize = () => {
    const wanted = STEPS.find((each) => each * viewport.scale >= 1) ?? 3;
    if (wanted === step) return;
    step = wanted;
    diagram.style.setProperty("--unscale", String(step));
  };
  viewport.onChange(resize);
  resize();
}
