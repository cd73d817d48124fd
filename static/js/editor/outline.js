/**
 * The outline: the organisation as an ARIA tree that is typed like text, with a find box. Only the rows in
 * view are in the page.
 *
 * @typedef {import("./outline_rows.js").Row} Row
 */

import { newId } from "./commands.js";
import { html } from "./dom.js";
import { makeOutlineBar } from "./outline_bar.js";
import { OutlineLine } from "./outline_line.js";
import { OutlineSelecting } from "./outline_selecting.js";
import { drawFresh, drawRole, placeRow } from "./outline_row.js";
import { insertLine, matches, plain, rowsOf } from "./outline_rows.js";
import { textScale } from "./text_size.js";

const ROW_HEIGHT = 28;
const SPARE_ROWS = 8;
const TYPE_AHEAD_PAUSE = 700;

export class Outline {
  /** @type {Set<string>} */ #closed = new Set();
  /** @type {Row[]} */ #rows = [];
  /** @type {Map<string, number>} */ #places = new Map();
  /** @type {Map<string, HTMLElement>} */ #elements = new Map();
  /** @type {string | null} the row that Tab reaches */ #current = null;
  #typed = { text: "", time: 0 };
  #isMoving = false;
  /** What is seen of the tree, in pixels. Asking the browser while the page changes would lay it out each time. */
  #seen = { top: 0, height: 0 };
  /** How high a row is, as the style sheet has it, in pixels. */
  #rowHeight = ROW_HEIGHT * textScale();
  /** @type {string | null} the row under a press, which may move before the click */ #pressed = null;
  #wasFocused = false;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {HTMLElement} parts.tree
   * @param {HTMLInputElement} parts.find
   * @param {(message: string) => void} parts.say
   * @param {(message: string) => void} parts.complain
   * @param {(id: string) => void} parts.show called where a row is chosen to be seen in the diagram
   * @param {import("./types.js").Edit} parts.edit
   * @param {(action: string) => boolean} parts.act run an action; false where it cannot be done now
   * @param {(clientX: number, clientY: number) => void} parts.menu open the menu of what is selected
   */
  constructor({ state, tree, find, say, complain, show, edit, act, menu }) {
    this.state = state;
    this.tree = tree;
    this.find = find;
    this.say = say;
    this.show = show;
    this.selecting = new OutlineSelecting(state);
    this.sizer = html("div", { class: "tree-sizer", role: "presentation" });
    this.nothing = html("p", { class: "tree-empty", hidden: true }, "Nothing found.");
    tree.append(this.sizer, this.nothing);
    this.line = new OutlineLine(
      { state, edit, act, say, complain },
      {
        element: (id) => this.#shown(id),
        neighbour: (id, step) => this.#rows[(this.#places.get(id) ?? NaN) + step]?.role.id,
        select: (id) => this.#choose(id),
        focus: (id) => this.#focus(id),
        update: () => this.update(),
      },
    );
    tree.after(makeOutlineBar((key) => this.line.press(key)));
    state.on("organisation", () => this.update());
    state.on("selection", () => this.#followSelection());
    const look = () => {
      this.#seen = { top: tree.scrollTop, height: tree.clientHeight };
      this.#draw();
    };
    tree.addEventListener("scroll", look);
    new ResizeObserver(() => {
      const rowHeight = ROW_HEIGHT * textScale();
      if (rowHeight !== this.#rowHeight) {
        this.#rowHeight = rowHeight;
        this.update();
      }
      look();
    }).observe(tree);
    tree.addEventListener("pointerdown", (event) => this.#press(event));
    tree.addEventListener("click", (event) => this.#click(event));
    tree.addEventListener("contextmenu", (event) => this.#menuAt(event, menu));
    tree.addEventListener("keydown", (event) => this.#key(event));
    find.addEventListener("input", () => this.#search());
    find.addEventListener("keydown", (event) => this.#findKey(event));
    this.update();
  }

  // --- Which rows ---------------------------------------------------------------------------

  update() {
    const { state, line } = this;
    const found = matches(state, this.find.value);
    // What is being typed stays, whatever is looked for.
    if (found && line.id !== null && state.organisation.roles.has(line.id)) found.add(line.id);
    if (state.organisation.roles.size === 0 && state.canEdit)
      line.fresh ??= { id: newId(), manager: null, after: null, kind: "line" };
    if (line.fresh?.manager) this.#closed.delete(line.fresh.manager);
    this.#rows = rowsOf(state, found, this.#closed);
    if (line.fresh) insertLine(this.#rows, line.fresh, state);
    this.#places = new Map(this.#rows.map((row, at) => [row.role.id, at]));
    if (this.#current === null || !this.#places.has(this.#current)) {
      const selected = state.selected;
      this.#current =
        selected !== null && this.#places.has(selected) ? selected : (this.#rows[0]?.role.id ?? null);
    }
    const height = this.#rows.length * this.#rowHeight;
    this.sizer.style.height = `${height}px`;
    this.#seen.top = Math.max(0, Math.min(this.#seen.top, height - this.#seen.height));
    this.nothing.hidden = this.#rows.length > 0 || found === null;
    const hadFocus = this.tree.contains(document.activeElement) && document.activeElement !== this.tree;
    this.#draw();
    line.follow();
    // The row that had the keyboard may be gone.
    if (hadFocus && !this.tree.contains(document.activeElement)) this.focus();
  }

  // --- In the page --------------------------------------------------------------------------

  #draw() {
    const { top, height } = this.#seen;
    const first = Math.max(0, Math.floor(top / this.#rowHeight) - SPARE_ROWS);
    const last = Math.ceil((top + height) / this.#rowHeight) + SPARE_ROWS;
    const wanted = new Map(this.#rows.slice(first, last).map((row, at) => [row.role.id, first + at]));
    const current = this.#places.get(this.#current ?? "");
    if (current !== undefined) wanted.set(/** @type {string} */ (this.#current), current);
    const typed = this.#places.get(this.line.id ?? "");
    if (typed !== undefined) wanted.set(/** @type {string} */ (this.line.id), typed);
    for (const [id, element] of this.#elements) {
      if (!wanted.has(id)) {
        element.remove();
        this.#elements.delete(id);
      }
    }
    for (const [id, at] of wanted) this.#drawRow(id, at);
  }

  /** @param {string} id @param {number} at */
  #drawRow(id, at) {
    const row = /** @type {Row} */ (this.#rows[at]);
    let element = this.#elements.get(id);
    if (!element) {
      element = html("div", { role: "treeitem", class: "tree-row", "data-role": id });
      this.#elements.set(id, element);
      this.sizer.append(element);
    }
    const isFresh = this.line.fresh?.id === id;
    placeRow(element, row, at * this.#rowHeight, {
      isSelected: !isFresh && this.state.selectedRoles.includes(id),
      isCurrent: id === this.#current,
    });
    if (isFresh) drawFresh(element);
    else drawRole(element, row, this.state.structure);
  }

  // --- Selection ----------------------------------------------------------------------------

  #followSelection() {
    const id = this.state.selected;
    if (id !== null) {
      this.#openWayTo(id);
      if (this.#places.has(id)) this.#current = id;
      if (!this.#isMoving) this.#scrollTo(id);
    }
    this.#draw();
  }

  /** @param {string} id */
  #openWayTo(id) {
    let changed = false;
    for (let at = this.state.structure.managerOf(id); at !== null; at = this.state.structure.managerOf(at)) {
      changed = this.#closed.delete(at) || changed;
    }
    if (changed) this.update();
  }

  /** @param {string} id */
  #scrollTo(id) {
    const at = this.#places.get(id);
    if (at === undefined) return;
    const { top, height } = this.#seen;
    const lowest = at * this.#rowHeight;
    if (lowest < top) this.#scroll(lowest);
    else if (lowest + this.#rowHeight > top + height) this.#scroll(lowest + this.#rowHeight - height);
  }

  /** @param {number} top */
  #scroll(top) {
    this.tree.scrollTop = top;
    this.#seen.top = top;
  }

  /** Make a row the current one, select its role and focus it. @param {string | undefined} id */
  #goTo(id) {
    if (id === undefined) return;
    if (this.state.organisation.roles.has(id)) this.#choose(id);
    this.#focus(id);
  }

  /** Make a row the current one, select its role and show it in the diagram. @param {string} id */
  #choose(id) {
    this.#current = id;
    this.#scrollTo(id);
    this.#isMoving = true;
    this.selecting.begin(id);
    this.state.select(id, true);
    this.#isMoving = false;
    this.#draw();
    this.show(id);
  }

  /** @param {string} id */
  #focus(id) {
    if (this.#places.has(id)) this.#current = id;
    this.focus();
  }

  /** The element of a row, opened and scrolled into view. @param {string} id */
  #shown(id) {
    this.#openWayTo(id);
    this.#current = id;
    this.#scrollTo(id);
    this.#draw();
    return this.#elements.get(id);
  }

  /** Put the keyboard on the current row. */
  focus() {
    this.#draw();
    this.#elements.get(this.#current ?? "")?.focus({ preventScroll: true });
  }

  /** @param {string} id @param {boolean} isOpen */
  #setOpen(id, isOpen) {
    if (isOpen) this.#closed.delete(id);
    else this.#closed.add(id);
    this.update();
  }

  // --- Pointer and keys ---------------------------------------------------------------------

  /** @param {Event} event */
  #rowIdAt(event) {
    const target = event.target instanceof Element ? event.target : null;
    return target?.closest(".tree-row")?.getAttribute("data-role") ?? null;
  }

  /** @param {PointerEvent} event */
  #press(event) {
    this.#pressed = this.#rowIdAt(event);
    this.#wasFocused = document.activeElement?.getAttribute("data-role") === this.#pressed;
  }

  /** The first click chooses a row, the next one types in it. @param {MouseEvent} event */
  #click(event) {
    const id = this.#pressed ?? this.#rowIdAt(event);
    this.#pressed = null;
    if (!id || id === this.line.id) return;
    const row = this.#rows[this.#places.get(id) ?? -1];
    const isTwisty = event.target instanceof Element && event.target.closest(".twisty");
    if (isTwisty && row?.isParent) this.#setOpen(id, !row.isOpen);
    else if (this.#take(id, event)) return;
    else if (this.#wasFocused || this.line.fresh?.id === id) this.line.open(id);
    else this.#goTo(id);
  }

  /** @param {MouseEvent} event @param {(clientX: number, clientY: number) => void} menu */
  #menuAt(event, menu) {
    const id = this.#rowIdAt(event);
    // In a line that is typed, the browser's own menu has what is for text.
    if (id === null || !this.state.organisation.roles.has(id) || id === this.line.id) return;
    event.preventDefault();
    if (!this.state.selectedRoles.includes(id)) this.#goTo(id);
    menu(event.clientX, event.clientY);
  }

  /**
   * Choose several lines, where Shift or Ctrl asks for that.
   * @param {string | undefined} id @param {MouseEvent | KeyboardEvent} event
   */
  #take(id, event) {
    if (id === undefined) return false;
    this.#isMoving = true;
    const isTaken = this.selecting.take(id, event, () => this.#rows.map(({ role }) => role.id));
    this.#isMoving = false;
    if (!isTaken) return false;
    this.#focus(id);
    this.#scrollTo(id);
    if (this.state.selected !== null) this.show(this.state.selected);
    return true;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const at = this.#places.get(this.#current ?? "");
    const row = this.#rows[at ?? -1];
    if (at === undefined || !row) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    const isTaken = event.shiftKey && step && this.#take(this.#rows[at + step]?.role.id, event);
    const isLetGo = event.key === "Escape" && (this.selecting.collapse() || this.#endSearch());
    if (isTaken || isLetGo) return event.preventDefault();
    const to = (/** @type {number} */ index) => this.#goTo(this.#rows[index]?.role.id);
    const manager = this.state.structure.managerOf(row.role.id);
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => to(at + 1),
      ArrowUp: () => to(at - 1),
      ArrowRight: () =>
        row.isParent && !row.isOpen ? this.#setOpen(row.role.id, true) : row.isParent && to(at + 1),
      ArrowLeft: () =>
        row.isOpen ? this.#setOpen(row.role.id, false) : manager !== null && this.#goTo(manager),
      Home: () => to(0),
      End: () => to(this.#rows.length - 1),
      " ": () => to(at),
    };
    if (this.state.canEdit) {
      const isFresh = this.line.fresh?.id === row.role.id;
      keys["F2"] = () => this.line.open(row.role.id);
      keys["Enter"] = () => (isFresh ? this.line.open(row.role.id) : this.line.begin(row.role.id));
      // On a line that is no role yet there is nothing to look for by its first letter.
      if (isFresh && event.key.length === 1) return this.line.open(row.role.id);
    }
    const action = event.shiftKey ? undefined : keys[event.key];
    if (action) action();
    else if (/^\p{L}$/u.test(event.key)) this.#typeAhead(event.key, at);
    else return;
    event.preventDefault();
  }

  /** @param {string} letter @param {number} at */
  #typeAhead(letter, at) {
    const now = performance.now();
    const isFresh = now - this.#typed.time > TYPE_AHEAD_PAUSE;
    this.#typed = { text: isFresh ? letter : this.#typed.text + letter, time: now };
    const wanted = plain(this.#typed.text);
    const start = isFresh ? at + 1 : at;
    for (let step = 0; step < this.#rows.length; step++) {
      const row = /** @type {Row} */ (this.#rows[(start + step) % this.#rows.length]);
      const names = [this.state.structure.nameOf(row.role.id), row.role.title];
      if (names.some((name) => plain(name).startsWith(wanted))) return this.#goTo(row.role.id);
    }
  }

  // --- Finding ------------------------------------------------------------------------------

  #search() {
    this.#scroll(0);
    this.update();
    const first = this.#rows.find(({ isMatch }) => isMatch);
    if (!this.find.value.trim()) return;
    if (first) this.#current = first.role.id;
    this.#draw();
    const count = this.#rows.filter(({ isMatch }) => isMatch).length;
    this.say(count === 1 ? "1 role found." : `${count} roles found.`);
  }

  /** Show every line again. @returns {boolean} false where none was left out */
  #endSearch() {
    if (!this.find.value) return false;
    this.find.value = "";
    this.update();
    if (this.state.selected !== null) this.#scrollTo(this.state.selected);
    return true;
  }

  /** @param {KeyboardEvent} event */
  #findKey(event) {
    if (event.key === "Enter" || event.key === "ArrowDown") {
      const found = this.#rows.find(({ isMatch }) => isMatch);
      if (found) this.#goTo(found.role.id);
    } else if (event.key === "Escape") {
      if (!this.#endSearch()) this.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
