/**
 * The buttons on a template's chart that fold and unfold what is below a role. One of them is in the order of
 * the Tab key; arrow keys go on from there.
 *
 * @typedef {{manager: string, title: string, names: string, unit: string, below: number}} Branch
 * @typedef {{id: string, folded: boolean, hidden: number}} Toggle
 */

import { areaOf } from "./viewer.js";

/** Where they stand at a box, in layouts that do not grow downwards. @type {Record<string, [x: number, y: number]>} */
const SIDES = { inverted: [0.5, 0], "left-right": [1, 0.5], "right-left": [0, 0.5] };
/** @type {Record<string, number>} */
const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Make the layer that holds the buttons.
 * @param {(id: string) => void} press
 */
export function makeToggles(press) {
  const layer = document.createElement("div");
  layer.className = "toggles";
  layer.setAttribute("role", "toolbar");
  layer.setAttribute("aria-label", "Fold and unfold branches");
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  let current = "";

  /** @param {HTMLButtonElement} button */
  function choose(button) {
    current = button.dataset["role"] ?? "";
    for (const each of buttons) each.tabIndex = each === button ? 0 : -1;
  }

  layer.addEventListener("click", ({ target }) => {
    const id = target instanceof HTMLButtonElement ? target.dataset["role"] : undefined;
    if (id) press(id);
  });
  layer.addEventListener("dblclick", (event) => event.stopPropagation());
  layer.addEventListener("focusin", ({ target }) => target instanceof HTMLButtonElement && choose(target));
  layer.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (way === undefined || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    buttons.at((buttons.indexOf(event.target) + way) % buttons.length)?.focus();
  });

  return {
    layer,
    /** Show the button of the box that the pointer is on, if it has one. @param {string | undefined} id */
    near(id) {
      for (const each of buttons) each.classList.toggle("is-near", each.dataset["role"] === id);
    },
    /**
     * Show a button for each of some roles, in their order.
     * @param {SVGSVGElement} drawing @param {string} layout @param {Toggle[]} toggles @param {Record<string, Branch>} branches
     */
    show(drawing, layout, toggles, branches) {
      const focused = layer.contains(document.activeElement);
      const [across, down] = SIDES[layout] ?? [0.5, 1];
      buttons = toggles.flatMap(({ id, folded, hidden }) => {
        const area = areaOf(drawing, id);
        const branch = branches[id];
        return area && branch ? [makeButton(id, folded, hidden, branch, area.x + area.width * across, area.y + area.height * down)] : [];
      });
      layer.replaceChildren(...buttons);
      const kept = buttons.find((button) => button.dataset["role"] === current) ?? buttons[0];
      if (kept) choose(kept);
      if (focused) kept?.focus({ preventScroll: true });
    },
  };
}

/**
 * @param {string} id @param {boolean} folded @param {number} hidden @param {Branch} branch
 * @param {number} x @param {number} y
 */
function makeButton(id, folded, hidden, branch, x, y) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "toggle";
  button.dataset["role"] = id;
  button.textContent = folded ? `+${hidden}` : "−";
  const who = branch.names ? `${branch.title}, ${branch.names}` : branch.title;
  button.setAttribute("aria-label", `Below ${who}: ${branch.below} role${branch.below === 1 ? "" : "s"}`);
  button.setAttribute("aria-expanded", String(!folded));
  button.style.left = `${x}px`;
  button.style.top = `${y}px`;
  return button;
}
