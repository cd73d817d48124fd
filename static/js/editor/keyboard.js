/**
 * Keys: those of the actions, and the walk along the reporting lines in the diagram.
 *
 * Tab adds a role only while a box has the focus; Escape leaves the boxes for the diagram around
 * them, lets go of the selection, and then goes to the toolbar. So nobody is trapped.
 *
 * @typedef {import("./types.js").Action} Action
 */

import { isTyping } from "./dom.js";

/** Keys that mean something else outside the boxes. */
const ONLY_ON_BOXES = new Set(["Tab", "Enter", "Shift+Enter", "Ctrl+Enter"]);
/** Keys that mean nothing in a field, and would else be the browser's: its search, its print dialog. */
const WHILE_TYPING = new Set(["Ctrl+K", "Ctrl+P", "Alt+1", "Alt+2"]);

/** The key as actions name it, such as "Ctrl+Shift+Z". @param {KeyboardEvent} event */
export function nameOf(event) {
  const isCharacter = event.key.length === 1;
  const key = isCharacter ? event.key.toUpperCase() : event.key;
  const isLetter = /^[A-Z]$/.test(key);
  const parts = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : ""];
  // Shift is part of a character such as "+" or "?", but not of a letter or a named key.
  if (event.shiftKey && (!isCharacter || isLetter)) parts.push("Shift");
  return [...parts.filter(Boolean), key].join("+");
}

/**
 * What an arrow key means in a layout that turns the tree, in terms of the tree: up is to the manager.
 * @type {Record<string, Record<string, string>>}
 */
const TURNED = {
  inverted: { ArrowUp: "ArrowDown", ArrowDown: "ArrowUp" },
  "left-right": {
    ArrowLeft: "ArrowUp",
    ArrowRight: "ArrowDown",
    ArrowUp: "ArrowLeft",
    ArrowDown: "ArrowRight",
  },
  "right-left": {
    ArrowRight: "ArrowUp",
    ArrowLeft: "ArrowDown",
    ArrowUp: "ArrowLeft",
    ArrowDown: "ArrowRight",
  },
};

export class Keyboard {
  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {Action[]} parts.actions
   * @param {HTMLElement} parts.diagram
   * @param {HTMLElement} parts.outline
   * @param {HTMLElement[]} parts.bars the toolbars of the chart, where a click leaves the keyboard
   * @param {(id: string) => void} parts.focusBox
   * @param {import("./selection.js").Selection} parts.selection
   * @param {() => boolean} parts.forget lets go of what was cut, if anything was
   * @param {() => void} parts.leave puts the keyboard on the toolbar
   */
  constructor({ state, actions, diagram, outline, bars, focusBox, selection, leave, forget }) {
    this.forget = forget;
    this.leave = leave;
    this.selection = selection;
    this.state = state;
    this.diagram = diagram;
    this.outline = outline;
    this.bars = bars;
    this.focusBox = focusBox;
    /** @type {Map<string, Action>} */
    this.byKey = new Map(
      actions.filter(({ isNative }) => !isNative).flatMap((action) => action.keys.map((key) => /** @type {const} */ ([key, action]))),
    );
    document.addEventListener("keydown", (event) => this.#press(event));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const target = event.target instanceof Element ? event.target : null;
    const inDiagram = this.diagram.contains(target);
    const onBox = inDiagram && target !== this.diagram;
    if (event.key === "Escape" && this.state.picking) {
      this.state.pick(null);
      return event.preventDefault();
    }
    const key = nameOf(event);
    if (isTyping(target) && !WHILE_TYPING.has(key)) return;
    if (inDiagram && this.#walk(event, onBox)) return event.preventDefault();
    const action = this.byKey.get(key);
    if (!action || (action.edits && !this.state.canEdit)) return;
    const inChart = inDiagram || [this.outline, ...this.bars].some((part) => part.contains(target)) || target === document.body;
    if (action.scope !== "anywhere" && !inChart) return;
    if (ONLY_ON_BOXES.has(key) && !onBox) return;
    event.preventDefault();
    if (this.state.picking) return;
    if (action.isEnabled()) action.run();
  }

  /** @param {KeyboardEvent} event @param {boolean} onBox @returns {boolean} whether the key was used */
  #walk(event, onBox) {
    if (event.key === "Escape") return this.#escape(onBox);
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.shiftKey && !(onBox && event.key.startsWith("Arrow"))) return false;
    const chosen = this.state.selected ?? this.state.top?.id;
    if (chosen === undefined) return false;
    const start = this.state.boxIdOf(chosen);
    if (!onBox) {
      if (!event.key.startsWith("Arrow") && event.key !== "Enter" && event.key !== " ") return false;
      this.focusBox(start);
      return true;
    }
    if (event.key === "Enter" && this.state.picking) {
      this.state.picking.choose(start);
      return true;
    }
    const next = this.#neighbour(start, event.key);
    if (next === undefined) return false;
    if (next === null || this.#isOutside(next)) return true;
    if (event.shiftKey) this.selection.add(this.state.boxIdOf(next));
    else this.focusBox(next);
    return true;
  }

  /** Whether a role is outside the branch that is shown alone. @param {string} id */
  #isOutside(id) {
    const { excerpt, structure, organisation } = this.state;
    return organisation.roles.has(excerpt.branch) && !structure.isWithin(id, excerpt.branch);
  }

  /** @param {boolean} onBox @returns {boolean} */
  #escape(onBox) {
    if (this.forget() || (onBox && this.selection.collapse())) return true;
    if (onBox) this.diagram.focus({ preventScroll: true });
    else if (this.state.selected !== null) this.state.select(null);
    else this.leave();
    return true;
  }

  /**
   * The role in a direction, null where there is none, undefined for keys that do not walk.
   * @param {string} id @param {string} key @returns {string | null | undefined}
   */
  #neighbour(id, key) {
    const { structure } = this.state;
    // Roles that share a box are one stop.
    const siblings = structure.siblings(id).filter((role) => this.state.boxIdOf(role.id) === role.id);
    const at = siblings.findIndex((role) => role.id === id);
    const layout = this.state.organisation.charts.get("chart")?.layout ?? "";
    switch (TURNED[layout]?.[key] ?? key) {
      case "ArrowUp":
        return structure.managerOf(id);
      case "ArrowDown":
        return (structure.lineReports(id)[0] ?? structure.reports(id)[0])?.id ?? null;
      case "ArrowLeft":
        return siblings[at - 1]?.id ?? null;
      case "ArrowRight":
        return siblings[at + 1]?.id ?? null;
      case "Home":
        return this.state.top?.id ?? null;
      default:
        return undefined;
    }
  }
}
