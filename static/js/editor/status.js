/** What the page says of the chart: how far it is saved, its numbers, and hints that lead to the place. */

import { html, icon, scrollByKeyboard } from "./dom.js";

/** @typedef {import("./state.js").State} State */

/** @param {number} number @param {string} one @param {string} [many] */
function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Milliseconds that an edit may take before the page speaks of it: most are saved sooner. */
const PATIENCE = 250;

/** @param {HTMLElement} element @param {State} state */
export function showSaving(element, state) {
  let patience = 0;
  const write = () => {
    clearTimeout(patience);
    patience = 0;
    const { stage, waiting, reason } = state.saving;
    const texts = {
      saved: "Saved",
      saving: "Saving…",
      offline: waiting ? `Offline, ${counted(waiting, "change")} waiting` : "Offline",
      failed: `Not saved: ${reason}`,
    };
    const text = state.canEdit ? texts[stage] : "View only";
    if (element.textContent !== text) element.textContent = element.title = text;
  };
  const show = () => {
    const { stage } = state.saving;
    element.dataset["stage"] = stage;
    if (stage !== "saving") write();
    else patience ||= window.setTimeout(write, PATIENCE);
  };
  state.on("saving", show);
  state.on("scene", show);
  show();
}

/**
 * @param {HTMLElement} numbers @param {HTMLElement} hints
 * @param {State} state @param {(place: {role_id: string | null, unit_id: string | null}) => void} go
 * @param {(key: string, opener: HTMLElement) => void} explain opens the panel of a figure
 */
export function showMetrics(numbers, hints, state, go, explain) {
  /** @type {Map<string, HTMLElement>} buttons that stay, so that the keyboard stays on them */
  const buttons = new Map();
  for (const key of ["roles", "people", "vacant", "planned", "layers", "average_span"]) {
    const look = { type: "button", class: "number", "aria-haspopup": "dialog", "aria-expanded": "false" };
    const button = html("button", { ...look, "data-figure": key });
    button.addEventListener("click", () => explain(key, button));
    buttons.set(key, button);
  }
  numbers.replaceChildren(...buttons.values());
  let shown = "";
  const update = () => {
    const { metrics } = state;
    const words = {
      roles: counted(metrics.roles, "role"),
      people: counted(metrics.people, "person", "people"),
      vacant: `${metrics.vacant.toLocaleString("en")} vacant`,
      planned: `${metrics.planned.toLocaleString("en")} planned`,
      layers: counted(metrics.layers, "layer"),
      average_span: `average span ${metrics.average_span}`,
    };
    for (const [key, text] of Object.entries(words)) {
      const button = buttons.get(key);
      if (button && button.textContent !== text) button.textContent = text;
    }
    buttons.get("planned")?.toggleAttribute("hidden", metrics.planned === 0);
    buttons.get("vacant")?.classList.toggle("is-warning", metrics.vacant > 0);
    const found = JSON.stringify(metrics.hints);
    if (found !== shown) showHints(hints, metrics.hints, go);
    shown = found;
  };
  state.on("scene", update);
  update();
  scrollByKeyboard(numbers);
}

/**
 * @param {HTMLElement} element @param {import("./types.js").Hint[]} hints
 * @param {(place: import("./types.js").Hint) => void} go
 */
function showHints(element, hints, go) {
  element.hidden = hints.length === 0;
  const wasOpen = element.querySelector("details")?.open ?? false;
  const hintButton = (/** @type {import("./types.js").Hint} */ hint, /** @type {string} */ text) => {
    const button = html("button", { type: "button", class: "hint" }, text);
    button.addEventListener("click", () => {
      const menu = button.closest("details");
      if (menu) menu.open = false;
      go(hint);
    });
    return button;
  };
  if (hints.length === 0) return element.replaceChildren();
  const list = html("ul", { class: "menu-items" });
  const menu = html("details", { class: "menu" }, html("summary", {}, counted(hints.length, "hint"), icon("up")), list);
  // Edit after edit has other hints, and most are never looked at.
  const fill = () => {
    if (menu.open && !list.hasChildNodes())
      list.append(...hints.slice(0, 100).map((hint) => html("li", {}, hintButton(hint, hint.message))));
  };
  menu.addEventListener("toggle", fill);
  menu.open = wasOpen;
  fill();
  element.replaceChildren(menu);
}
