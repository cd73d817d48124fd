/** What the page says of the chart: how far it is saved, its numbers, and hints that lead to the place. */

import { html, icon, scrollByKeyboard } from "./dom.js";

/** @typedef {import("./state.js").State} State */

/** @param {number} number @param {string} one @param {string} [many] */
function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** @param {HTMLElement} element @param {State} state */
export function showSaving(element, state) {
  const show = () => {
    const { stage, waiting, reason } = state.saving;
    const texts = {
      saved: "Saved",
      saving: "Saving…",
      offline: waiting ? `Offline, ${counted(waiting, "change")} waiting` : "Offline",
      failed: `Not saved: ${reason}`,
    };
    element.textContent = state.canEdit ? texts[stage] : "View only";
    element.title = element.textContent;
    element.dataset["stage"] = stage;
  };
  state.on("saving", show);
  state.on("scene", show);
  show();
}

/**
 * @param {HTMLElement} numbers @param {HTMLElement} hints
 * @param {State} state @param {(id: string) => void} show selects a role and brings it into view
 */
export function showMetrics(numbers, hints, state, show) {
  const update = () => {
    const { metrics } = state;
    const vacant = html("span", { class: metrics.vacant ? "is-warning" : null }, `${metrics.vacant} vacant`);
    numbers.replaceChildren(
      html("span", {}, counted(metrics.roles, "role")),
      html("span", {}, counted(metrics.people, "person", "people")),
      vacant,
      html("span", {}, counted(metrics.layers, "layer")),
      html("span", {}, `average span ${metrics.average_span}`),
    );
    showHints(hints, metrics.hints, show);
  };
  state.on("scene", update);
  update();
  scrollByKeyboard(numbers);
}

/**
 * @param {HTMLElement} element @param {import("./types.js").Hint[]} hints
 * @param {(id: string) => void} show
 */
function showHints(element, hints, show) {
  element.hidden = hints.length === 0;
  const wasOpen = element.querySelector("details")?.open ?? false;
  const hintButton = (/** @type {import("./types.js").Hint} */ hint, /** @type {string} */ text) => {
    const button = html("button", { type: "button", class: "hint" }, text);
    button.addEventListener("click", () => hint.role_id && show(hint.role_id));
    return button;
  };
  const [first, ...rest] = hints;
  if (!first) return element.replaceChildren();
  if (rest.length === 0) return element.replaceChildren(hintButton(first, `1 hint: ${first.message}`));
  const list = hints.slice(0, 100).map((hint) => html("li", {}, hintButton(hint, hint.message)));
  const menu = html(
    "details",
    { class: "menu" },
    html("summary", {}, `${hints.length} hints`, icon("up")),
    html("ul", { class: "menu-items" }, ...list),
  );
  menu.open = wasOpen;
  element.replaceChildren(menu);
}
