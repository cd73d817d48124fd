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
  return () =>
    chosen.forEach((action, at) => {
      // Not "disabled": a button that is switched off while it has the focus would lose it.
      const button = /** @type {HTMLElement} */ (buttons[at]);
      button.setAttribute("aria-disabled", String(!action.isEnabled()));
      button.hidden = action.isOffered?.() === false;
    });
}

/** @param {Action} action */
export function shortcuts({ keys }) {
  return keys.length ? keys.map((key) => key.replace("Ctrl", "Control")).join(" ") : null;
}
