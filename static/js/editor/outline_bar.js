/** The keys of the outline as buttons, for fingers: only where a line is typed on a touch screen. */

import { html, icon } from "./dom.js";

/** @type {[string, string, number][]} key of the line, label, and how the arrow is turned */
const BUTTONS = [
  ["Shift+Tab", "A level up", 90],
  ["Tab", "A level down", -90],
  ["Alt+Shift+ArrowUp", "Earlier", 180],
  ["Alt+Shift+ArrowDown", "Later", 0],
];

/**
 * @param {(key: string) => void} press do what a key does in the line that is typed
 * @returns {HTMLElement}
 */
export function makeOutlineBar(press) {
  const buttons = BUTTONS.map(([key, label, turn]) => {
    const arrow = icon("down");
    arrow.style.rotate = `${turn}deg`;
    const button = html("button", { type: "button", "aria-label": label, tabindex: -1 }, arrow);
    button.addEventListener("click", () => press(key));
    return button;
  });
  const more = html("button", { type: "button", tabindex: -1 }, "New line");
  more.addEventListener("click", () => press("Enter"));
  const group = { class: "outline-bar", role: "group", "aria-label": "Typed line" };
  const bar = html("div", group, ...buttons, more);
  // The line keeps the keyboard.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  return bar;
}
