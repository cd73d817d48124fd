/**
 * A line of the outline while it is typed: a role's "Name, Title", or a new line that becomes a role.
 *
 * What was typed is saved when the line is left, however it is left; each step is one command.
 *
 * @typedef {import("./outline_rows.js").NewLine} NewLine
 *
 * @typedef {object} Host the tree around the line
 * @property {(id: string) => HTMLElement | undefined} element the row of a line, brought into view
 * @property {(id: string, step: number) => string | undefined} neighbour a line further up or down
 * @property {(id: string) => void} select choose the line's role, and show it in the diagram
 * @property {(id: string) => void} focus put the keyboard on a row
 * @property {() => void} update draw the rows again
 */

import { newId } from "./commands.js";
import { html } from "./dom.js";
import { nameOf } from "./keyboard.js";
import { positionOf, siblingsOf } from "./outline_rows.js";
import { plainLine, readLine } from "./outline_lines.js";
import { branchArguments, lineOfRole, problemsInWords, readOutline } from "./outline_text.js";

const PLACEHOLDER = "Name, Title";

export class OutlineLine {
  /** @type {NewLine | null} the line that is no role yet */ fresh = null;
  /** @type {string | null} */ #id = null;
  /** @type {HTMLInputElement | null} */ #input = null;
  #before = "";
  #isLeaving = false;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./types.js").Edit} parts.edit
   * @param {(action: string) => boolean} parts.act run an action on the selected role
   * @param {(message: string) => void} parts.say
   * @param {(message: string) => void} parts.complain
   * @param {Host} host
   */
  constructor({ state, edit, act, say, complain }, host) {
    this.state = state;
    this.edit = edit;
    this.act = act;
    this.say = say;
    this.complain = complain;
    this.host = host;
  }

  /** The line that is being typed. */
  get id() {
    return this.#id;
  }

  /** Whether a line is a role of the chart. @param {string} id */
  #isRole(id) {
    return this.state.organisation.roles.has(id);
  }

  // --- Opening and closing ------------------------------------------------------------------

  /**
   * Type in a line; the caret goes to a place or to the end.
   * @param {string} id @param {number} [caret]
   */
  open(id, caret = Number.MAX_SAFE_INTEGER) {
    if (!this.state.canEdit || (!this.#isRole(id) && this.fresh?.id !== id)) return;
    const row = this.host.element(id);
    if (!row) return;
    const value = this.#isRole(id) ? lineOfRole(this.state.structure, id) : "";
    const input = html("input", {
      class: "tree-input",
      "aria-label": this.#isRole(id) ? "Name, Title" : "New line: Name, Title",
      placeholder: PLACEHOLDER,
      maxlength: 1100,
      autocomplete: "off",
      spellcheck: "false",
      dir: "auto",
      enterkeyhint: "next",
    });
    input.value = value;
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("paste", (event) => this.#paste(event));
    input.addEventListener("blur", () => this.#blur(input));
    row.append(input);
    row.classList.add("is-typed");
    const left = this.#input;
    [this.#id, this.#input, this.#before] = [id, input, value];
    input.focus({ preventScroll: true });
    input.setSelectionRange(Math.min(caret, value.length), Math.min(caret, value.length));
    if (left) this.#take(left);
    if (this.#isRole(id)) this.host.select(id);
  }

  /** Take an input away. @param {HTMLInputElement} input */
  #take(input) {
    input.parentElement?.classList.remove("is-typed");
    input.remove();
  }

  /** Save what was typed and stop typing. @param {boolean} goBack whether the row gets the keyboard */
  close(goBack) {
    const [id, input] = [this.#id, this.#input];
    if (id === null || !input) return;
    this.save();
    this.#drop();
    const isEmptyChart = this.state.organisation.roles.size === 0;
    if (this.fresh && !isEmptyChart) this.#forget();
    const back = this.#isRole(id) || isEmptyChart ? id : (this.state.selected ?? "");
    if (goBack) this.host.focus(back);
  }

  #drop() {
    const input = this.#input;
    [this.#id, this.#input] = [null, null];
    if (input) this.#take(input);
  }

  /** Let a new line go that nobody typed in. */
  #forget() {
    this.fresh = null;
    this.host.update();
  }

  /** @param {HTMLInputElement} input */
  #blur(input) {
    if (input !== this.#input || this.#isLeaving) return;
    // The window lost the keyboard, not the line.
    if (document.activeElement === input) return void this.save();
    const id = this.#id ?? "";
    this.close(false);
    // A dialog gives the keyboard back to what had it, and the input is gone then.
    const dialog = document.querySelector("dialog[open]");
    const isLost = () => document.activeElement === document.body || dialog?.contains(document.activeElement);
    dialog?.addEventListener("close", () => isLost() && this.host.focus(id), { once: true });
  }

  /** Follow the chart: somebody may have renamed the line, or deleted it, or its command was refused. */
  follow() {
    const [id, input] = [this.#id, this.#input];
    if (id === null || !input || this.fresh?.id === id) return;
    if (!this.#isRole(id)) {
      const text = plainLine(input.value);
      this.#drop();
      if (text) this.complain(`This line is no longer in the chart: ${text}`);
      return;
    }
    const line = lineOfRole(this.state.structure, id);
    if (input.value !== this.#before || line === this.#before) return;
    const caret = input.selectionStart ?? line.length;
    input.value = this.#before = line;
    input.setSelectionRange(caret, caret);
  }

  // --- Saving -------------------------------------------------------------------------------

  /** Save what was typed, as one command. @returns {boolean} whether there was anything to save */
  save() {
    const [id, input] = [this.#id, this.#input];
    const text = plainLine(input?.value ?? "");
    if (id === null || text === plainLine(this.#before)) return false;
    if (!readLine(text).title) {
      if (input && this.#isRole(id)) input.value = this.#before;
      return false;
    }
    this.#before = text;
    if (this.fresh?.id === id) this.#add(this.fresh, text);
    else this.#rename(id, text);
    return true;
  }

  /** @param {NewLine} line @param {string} text */
  #add(line, text) {
    const position = positionOf(this.state, line);
    const args = branchArguments(this.state.structure, line.manager, position, [
      { level: 0, ...readLine(text), line: 1, role: { id: line.id, kind: line.kind } },
    ]);
    this.fresh = null;
    this.#run("add_branch", args, text);
    this.state.select(line.id, true);
  }

  /** @param {string} id @param {string} text */
  #rename(id, text) {
    const { names, title } = readLine(text);
    const holders = this.state.structure.holdersOf(id).map(({ name }) => name);
    const isRenamed = names.join(";") !== holders.join(";");
    const isRetitled = title !== this.state.organisation.roles.get(id)?.title;
    const args = { role_id: id, ...(isRetitled ? { title } : {}) };
    if (isRenamed && Math.max(names.length, holders.length) > 1)
      this.#run("edit_cells", { changes: [{ ...args, names }] }, text);
    else if (isRenamed) this.#run("rename_role", { ...args, name: names[0] ?? "" }, text);
    else if (isRetitled) this.#run("rename_role", args, text);
  }

  /** @param {string} name @param {import("./types.js").Arguments} args @param {string} text */
  #run(name, args, text) {
    void this.edit(name, args).then((went) => {
      if (!went && text) this.complain(`This line could not be saved: ${text}`);
    });
  }

  // --- Keys ---------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || !this.press(nameOf(event))) return;
    event.stopPropagation();
    event.preventDefault();
  }

  /** Do what a key does. @param {string} name @returns {boolean} whether it does anything here */
  press(name) {
    const [id, input] = [this.#id, this.#input];
    if (id === null || !input) return false;
    const { selectionStart: caret, selectionEnd: end, value } = input;
    const isAt = (/** @type {number} */ place) => caret === place && end === place;
    /** @type {Record<string, () => void | boolean>} */
    const keys = {
      Enter: () => (caret === end && caret ? this.#split(input, caret) : this.#enter(isAt(0) && value !== "")),
      Escape: () => this.close(true),
      Tab: () => this.#shift("demote"),
      "Shift+Tab": () => this.#shift("promote"),
      "Alt+Shift+ArrowRight": () => this.#shift("demote"),
      "Alt+Shift+ArrowLeft": () => this.#shift("promote"),
      "Alt+Shift+ArrowUp": () => this.#shift("move-earlier"),
      "Alt+Shift+ArrowDown": () => this.#shift("move-later"),
      ArrowUp: () => this.#go(-1, caret ?? 0),
      ArrowDown: () => this.#go(1, caret ?? 0),
      ArrowLeft: () => isAt(0) && this.#go(-1, Number.MAX_SAFE_INTEGER),
      ArrowRight: () => isAt(value.length) && this.#go(1, 0),
      Backspace: () => value === "" && this.#remove(),
      "Ctrl+Z": () => value === this.#before && this.act("undo"),
      "Ctrl+Y": () => value === this.#before && this.act("redo"),
    };
    const key = keys[name];
    return key !== undefined && key() !== false;
  }

  /**
   * A new line at the same level: below, or above where the caret stands before the text.
   * @param {boolean} isAbove
   */
  #enter(isAbove) {
    const id = this.#id;
    if (id === null) return;
    this.save();
    // On an empty line Enter climbs a level, as in a list; at the top it does nothing.
    if (!this.#isRole(id)) return this.#shift("promote");
    this.begin(id, isAbove);
  }

  /**
   * Break the line at the caret, as text would: what stands behind it goes on in the new line below. The
   * reports of the role stay with the role.
   * @param {HTMLInputElement} input @param {number} caret
   */
  #split({ value }, caret) {
    const [kept, rest] = [value.slice(0, caret).replace(/[\s,]+$/u, ""), value.slice(caret).replace(/^[\s,]+/u, "")];
    const isSplit = rest !== "" && readLine(kept).title !== "";
    if (isSplit && this.#input) this.#input.value = kept;
    this.#enter(false);
    if (!isSplit || !this.#input || this.fresh?.id !== this.#id) return;
    this.#input.value = rest;
    this.#input.setSelectionRange(0, 0);
  }

  /** Type in a new line below that of a role, or above it. @param {string} id @param {boolean} [isAbove] */
  begin(id, isAbove = false) {
    const { structure, organisation } = this.state;
    const kind = organisation.roles.get(id)?.kind ?? "line";
    /** @type {NewLine} */
    const line = { id: newId(), manager: structure.managerOf(id), after: id, kind };
    if (isAbove) {
      const siblings = siblingsOf(this.state, line);
      line.after = siblings[siblings.findIndex((role) => role.id === id) - 1]?.id ?? null;
    }
    this.fresh = line;
    this.host.update();
    this.open(line.id);
  }

  /** @param {"promote" | "demote" | "move-earlier" | "move-later"} name */
  #shift(name) {
    const id = this.#id;
    if (id === null) return;
    if (this.fresh?.id === id) return this.#shiftFresh(this.fresh, name);
    if (!this.act(name)) {
      const why = {
        promote: "This line is at the top level.",
        demote: "No line above stands at this level.",
        "move-earlier": "This line is the first at its level.",
        "move-later": "This line is the last at its level.",
      };
      this.say(why[name]);
    }
    this.host.element(id);
  }

  /** Move a line that is no role yet. @param {NewLine} line @param {string} name */
  #shiftFresh(line, name) {
    const { structure } = this.state;
    const siblings = siblingsOf(this.state, line);
    const at = positionOf(this.state, line);
    const before = siblings[at - 1]?.id ?? null;
    if (name === "demote" && before !== null) {
      const under = { ...line, manager: before, kind: /** @type {const} */ ("line") };
      const last = siblingsOf(this.state, under).pop()?.id ?? null;
      this.fresh = { ...under, after: last };
    } else if (name === "promote" && line.manager !== null) {
      const manager = structure.managerOf(line.manager);
      this.fresh = { ...line, manager, after: line.manager, kind: "line" };
    } else if (name === "move-earlier" && at > 0)
      this.fresh = { ...line, after: siblings[at - 2]?.id ?? null };
    else if (name === "move-later" && at < siblings.length)
      this.fresh = { ...line, after: siblings[at]?.id ?? null };
    this.host.update();
    this.host.element(line.id);
  }

  /** @param {number} step @param {number} caret @returns {boolean} */
  #go(step, caret) {
    const id = this.#id;
    const next = id === null ? undefined : this.host.neighbour(id, step);
    if (next === undefined) return false;
    this.save();
    this.open(next, caret);
    if (this.fresh && this.fresh.id !== next) this.#forget();
    return true;
  }

  /** Remove an empty line: its role with it, whose reports move up. */
  #remove() {
    const id = this.#id;
    if (id === null) return;
    const next = this.host.neighbour(id, -1) ?? this.host.neighbour(id, 1);
    const isRole = this.#isRole(id);
    if (!isRole && next === undefined) return;
    if (next !== undefined) this.open(next, next === this.host.neighbour(id, 1) ? 0 : undefined);
    else this.#drop();
    if (isRole) this.#run("delete_role", { role_id: id, branch: false }, "");
    else this.#forget();
    if (next === undefined && this.fresh) this.open(/** @type {NewLine} */ (this.fresh).id);
  }

  // --- Pasting ------------------------------------------------------------------------------

  /** @param {ClipboardEvent} event */
  #paste(event) {
    event.stopPropagation();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\n\r\t]/u.test(text.trim())) return;
    event.preventDefault();
    const { entries, problems } = readOutline(text);
    if (problems.length) return this.complain(problemsInWords(problems));
    this.#insert(entries);
  }

  /** Take all the text of a line away, where all of it is selected: what is pasted replaces it. */
  #clearSelected() {
    const input = this.#input;
    if (input && input.selectionStart === 0 && input.selectionEnd === input.value.length) input.value = "";
    return input?.value === "";
  }

  /**
   * Put lines in the place of an empty line, or below this one. A role with reports stays: they are its.
   * @param {import("./outline_text.js").Entry[]} entries
   */
  #insert(entries) {
    const id = this.#id;
    if (id === null || entries.length === 0) return;
    const isReplaced = this.#clearSelected() && this.#isRole(id) && this.state.structure.reports(id).length === 0;
    this.save();
    const { structure } = this.state;
    /** @type {NewLine} */
    const line = this.fresh ?? { id, manager: structure.managerOf(id), after: id, kind: "line" };
    const args = branchArguments(structure, line.manager, positionOf(this.state, line), entries);
    if (this.fresh) this.fresh = null;
    this.#isLeaving = true;
    this.#run("add_branch", args, "");
    this.#isLeaving = false;
    const last = args.roles[args.roles.length - 1];
    if (last) this.open(last.id);
    if (isReplaced) this.#run("delete_role", { role_id: id, branch: false }, "");
    this.say(entries.length === 1 ? "1 line pasted." : `${entries.length} lines pasted.`);
  }
}
