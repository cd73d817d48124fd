/**
 * The menu at a box or at the desk, as an ARIA menu: by the other mouse button, by key, by a long press.
 *
 * @typedef {import("./types.js").Action} Action
 */

import { html, icon } from "./dom.js";
import { printed, shortcuts } from "./toolbar.js";

/** Room between the menu and the edge of the window, in pixels. */
const MARGIN = 8;
const TYPE_AHEAD_PAUSE = 700;

export class ContextMenu {
  /** @type {HTMLElement | null} */ #menu = null;
  #typed = { text: "", time: 0 };
  /** Where it was asked for, in the window. */
  #point = { x: 0, y: 0 };
  /** @type {Element | null} what had the keyboard before */ #origin = null;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {() => Action[]} parts.actions
   * @param {(origin: Element | null) => void} parts.leave puts the keyboard back where it was
   */
  constructor({ state, actions, leave }) {
    this.state = state;
    this.actions = actions;
    this.leave = leave;
    document.addEventListener("pointerdown", (event) => {
      if (this.#menu && event.target instanceof Node && !this.#menu.contains(event.target)) this.close(false);
    });
    addEventListener("blur", () => this.close(false));
    addEventListener("resize", () => this.#place());
  }

  /** The actions for a box, or for the desk where ``isRole`` is false. @param {boolean} isRole @param {string} but */
  #offered(isRole, but) {
    return this.actions().filter(
      (action) =>
        action.family !== but &&
        action.menus?.includes(isRole ? "role" : "desk") &&
        !(action.edits && !this.state.canEdit) &&
        action.isOffered?.() !== false,
    );
  }

  /**
   * @param {boolean} isRole whether it is for what is selected, or for the desk
   * @param {number} clientX @param {number} clientY
   * @param {string} [but] a family of actions that means something else where it was asked for
   */
  open(isRole, clientX, clientY, but = "") {
    this.close(false);
    this.#origin = document.activeElement;
    this.#typed = { text: "", time: 0 };
    const label = isRole ? "Actions for what is selected" : "Actions for the chart";
    const menu = html("div", { class: "context-menu", role: "menu", tabindex: -1, "aria-label": label });
    let family = "";
    for (const action of this.#offered(isRole, but)) {
      if (family && action.family !== family) menu.append(html("div", { role: "separator" }));
      family = action.family ?? family;
      menu.append(this.#item(action));
    }
    menu.addEventListener("keydown", (event) => this.#key(event));
    menu.addEventListener("contextmenu", (event) => event.preventDefault());
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) this.close(false);
    });
    // Everything of a page lies in a landmark, also what floats above it.
    document.body.append(html("section", { "aria-label": "Menu" }, menu));
    this.#menu = menu;
    this.#point = { x: clientX, y: clientY };
    this.#place();
    this.#items()[0]?.focus({ preventScroll: true });
  }

  /** Puts it where it was asked for, as far as the window has the room, also when the window changes under it. */
  #place() {
    const menu = this.#menu;
    if (!menu) return;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(MARGIN, Math.min(this.#point.x, innerWidth - width - MARGIN))}px`;
    menu.style.top = `${Math.max(MARGIN, Math.min(this.#point.y, innerHeight - height - MARGIN))}px`;
  }

  /** @param {Action} action */
  #item(action) {
    const [key] = action.keys;
    const item = html(
      "div",
      {
        role: "menuitem",
        tabindex: -1,
        class: `context-item is-${action.name}`,
        "data-action": action.name,
        "aria-disabled": String(!action.isEnabled()),
        "aria-keyshortcuts": shortcuts(action),
      },
      action.icon ? icon(action.icon) : html("span", { class: "icon" }),
      html("span", { class: "context-label" }, action.title ?? action.label),
      key === undefined ? null : html("kbd", { "aria-hidden": "true" }, printed(key)),
    );
    item.addEventListener("click", () => this.#run(action));
    item.addEventListener("pointermove", () => item.focus({ preventScroll: true }));
    return item;
  }

  /** @param {Action} action */
  #run(action) {
    if (!action.isEnabled()) return;
    this.close(true);
    action.run();
  }

  /** @returns {HTMLElement[]} */
  #items() {
    return [...(this.#menu?.querySelectorAll("[role=menuitem]") ?? [])].filter((item) => item instanceof HTMLElement);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const items = this.#items();
    const at = items.findIndex((item) => item === document.activeElement);
    const to = (/** @type {number} */ index) => items.at(index % items.length)?.focus();
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => to(at + 1),
      ArrowUp: () => to(at - 1),
      Home: () => to(0),
      End: () => to(-1),
      Enter: () => items[at]?.click(),
      " ": () => items[at]?.click(),
      Escape: () => this.close(true),
      Tab: () => this.close(true),
    };
    const act = keys[event.key];
    if (act) act();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) this.#typeAhead(event.key, items, at);
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} letter @param {HTMLElement[]} items @param {number} at */
  #typeAhead(letter, items, at) {
    const now = performance.now();
    const isFresh = now - this.#typed.time > TYPE_AHEAD_PAUSE;
    this.#typed = { text: (isFresh ? "" : this.#typed.text) + letter.toLowerCase(), time: now };
    const turned = items.map((_, step) => items[(at + step + (isFresh ? 1 : 0)) % items.length]);
    const words = (/** @type {HTMLElement | undefined} */ item) =>
      item?.querySelector(".context-label")?.textContent?.toLowerCase() ?? "";
    turned.find((item) => words(item).startsWith(this.#typed.text))?.focus();
  }

  /** @param {boolean} isDone whether the keyboard goes back to where it was */
  close(isDone) {
    const menu = this.#menu;
    if (!menu) return;
    this.#menu = null;
    const hadFocus = menu.contains(document.activeElement);
    menu.parentElement?.remove();
    if (isDone || hadFocus) this.leave(this.#origin);
  }
}
