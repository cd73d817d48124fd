/**
 * The input in a cell of the table. Enter and Tab save and move on, Escape gives up, leaving saves.
 *
 * @typedef {object} Opening
 * @property {HTMLElement} cell
 * @property {string} label
 * @property {string} value what the cell holds
 * @property {string | null} typed what was typed to open it, which replaces the value; null: edit the value
 * @property {string[]} suggestions
 * @property {(text: string) => string} save returns why the text was refused, or nothing
 * @property {(move: [number, number] | null) => void} done where the keyboard goes on to, in rows and
 *   columns; null: it was left
 * @property {(problem: string) => void} complain
 */

import { html, setAttributes } from "./dom.js";

const LIST = "table-suggestions";

export class TableInput {
  /** @type {HTMLInputElement | null} */ #input = null;
  /** @type {Opening | null} */ #opening = null;

  get isOpen() {
    return this.#input !== null;
  }

  /** @param {Opening} opening */
  open(opening) {
    this.#opening = opening;
    const { cell, label, value, typed, suggestions } = opening;
    const input = html("input", {
      class: "cell-input",
      "aria-label": label,
      autocomplete: "off",
      spellcheck: "false",
      dir: "auto",
      list: suggestions.length ? LIST : null,
    });
    input.value = typed ?? value;
    this.#input = input;
    cell.append(input);
    if (suggestions.length) {
      const options = [...new Set(suggestions)].map((text) => html("option", { value: text }));
      cell.append(html("datalist", { id: LIST }, ...options));
    }
    input.addEventListener("keydown", (event) => this.#key(event, typed !== null));
    input.addEventListener("paste", (event) => event.stopPropagation());
    input.addEventListener("blur", () => document.activeElement !== input && this.#leave());
    input.focus({ preventScroll: true });
    if (typed === null) input.select();
  }

  /** @param {KeyboardEvent} event @param {boolean} isReplacing */
  #key(event, isReplacing) {
    event.stopPropagation();
    if (event.isComposing) return;
    /** @type {Record<string, [number, number]>} */
    const moves = {
      Enter: [event.shiftKey ? -1 : 1, 0],
      Tab: [0, event.shiftKey ? -1 : 1],
      // Arrows walk on where the cell was opened by typing, as in a spreadsheet; not out of a list of offers.
      ...(isReplacing && !this.#opening?.suggestions.length ? { ArrowUp: [-1, 0], ArrowDown: [1, 0] } : {}),
    };
    const move = moves[event.key];
    if (event.key === "Escape") this.#close([0, 0]);
    else if (!move) return;
    else if (this.#save()) this.#close(move);
    event.preventDefault();
  }

  /** @returns {boolean} whether the text was taken */
  #save() {
    const [input, opening] = [this.#input, this.#opening];
    if (!input || !opening || input.value === opening.value) return true;
    const problem = opening.save(input.value);
    if (!problem) return true;
    setAttributes(input, { "aria-invalid": "true" });
    opening.complain(problem);
    return false;
  }

  #leave() {
    if (!this.#input) return;
    this.#save();
    this.#close(null);
  }

  /** @param {[number, number] | null} move */
  #close(move) {
    const [input, opening] = [this.#input, this.#opening];
    this.#input = this.#opening = null;
    if (!input || !opening) return;
    input.nextElementSibling?.remove();
    input.remove();
    opening.done(move);
  }
}
