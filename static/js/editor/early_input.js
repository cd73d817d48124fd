/**
 * What is pressed between the first picture and the workbench: a box that is pressed is selected at once, and
 * keys and buttons wait until somebody is there to answer them.
 */

import { byId, isTyping } from "./dom.js";

/** How many keys and clicks are kept; who presses more gets the rest done once the page answers. */
const MOST = 40;
/** What people press with Ctrl in an editor; all else with Ctrl or Alt stays the browser's. */
const WITH_CTRL = new Set(["a", "k", "y", "z", "Enter"]);

export class EarlyInput {
  /** @type {(() => void)[]} */ #kept = [];
  #listening = new AbortController();

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.diagram
   * @param {import("./state.js").State} parts.state
   * @param {import("./viewport.js").Viewport} parts.viewport
   * @param {import("./scene_view.js").SceneView} parts.view
   */
  constructor({ diagram, state, viewport, view }) {
    this.diagram = diagram;
    this.state = state;
    this.viewport = viewport;
    this.view = view;
    const { signal } = this.#listening;
    diagram.addEventListener("pointerdown", (event) => this.#press(event), { signal });
    // The focus goes to the box, also to one that is not in the page from afar.
    diagram.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    // With Ctrl the browser would enlarge the page.
    diagram.addEventListener("wheel", (event) => event.preventDefault(), { signal, passive: false });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.addEventListener("click", (event) => this.#click(event), { signal });
    document.addEventListener("change", (event) => this.#change(event), { signal });
  }

  /** @param {PointerEvent} event */
  #press({ button, clientX, clientY }) {
    if (button !== 0) return;
    const { x, y } = this.viewport.toScene(clientX, clientY);
    const id = this.state.boxAt(x, y)?.id ?? null;
    this.state.select(id);
    (this.view.groupOf(id ?? "") ?? this.diagram).focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, target } = event;
    const onBox = target !== this.diagram && target instanceof Node && this.diagram.contains(target);
    const inChart = onBox || target === this.diagram || target === document.body;
    const isCommand = event.ctrlKey || event.metaKey ? WITH_CTRL.has(key) : !event.altKey && !/^F(?!2$)/.test(key);
    // Outside the boxes, Tab goes on to what comes next in the page.
    if (!inChart || !isCommand || isTyping(target) || (key === "Tab" && !onBox)) return;
    event.preventDefault();
    this.#keep(() => this.#pressAgain(event));
  }

  /** A button that has no listener yet. @param {MouseEvent} event */
  #click({ target }) {
    const button = target instanceof Element && target.closest("button");
    if (button) this.#keep(() => button.click());
  }

  /** A title that was typed and left. @param {Event} event */
  #change({ target }) {
    if (!(target instanceof HTMLInputElement)) return;
    const { value } = target;
    this.#keep(() => {
      target.value = value;
      target.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  /** @param {() => void} again */
  #keep(again) {
    if (this.#kept.length < MOST) this.#kept.push(again);
  }

  /** Press a key where the keyboard is by now; in a field that a key before it opened, it is typed. @param {KeyboardEvent} event */
  #pressAgain(event) {
    const target = document.activeElement ?? document.body;
    const isUnused = target.dispatchEvent(new KeyboardEvent("keydown", event));
    const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (!isUnused || !(target instanceof HTMLInputElement)) return;
    if (event.key === "Enter") target.form?.requestSubmit();
    if (!isCharacter) return;
    target.setRangeText(event.key, target.selectionStart ?? 0, target.selectionEnd ?? 0, "end");
    target.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: event.key }));
  }

  /** Stop waiting, and do what was pressed, in its order. */
  release() {
    this.#listening.abort();
    byId("canvas").removeAttribute("aria-busy");
    for (const again of this.#kept) again();
  }
}
