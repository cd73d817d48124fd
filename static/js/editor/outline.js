/**
 * The outline: the organisation as an ARIA tree, with a find box. Only the rows in view are in the page.
 *
 * @typedef {import("./types.js").Role} Role
 *
 * @typedef {object} Row
 * @property {Role} role
 * @property {number} level from 1
 * @property {number} position among its siblings, from 1
 * @property {number} siblings
 * @property {boolean} isParent
 * @property {boolean} isOpen
 * @property {boolean} isMatch false for a row that only leads to what was found
 */

import { html, icon, setAttributes } from "./dom.js";

const ROW_HEIGHT = 28;
const SPARE_ROWS = 8;
const INDENT = 16;
const DEEPEST_INDENT = 9;
const TYPE_AHEAD_PAUSE = 700;

/** Lower case, without accents. @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

export class Outline {
  /** @type {Set<string>} */ #closed = new Set();
  /** @type {Row[]} */ #rows = [];
  /** @type {Map<string, number>} */ #places = new Map();
  /** @type {Map<string, HTMLElement>} */ #elements = new Map();
  /** @type {string | null} the row that Tab reaches */ #current = null;
  #typed = { text: "", time: 0 };
  #isMoving = false;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {HTMLElement} parts.tree
   * @param {HTMLInputElement} parts.find
   * @param {(message: string) => void} parts.say
   * @param {(id: string) => void} parts.show called where a row is chosen to be seen in the diagram
   */
  constructor({ state, tree, find, say, show }) {
    this.state = state;
    this.tree = tree;
    this.find = find;
    this.say = say;
    this.show = show;
    this.sizer = html("div", { class: "tree-sizer", role: "presentation" });
    this.nothing = html("p", { class: "tree-empty", hidden: true }, "Nothing found.");
    tree.append(this.sizer, this.nothing);
    state.on("organisation", () => this.update());
    state.on("selection", () => this.#followSelection());
    tree.addEventListener("scroll", () => this.#draw());
    new ResizeObserver(() => this.#draw()).observe(tree);
    tree.addEventListener("click", (event) => this.#click(event));
    tree.addEventListener("keydown", (event) => this.#key(event));
    find.addEventListener("input", () => this.#search());
    find.addEventListener("keydown", (event) => this.#findKey(event));
    this.update();
  }

  // --- Which rows ---------------------------------------------------------------------------

  /** Ids of roles that fit the words in the find box, or null where it is empty. */
  #matches() {
    const words = plain(this.find.value).split(/\s+/).filter(Boolean);
    if (words.length === 0) return null;
    const { structure, organisation } = this.state;
    const found = new Set();
    for (const role of organisation.roles.values()) {
      const names = structure.holdersOf(role.id).map(({ name }) => name);
      const text = plain([role.title, ...names, structure.isVacant(role.id) ? "vacant" : ""].join(" "));
      if (words.every((word) => text.includes(word))) found.add(role.id);
    }
    return found;
  }

  update() {
    const { structure } = this.state;
    const matches = this.#matches();
    /** @type {Set<string>} */
    const shown = new Set();
    for (const id of matches ?? []) {
      for (
        let at = /** @type {string | null} */ (id);
        at !== null && !shown.has(at);
        at = structure.managerOf(at)
      )
        shown.add(at);
    }
    this.#rows = [];
    const visible = (/** @type {Role[]} */ roles) =>
      matches ? roles.filter(({ id }) => shown.has(id)) : roles;
    const stack = this.#level(visible(structure.roots), 1);
    for (let row = stack.pop(); row; row = stack.pop()) {
      const reports = visible(structure.reports(row.role.id));
      row.isParent = reports.length > 0;
      row.isOpen = row.isParent && (matches !== null || !this.#closed.has(row.role.id));
      row.isMatch = matches === null || matches.has(row.role.id);
      this.#rows.push(row);
      if (row.isOpen) stack.push(...this.#level(reports, row.level + 1));
    }
    this.#places = new Map(this.#rows.map((row, at) => [row.role.id, at]));
    if (this.#current === null || !this.#places.has(this.#current)) {
      const selected = this.state.selected;
      this.#current =
        selected !== null && this.#places.has(selected) ? selected : (this.#rows[0]?.role.id ?? null);
    }
    this.sizer.style.height = `${this.#rows.length * ROW_HEIGHT}px`;
    this.nothing.hidden = this.#rows.length > 0 || matches === null;
    this.#draw();
  }

  /**
   * Rows for siblings, last first as a stack wants them.
   * @param {Role[]} roles @param {number} level @returns {Row[]}
   */
  #level(roles, level) {
    return roles
      .map((role, at) => ({
        role,
        level,
        position: at + 1,
        siblings: roles.length,
        isParent: false,
        isOpen: false,
        isMatch: true,
      }))
      .reverse();
  }

  // --- In the page --------------------------------------------------------------------------

  #draw() {
    const first = Math.max(0, Math.floor(this.tree.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
    const last = Math.ceil((this.tree.scrollTop + this.tree.clientHeight) / ROW_HEIGHT) + SPARE_ROWS;
    const wanted = new Map(this.#rows.slice(first, last).map((row, at) => [row.role.id, first + at]));
    const current = this.#places.get(this.#current ?? "");
    if (current !== undefined) wanted.set(/** @type {string} */ (this.#current), current);
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
    const { structure } = this.state;
    const isSelected = this.state.selectedRoles.includes(id);
    setAttributes(element, {
      "aria-level": row.level,
      "aria-posinset": row.position,
      "aria-setsize": row.siblings,
      "aria-expanded": row.isParent ? String(row.isOpen) : null,
      "aria-selected": String(isSelected),
      tabindex: id === this.#current ? 0 : -1,
    });
    element.classList.toggle("is-context", !row.isMatch);
    element.style.top = `${at * ROW_HEIGHT}px`;
    element.style.paddingInlineStart = `${12 + Math.min(row.level - 1, DEEPEST_INDENT) * INDENT}px`;
    const holders = structure.holdersOf(id);
    const name = holders.map(({ name }) => name).join(", ");
    const isVacant = structure.isVacant(id);
    const colour = structure.unitColour(row.role.unit_id) || "var(--ink-3)";
    const content = [name, row.role.title, row.role.headcount, colour, isVacant, row.role.planned, row.isParent].join("\n");
    if (element.dataset["content"] === content) return;
    element.dataset["content"] = content;
    const swatch = html("i", { class: "swatch" });
    swatch.style.background = colour;
    const isNobody = isVacant || (row.role.planned && !name && row.role.headcount === 1);
    const who = isNobody
      ? html("span", { class: "chip-vacant" }, isVacant ? "Vacant" : "Planned")
      : html("b", { dir: "auto" }, name || row.role.title);
    const count = row.role.headcount > 1 ? `${row.role.headcount} posts` : "";
    const what = name || isNobody ? row.role.title : count;
    element.replaceChildren(
      html("span", { class: "twisty", "aria-hidden": "true" }, ...(row.isParent ? [icon("down")] : [])),
      swatch,
      who,
      " ",
      html("span", { dir: "auto" }, what),
    );
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
    const [top, height] = [at * ROW_HEIGHT, this.tree.clientHeight];
    if (top < this.tree.scrollTop) this.tree.scrollTop = top;
    else if (top + ROW_HEIGHT > this.tree.scrollTop + height) this.tree.scrollTop = top + ROW_HEIGHT - height;
  }

  /** Make a row the current one, select its role and focus it. @param {string | undefined} id */
  #goTo(id) {
    if (id === undefined) return;
    this.#current = id;
    this.#scrollTo(id);
    this.#isMoving = true;
    this.state.select(id, true);
    this.#isMoving = false;
    this.#draw();
    this.#elements.get(id)?.focus({ preventScroll: true });
    this.show(id);
  }

  /** Put the keyboard on the row of the selected role. */
  focus() {
    this.#draw();
    this.#elements.get(this.#current ?? "")?.focus();
  }

  /** @param {string} id @param {boolean} isOpen */
  #setOpen(id, isOpen) {
    if (isOpen) this.#closed.delete(id);
    else this.#closed.add(id);
    this.update();
  }

  // --- Pointer and keys ---------------------------------------------------------------------

  /** @param {MouseEvent} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest(".tree-row")?.getAttribute("data-role");
    if (!id) return;
    const row = this.#rows[this.#places.get(id) ?? -1];
    if (target?.closest(".twisty") && row?.isParent) this.#setOpen(id, !row.isOpen);
    else this.#goTo(id);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.#places.get(this.#current ?? "");
    const row = this.#rows[at ?? -1];
    if (at === undefined || !row) return;
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
    const action = keys[event.key];
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
    this.tree.scrollTop = 0;
    this.update();
    const first = this.#rows.find(({ isMatch }) => isMatch);
    if (!this.find.value.trim()) return;
    if (first) this.#current = first.role.id;
    this.#draw();
    const count = this.#rows.filter(({ isMatch }) => isMatch).length;
    this.say(count === 1 ? "1 role found." : `${count} roles found.`);
  }

  /** @param {KeyboardEvent} event */
  #findKey(event) {
    if (event.key === "Enter" || event.key === "ArrowDown") {
      const found = this.#rows.find(({ isMatch }) => isMatch);
      if (found) this.#goTo(found.role.id);
    } else if (event.key === "Escape") {
      if (this.find.value) {
        this.find.value = "";
        this.update();
        if (this.state.selected !== null) this.#scrollTo(this.state.selected);
      } else this.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
