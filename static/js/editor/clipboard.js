/**
 * Copy, cut and paste of branches: within a chart, between charts and tabs, and as text to other programs.
 *
 * The browser's own events carry the data, so nobody is asked for a permission. What was cut stays where it
 * is, dimmed, until it is pasted: in the same chart it moves, in another one it is copied.
 */

import { BRANCH_TYPE, parseBranches, pasteArguments, writeBranches } from "./branch_data.js";
import { newId } from "./commands.js";
import { isTyping } from "./dom.js";
import { DropTargets } from "./drop_targets.js";
import { branchArguments, problemsInWords, readOutline, writeOutline } from "./outline_text.js";
import { pictureAmong } from "./photos.js";

/** @param {number} count */
function counted(count) {
  return count === 1 ? "1 role" : `${count} roles`;
}

export class Clipboard {
  /** What was cut and not pasted yet. */
  #cut = { token: "", ids: /** @type {string[]} */ ([]) };
  /** What was copied here last, for pasting by a menu, which the browser gives only text. */
  #last = { text: "", data: "" };
  #isAsked = false;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./types.js").Edit} parts.edit
   * @param {import("./grouping.js").Grouping} parts.grouping
   * @param {import("./scene_view.js").SceneView} parts.view
   * @param {string} parts.chart
   * @param {HTMLElement[]} parts.places where keys copy and paste roles
   * @param {{say: (message: string) => void, complain: (message: string) => void}} parts.notices
   * @param {import("./photos.js").Photos} parts.photos
   * @param {() => void} parts.focusLead
   */
  constructor({ state, edit, grouping, view, chart, places, notices, photos, focusLead }) {
    this.state = state;
    this.edit = edit;
    this.grouping = grouping;
    this.view = view;
    this.chart = chart;
    this.places = places;
    this.notices = notices;
    this.photos = photos;
    this.focusLead = focusLead;
    this.targets = new DropTargets(state);
    document.addEventListener("copy", (event) => this.#take(event, false));
    document.addEventListener("cut", (event) => this.#take(event, true));
    document.addEventListener("paste", (event) => this.#receive(event));
    state.on("organisation", () => this.#showCut(true));
  }

  /** Copy or cut what is selected, as by its keys. @param {"copy" | "cut"} kind */
  take(kind) {
    this.#isAsked = true;
    document.execCommand(kind);
    this.#isAsked = false;
  }

  /** Paste without a key: the browser asks the person first. */
  async paste() {
    try {
      const text = await navigator.clipboard.readText();
      this.#put(text === this.#last.text ? this.#last.data : "", text);
    } catch {
      this.notices.complain("The browser does not let the page read the clipboard. Press Ctrl+V instead.");
    }
  }

  /** Let go of what was cut. @returns {boolean} false where nothing was */
  forget() {
    if (!this.#cut.token) return false;
    this.#showCut(false);
    this.#cut = { token: "", ids: [] };
    return true;
  }

  /** @param {boolean} isOn */
  #showCut(isOn) {
    if (this.#cut.token) this.view.setClass(this.#cut.ids.flatMap((id) => [...this.state.structure.branch(id)]), "is-cut", isOn);
  }

  /** Whether an event is about roles, and not about text. @param {ClipboardEvent} event */
  #isOurs(event) {
    if (event.defaultPrevented || this.state.picking || document.querySelector("dialog[open]")) return false;
    if (this.#isAsked) return true;
    const target = event.target instanceof Element ? event.target : document.body;
    if (isTyping(target) || !(document.getSelection()?.isCollapsed ?? true)) return false;
    return target === document.body || this.places.some((place) => place.contains(target));
  }

  /** @param {ClipboardEvent} event @param {boolean} isCut */
  #take(event, isCut) {
    const { structure } = this.state;
    const ids = structure.topmost(this.state.chosenRoles);
    if (!event.clipboardData || ids.length === 0 || !this.#isOurs(event)) return;
    if (isCut && !this.state.canEdit) return;
    event.preventDefault();
    const text = writeOutline(structure, ids);
    this.forget();
    if (isCut) this.#cut = { token: newId(), ids };
    const branches = writeBranches(structure, ids, this.chart, this.#cut.token);
    const data = JSON.stringify(branches);
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData(BRANCH_TYPE, data);
    this.#last = { text, data };
    this.#showCut(true);
    const what = counted(branches.roles.length);
    this.notices.say(isCut ? `Cut ${what}. Select a manager and paste.` : `Copied ${what}.`);
  }

  /** @param {ClipboardEvent} event */
  #receive(event) {
    if (!event.clipboardData || !this.state.canEdit || !this.#isOurs(event)) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    const picture = text ? null : pictureAmong(event.clipboardData.files);
    const { selected } = this.state;
    if (!picture) this.#put(event.clipboardData.getData(BRANCH_TYPE), text);
    else if (selected === null || this.state.hasMany || this.state.selectedGroup)
      this.notices.complain("Select the box of one person first: the picture becomes their photo.");
    else void this.photos.giveTo(selected, picture);
  }

  /** @param {string} json what another tab or this one gave, or empty @param {string} text */
  #put(json, text) {
    const { state } = this;
    if (this.grouping.refuses("paste below one")) return;
    const data = parseBranches(json);
    const isMove = data !== null && data.chart === this.chart && data.cut !== "" && data.cut === this.#cut.token;
    if (isMove) return this.#move();
    const manager = state.selected;
    if (data) return this.#add(pasteArguments(state.structure, manager, data, data.chart === this.chart));
    const { entries, problems } = readOutline(text);
    if (problems.length > 0) return this.notices.complain(problemsInWords(problems));
    if (entries.length === 0) return this.notices.complain("There is nothing to paste: the clipboard holds no text.");
    this.#add(branchArguments(state.structure, manager, null, entries));
  }

  /** @param {import("./types.js").Arguments & {roles: {id: string, level?: number}[]}} args */
  #add(args) {
    void this.edit("add_branch", args);
    this.#choose(args.roles.filter(({ level = 0 }) => level === 0).map(({ id }) => id));
  }

  /** Move what was cut below what is selected. */
  #move() {
    const { state } = this;
    const roles = this.#cut.ids.filter((id) => state.organisation.roles.has(id));
    const cargo = { roles, topmost: state.structure.topmost(roles), person: null };
    if (roles.length === 0) return this.notices.complain("What was cut is not there any more.");
    if (state.selected === null) {
      void this.edit("move_roles", { role_ids: roles, manager_id: null });
    } else {
      const aim = this.targets.aimAt(state.selected, cargo, false);
      if (!aim?.command) return this.notices.complain(aim?.words ?? "A role cannot report to itself.");
      void this.edit(aim.command.name, aim.command.args);
    }
    this.forget();
    this.#choose(roles);
  }

  /** @param {string[]} ids */
  #choose(ids) {
    this.state.selectMany(ids.filter((id) => this.state.organisation.roles.has(id)));
    this.focusLead();
  }
}
