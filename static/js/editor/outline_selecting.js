/**
 * Choosing several lines of the outline: Ctrl takes one in or out, Shift all from the last one chosen alone
 * to this one. It is the same selection as the diagram's.
 */

export class OutlineSelecting {
  /** @type {string | null} the line that a range begins at */ #anchor = null;

  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * Choose what a click or a key with Shift or Ctrl asks for; this line leads then.
   * @param {string} id @param {{shiftKey: boolean, ctrlKey: boolean, metaKey: boolean}} keys
   * @param {() => string[]} lines the ids of all lines from top to bottom
   * @returns {boolean} false where it asks for this line alone
   */
  take(id, { shiftKey, ctrlKey, metaKey }, lines) {
    const { state } = this;
    const isOther = ctrlKey || metaKey;
    if ((!shiftKey && !isOther) || !state.organisation.roles.has(id)) return false;
    const chosen = state.selectedRoles;
    if (shiftKey) {
      const range = this.#range(id, lines());
      state.selectMany([...(isOther ? chosen : []), ...range].filter((each) => each !== id).concat(id));
      return true;
    }
    this.#anchor = id;
    const others = chosen.filter((each) => each !== id);
    state.selectMany(chosen.includes(id) ? others : [...others, id]);
    return true;
  }

  /** Keep only the line that leads. @returns {boolean} false where it is the only one */
  collapse() {
    if (!this.state.hasMany) return false;
    this.state.select(this.state.selected, true);
    return true;
  }

  /** Let ranges begin at a line that was chosen alone. @param {string} id */
  begin(id) {
    this.#anchor = id;
  }

  /** @param {string} id @param {string[]} lines @returns {string[]} */
  #range(id, lines) {
    const { state } = this;
    const isKept = this.#anchor !== null && state.selectedRoles.includes(this.#anchor);
    this.#anchor = isKept ? this.#anchor : (state.selected ?? id);
    const ends = [lines.indexOf(this.#anchor ?? id), lines.indexOf(id)].sort((a, b) => a - b);
    const [from = 0, to = 0] = ends;
    if (from < 0) return [id];
    return lines.slice(from, to + 1).filter((line) => state.organisation.roles.has(line));
  }
}
