/**
 * The history behind its door: the panel, the picture of earlier states, the banner that says what is
 * looked at, and the ways back.
 *
 * @typedef {import("./history_api.js").Entry} Entry
 * @typedef {import("./history_api.js").Version} Version
 */

import { comparisonPanel } from "./comparison_panel.js";
import { html } from "./dom.js";
import { HistoryApi } from "./history_api.js";
import { momentOf } from "./history_dates.js";
import { HistoryPanel } from "./history_panel.js";
import { HistoryPlayer } from "./history_player.js";
import { HistoryView } from "./history_view.js";
import { askForName } from "./name_dialog.js";
import { makeToolbar } from "./toolbar.js";

const LOOKING = ["back-to-now", "compare-with-now", "compare-with", "restore-state", "copy-state", "name-version"];
/** What is done with one state, not with two. */
const WITH_ONE = ["compare-with", "restore-state", "copy-state", "name-version"];
/** How long nothing is done before the list is read anew, in milliseconds. */
const CALM = 300;
const SMALL = matchMedia("(max-width: 56.25em)");

export class History {
  /** @type {Entry | null} the state that is looked at */ #entry = null;
  /** @type {number | null} its number, or null while a comparison or the present is shown */ #shown = null;
  /** @type {number | null} the state that was asked for last */ #wanted = null;
  /** @type {import("./history_api.js").ComparisonReply | null} what is shown in the place of a state */ #comparison = null;
  #isChoosing = false;
  /** @type {Promise<boolean> | null} */ #following = null;
  #oldest = 0;
  #waiting = 0;

  /** @param {import("./history_door.js").Parts} parts @param {import("./types.js").Action[]} actions */
  constructor(parts, actions) {
    this.parts = parts;
    this.api = new HistoryApi(parts.api);
    this.view = new HistoryView(parts);
    this.player = new HistoryPlayer({ show: (number) => this.look(number), changed: () => this.#refresh() });
    const tools = html("div", { class: "history-tools", role: "toolbar", "aria-label": "History" });
    this.refreshers = [makeToolbar(tools, actions, ["play-history", "name-version"], { labels: true })];
    this.panel = new HistoryPanel(
      this.api,
      {
        look: (number) => void this.#choose(number),
        close: () => this.toggle(false),
        rename: (version) => void this.#rename(version),
        forget: (version) => void this.#forget(version),
        stopChoosing: () => {
          this.#stopChoosing();
          this.panel.heading.focus({ preventScroll: true });
        },
        fail: (error) => this.#fail(error),
      },
      tools,
    );
    this.aside = html("aside", { id: "history-panel", class: "history-panel", "aria-label": "History", hidden: true }, this.panel.element);
    document.querySelector("#inspector")?.after(this.aside);
    this.banner = html("div", { class: "past-banner", role: "region", "aria-label": "What is shown", hidden: true });
    this.words = html("p", { class: "past-words", role: "status" });
    const bar = html("div", { class: "past-tools", role: "toolbar", "aria-label": "Do with this state" });
    this.refreshers.push(makeToolbar(bar, actions, LOOKING, { labels: true }));
    this.banner.append(this.words, bar);
    parts.viewport.canvas.append(this.banner, this.player.element);
    parts.state.on("scene", () => this.#catchUp());
    document.addEventListener("keydown", (event) => this.#escape(event));
  }

  /** Open the panel, or close it. @param {boolean} [isOpen] */
  toggle(isOpen = this.aside.hidden === true) {
    this.aside.hidden = !isOpen;
    document.body.classList.toggle("has-history", isOpen);
    document.querySelector("[data-action=history]")?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) {
      void this.panel.refresh();
      this.panel.heading.focus({ preventScroll: true });
    } else /** @type {HTMLElement | null} */ (document.querySelector("[data-action=history]"))?.focus();
  }

  /** Look at a state that was chosen in the list. @param {number} number */
  async #choose(number) {
    this.player.pause();
    if (this.#isChoosing && this.#entry) return this.#compare(this.#entry.revision, number);
    if (SMALL.matches) this.toggle(false);
    // The newest state is the present.
    if (number === this.parts.state.revision) this.back();
    else await this.look(number);
  }

  /** Show a state. The newest wish counts: what was asked for before is left out. @param {number} number @returns {Promise<boolean>} */
  look(number) {
    this.#wanted = number;
    this.#following ??= this.#follow().finally(() => (this.#following = null));
    return this.#following;
  }

  async #follow() {
    try {
      if (this.#shown === null && !(await this.parts.saved())) return false;
      while (this.#wanted !== null && this.#wanted !== this.#shown) {
        const number = this.#wanted;
        const reply = await this.api.state(number, this.#shown);
        if (this.#wanted === null) return false;
        const label = `The chart of ${momentOf(reply.state.created_at)}`;
        if (reply.changes) {
          this.view.step(reply.changes, label);
          if (Math.abs(number - (this.#shown ?? number)) === 1) this.view.point(reply.changes);
        }
        if (reply.document && reply.scene) this.view.show(reply.document, reply.scene, label);
        [this.#shown, this.#entry, this.#oldest] = [number, reply.state, reply.oldest];
        this.#showList();
        this.#refresh();
      }
      return true;
    } catch (error) {
      this.#wanted = this.#shown;
      this.#fail(error);
      return false;
    }
  }

  /** The state that is looked at, once one that was asked for is there. */
  async #arrived() {
    this.player.pause();
    await this.#following;
    return this.#entry;
  }

  /** Show the present again. */
  back() {
    this.player.pause();
    if (this.#comparison && SMALL.matches) this.toggle(false);
    const at = document.activeElement;
    const isLost = at === document.body || this.banner.contains(at) || this.view.diagram.contains(at);
    [this.#wanted, this.#shown, this.#entry] = [null, null, null];
    this.view.close();
    this.#showList();
    this.#refresh();
    if (isLost) document.getElementById("diagram")?.focus({ preventScroll: true });
  }

  /** Compare the state that is looked at with the present. */
  async compareShown() {
    const entry = await this.#arrived();
    if (entry) await this.#compare(entry.revision, this.parts.state.revision);
  }

  /** Let another state be chosen in the list, for a comparison with the one that is looked at. */
  async chooseOther() {
    const entry = await this.#arrived();
    if (!entry) return;
    this.#isChoosing = true;
    this.panel.ask(`Choose the state to compare with ${this.#called(entry)}.`);
    if (this.aside.hidden) this.toggle(true);
    else this.panel.heading.focus({ preventScroll: true });
  }

  /** @param {number} one @param {number} other its number, before or after that of the first */
  async #compare(one, other) {
    if (one === other) return;
    try {
      const comparison = await this.api.compare(Math.min(one, other), Math.max(one, other));
      const { older, newer } = comparison;
      [this.#shown, this.#wanted] = [null, null];
      this.view.show(comparison.document, comparison.scene, `Changes since ${momentOf(older.created_at)}`);
      this.view.fit();
      this.#showList();
      this.#comparison = comparison;
      const panel = comparisonPanel(comparison, {
        back: () => void this.look(one),
        close: () => this.toggle(false),
        show: (id) => this.view.present(id),
        file: (suffix) => this.api.file(suffix, older.revision, newer.revision),
        until: this.#called(newer),
      });
      this.aside.hidden = false;
      document.body.classList.add("has-history");
      this.aside.replaceChildren(panel);
      this.#refresh();
      panel.querySelector("h2")?.focus({ preventScroll: true });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Make the state that is looked at the newest one. */
  async restoreShown() {
    const entry = await this.#arrived();
    const { state, notices } = this.parts;
    if (!entry || !(await this.parts.saved())) return;
    try {
      const known = state.revision;
      const reply = await this.api.restore(entry.revision, known);
      this.back();
      if (state.revision === known) state.receive(reply, state.pending);
      notices.say(reply.summary);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Make a new chart of the state that is looked at, and open it. */
  async copyShown() {
    const entry = await this.#arrived();
    if (!entry) return;
    try {
      location.assign((await this.api.copy(entry.revision)).url);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Give what is shown a name: the state that is looked at, or the present. */
  async nameShown() {
    const entry = await this.#arrived();
    if (entry?.version) return this.#rename(entry.version);
    if (!entry && !(await this.parts.saved())) return;
    const number = entry?.revision ?? this.parts.state.revision;
    await this.#ask("Name this version", "", (name) => this.api.name(number, name));
  }

  /** @param {Version} version */
  async #rename(version) {
    await this.#ask("Rename this version", version.name, (name) => this.api.rename(version.id, name));
  }

  /** @param {string} title @param {string} name @param {(name: string) => Promise<Version>} save */
  async #ask(title, name, save) {
    const version = await askForName(title, name, save);
    if (!version) return;
    if (this.#entry?.revision === version.revision) this.#entry = { ...this.#entry, version };
    this.#refresh();
    this.parts.notices.say(`This version is called ${version.name}.`);
    await this.panel.refresh();
  }

  /** @param {Version} version */
  async #forget(version) {
    try {
      await this.api.forget(version.id);
      if (this.#entry?.revision === version.revision) this.#entry = { ...this.#entry, version: null };
      this.#refresh();
      this.panel.heading.focus({ preventScroll: true });
      await this.panel.refresh();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Play the history: from the state that is looked at, or from the beginning. */
  async play() {
    if (this.player.isPlaying) return this.player.pause();
    const entry = this.#entry;
    if (SMALL.matches && !this.aside.hidden) this.toggle(false);
    const isAtEnd = !entry || this.#comparison || entry.revision >= this.parts.state.revision;
    if (await this.look(isAtEnd ? await this.#begin() : entry.revision)) this.player.play();
  }

  /** The number of the first state. */
  async #begin() {
    return (await this.api.states({ limit: 1 }).catch(() => null))?.oldest ?? 0;
  }

  /** What a state is called in a sentence. @param {Entry} entry */
  #called({ revision, version, created_at }) {
    if (revision === this.parts.state.revision) return "now";
    return `${version ? `“${version.name}”, ` : ""}${momentOf(created_at)}`;
  }

  /** The list of changes, in the place of a comparison; whatever was to be chosen in it. */
  #showList() {
    this.#comparison = null;
    this.#stopChoosing();
    if (this.aside.firstElementChild !== this.panel.element) this.aside.replaceChildren(this.panel.element);
  }

  #stopChoosing() {
    this.#isChoosing = false;
    this.panel.ask("");
  }

  /** A change came in, of one's own or of somebody else. */
  #catchUp() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (!this.aside.hidden && !this.player.isPlaying) void this.panel.refresh();
      this.#refresh();
    }, CALM);
  }

  /** Bring the banner, the bar and the list up to date. */
  #refresh() {
    const { state, viewport } = this.parts;
    const entry = this.#entry;
    const comparison = this.#comparison;
    this.banner.hidden = entry === null;
    this.player.element.hidden = entry === null || comparison !== null;
    this.panel.mark(comparison ? null : this.#shown);
    if (entry) {
      const moment = momentOf(entry.created_at);
      const words = comparison
        ? `Changes from ${this.#called(comparison.older)}, to ${this.#called(comparison.newer)}.`
        : `You look at the chart of ${entry.version ? `“${entry.version.name}”, ` : ""}${moment}.`;
      if (this.words.textContent !== words && !this.player.isPlaying) this.words.textContent = words;
      this.player.place(this.#oldest, state.revision, entry.revision, `${moment}: ${entry.sentence}`);
    }
    this.refreshers.forEach((refresh) => refresh());
    const isOfTwo = comparison !== null && comparison.newer.revision !== state.revision;
    const isNow = comparison ? !isOfTwo : entry?.revision === state.revision;
    for (const button of this.banner.querySelectorAll("[data-action]")) {
      if (!(button instanceof HTMLElement)) continue;
      const { action = "" } = button.dataset;
      if (action === "compare-with-now") button.hidden = isNow;
      if (action === "compare-with") button.hidden = comparison !== null;
      else if (WITH_ONE.includes(action)) button.hidden = isOfTwo;
    }
    viewport.insets = { top: entry ? this.banner.offsetHeight : 48, bottom: viewport.insets.bottom };
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (this.player.isPlaying) this.player.pause();
    else if (this.#isChoosing) this.#stopChoosing();
    else if (this.#entry) this.back();
    else if (!this.aside.hidden && this.aside.contains(document.activeElement)) this.toggle(false);
    else return;
    event.preventDefault();
  }

  /** @param {unknown} error */
  #fail(error) {
    this.parts.notices.complain(error instanceof Error ? error.message : String(error));
  }
}
