/** Buttons made from actions, kept enabled and disabled as the state says. */

import { html, icon } from "./dom.js";

/** @typedef {import("./types.js").Action} Action */

/** A key as printed on keyboards. @param {string} key */
export function printed(key) {
  return key.replace(/Arrow(?=[A-Z])/, "").replace("Delete", "Del").replace("ContextMenu", "Menu");
}

/** @param {Action} action @returns {string} the sentence of a tooltip */
function tooltip({ label, hint, keys }) {
  const text = hint ?? label;
  return keys[0] ? `${text} (${printed(keys[0])})` : text;
}

/**
 * Fill a bar with a button for each named action.
 * @param {HTMLElement} bar @param {Action[]} actions @param {string[]} names
 * @param {{labels: boolean}} options
 * @returns {() => void} brings the buttons up to date
 */
export function makeToolbar(bar, actions, names, { labels }) {
  const chosen = names.map((name) => /** @type {Action} */ (actions.find((action) => action.name === name)));
  const buttons = chosen.map((action) => {
    const parts = action.icon ? [icon(action.icon)] : [];
    const button = html(
      "button",
      {
        type: "button",
        class: `tool is-${action.name}`,
        title: tooltip(action),
        "data-action": action.name,
        "aria-label": labels ? null : action.label,
        "aria-keyshortcuts": shortcuts(action),
      },
      ...parts,
      labels ? html("span", {}, action.label) : null,
    );
    button.addEventListener("click", () => action.isEnabled() && action.run());
    bar.append(button);
    return button;
  });
  const keepStop = bar.getAttribute("role") === "toolbar" ? walkByArrows(bar, buttons) : () => {};
  return () => {
    chosen.forEach((action, at) => {
      // Not "disabled": a button that is switched off while it has the focus would lose it.
      const button = /** @type {HTMLElement} */ (buttons[at]);
      button.setAttribute("aria-disabled", String(!action.isEnabled()));
      button.hidden = action.isOffered?.() === false;
    });
    keepStop();
  };
}

/**
 * Make a toolbar one stop of the Tab key, in which arrow keys, Home and End go along: ARIA's pattern of toolbars.
 * @param {HTMLElement} bar @param {HTMLElement[]} buttons
 * @returns {() => void} sees to it that the stop is a button that is offered
 */
function walkByArrows(bar, buttons) {
  let stop = buttons[0];
  const offered = () => buttons.filter((button) => !button.hidden);
  const stopAt = (/** @type {HTMLElement | undefined} */ button) => {
    stop = button;
    for (const each of buttons) each.tabIndex = each === stop ? 0 : -1;
  };
  bar.addEventListener("focusin", ({ target }) => stopAt(buttons.find((button) => button === target) ?? stop));
  bar.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = offered();
    const at = all.findIndex((button) => button === event.target);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  });
  return () => stopAt(stop?.hidden === false ? stop : offered()[0]);
}

/** @param {Action} action */
export function shortcuts({ keys }) {
  return keys.length ? keys.map((key) => key.replace("Ctrl", "Control")).join(" ") : null;
}
