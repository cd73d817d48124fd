/**
 * Changes what of the chart is shown, and brings the picture of it. Keeps the choice as long as the tab.
 *
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 */

import { NoAnswer } from "./api.js";
import { WHOLE, collapse, expand, queryOf, showing, wayTo } from "./excerpt.js";

/** Servers refuse longer addresses. */
const LONGEST = 6000;
const PAUSE = 120;
/** Commands that put roles below others. @type {Map<string, string>} */
const FILLS = new Map([
  ["add_role_below", "role_id"],
  ["add_assistant", "role_id"],
  ["add_branch", "role_id"],
  ["move_role", "manager_id"],
  ["move_roles", "manager_id"],
]);

export class Excerpts {
  #isReading = false;
  /** What is to be done once the picture is there. */
  #arrive = () => {};

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./api.js").Api} parts.api
   * @param {import("./commands.js").CommandQueue} parts.queue
   * @param {import("./notices.js").Notices} parts.notices
   * @param {string} parts.chart its id
   * @param {(ids: string[], isLeaving: boolean) => void} parts.fade
   * @param {() => boolean} parts.hasKeyboard whether the keyboard is in the diagram
   * @param {(takesFocus: boolean) => void} parts.showLead bring what is selected into view
   * @param {() => void} parts.openView shows the whole picture, or its top
   */
  constructor(parts) {
    this.parts = parts;
    const { state } = parts;
    state.on("selection", () => this.#reveal());
    state.on("scene", () => void this.#follow());
  }

  get excerpt() {
    return this.parts.state.excerpt;
  }

  get canChange() {
    return this.parts.state.away === null;
  }

  /** Whether a role has reports that are hidden. @param {string | null} id */
  isFolded(id) {
    const { state } = this.parts;
    return id !== null && hasReports(state, id) && wayTo(state.excerpt, state.structure, id).folded.includes(id);
  }

  /** Whether a role has reports that are shown. @param {string | null} id */
  isOpen(id) {
    return id !== null && hasReports(this.parts.state, id) && !this.isFolded(id);
  }

  /** Hide everybody below a role. @param {string} id */
  collapse(id) {
    const { state } = this.parts;
    const gone = state.structure.branch(id);
    gone.delete(id);
    if (this.#show(collapse(state.excerpt, id))) this.parts.fade([...gone], true);
    this.#selectShown();
  }

  /** Show the reports of a role. @param {string} id */
  expand(id) {
    this.#show(expand(this.excerpt, id));
  }

  /** @param {string} id */
  toggle(id) {
    if (this.isFolded(id)) this.expand(id);
    else this.collapse(id);
  }

  /** Show everybody below a role; what is hidden elsewhere stays hidden. @param {string} id */
  expandBranch(id) {
    const { state } = this.parts;
    const branch = state.structure.branch(id);
    const folded = [...state.scene.boxes.values()].filter((box) => box.hidden > 0 && !branch.has(box.id));
    this.#show({ branch: this.excerpt.branch, levels: 0, collapsed: folded.map((box) => box.id), expanded: [] });
  }

  /** Show so many levels; 0 shows all. @param {number} levels */
  showLevels(levels) {
    this.#show({ ...WHOLE, branch: this.excerpt.branch, levels }, this.parts.openView);
    this.#selectShown();
  }

  /** Show one branch alone, or the whole chart again. @param {string} id empty for the whole chart */
  focus(id) {
    const start = { ...this.excerpt, branch: id };
    const { levels, collapsed, expanded } = id ? expand(start, id) : start;
    this.#show({ branch: id, levels, collapsed, expanded }, this.parts.openView);
    if (id) this.parts.state.select(id);
  }

  /** Go one step back out of a branch. @returns {boolean} false where the whole chart is shown */
  back() {
    const { branch } = this.excerpt;
    if (!branch || !this.canChange) return false;
    this.focus("");
    return true;
  }

  /** Show the place where a command is about to put something. @param {string} name @param {Record<string, any>} args */
  makeRoom(name, args) {
    const key = FILLS.get(name);
    const id = key && args[key];
    if (id && this.isFolded(id)) this.expand(id);
  }

  /** @param {Excerpt} excerpt @param {() => void} [arrive] @returns {boolean} whether it can be shown */
  #show(excerpt, arrive = () => {}) {
    const { state, notices, chart } = this.parts;
    if (!this.canChange) return false;
    const query = queryOf(excerpt).toString();
    if (query.length > LONGEST) {
      notices.complain("Too many branches are collapsed one by one. Show two or three levels instead.");
      return false;
    }
    const chosen = query === "" ? WHOLE : Object.freeze(excerpt);
    sessionStorage.setItem(`excerpt ${chart}`, JSON.stringify(chosen));
    this.#arrive = arrive;
    state.choose(chosen);
    void this.#follow();
    return true;
  }

  /** Where the selected role went out of sight, its nearest manager that is shown is selected. */
  #selectShown() {
    const { state } = this.parts;
    let id = state.selected;
    if (id === null) return;
    const { folded } = wayTo(state.excerpt, state.structure, id);
    id = folded[0] ?? id;
    if (id !== state.selected) state.select(id);
  }

  /** Whoever is selected is shown, wherever that was done. */
  #reveal() {
    const { state } = this.parts;
    const id = state.selected;
    if (id === null || state.excerpt === WHOLE || !state.organisation.roles.has(id)) return;
    const excerpt = showing(state.excerpt, state.structure, id);
    if (excerpt !== state.excerpt) this.#show(excerpt);
  }

  /** Bring the picture of what is to be shown. */
  async #follow() {
    const { state, notices, hasKeyboard, showLead } = this.parts;
    if (this.#isReading || state.excerpt === state.shown) return;
    this.#isReading = true;
    const hadKeyboard = hasKeyboard();
    while (state.excerpt !== state.shown) {
      try {
        await this.#read(state.excerpt);
      } catch (error) {
        if (state.shown === null && error instanceof NoAnswer) await pause(1000);
        else {
          notices.complain(/** @type {Error} */ (error).message);
          this.parts.fade([...state.scene.boxes.keys()], false);
          state.choose(state.shown ?? WHOLE);
        }
      }
    }
    this.#isReading = false;
    this.#arrive();
    this.#arrive = () => {};
    // Who types by now, such as the title of a role just added, is not disturbed.
    const isTyping = document.activeElement?.matches("input, textarea, select, [contenteditable]") ?? false;
    showLead(hadKeyboard && !isTyping);
  }

  /** @param {Excerpt} excerpt */
  async #read(excerpt) {
    const { state, api, queue } = this.parts;
    const { revision, scene } = await api.scene(excerpt);
    // Something else is wanted by now, or an answer brought the picture along.
    if (state.excerpt !== excerpt || state.shown === excerpt) return;
    if (revision < state.revision) return;
    if (revision === state.revision) return state.showScene(scene);
    if (queue.waiting > 0) return pause(PAUSE);
    const read = await api.read();
    if (queue.waiting === 0 && state.excerpt === excerpt) state.replace(read.chart, read.scene, []);
  }
}

/** @param {import("./state.js").State} state @param {string} id */
function hasReports(state, id) {
  return state.structure.reports(id).length > 0;
}

/** @param {number} time in milliseconds @returns {Promise<void>} */
function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}
