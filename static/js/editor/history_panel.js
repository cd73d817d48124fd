/**
 * The list of all changes: grouped by day, named versions first, filtered by words.
 *
 * @typedef {import("./history_api.js").Entry} Entry
 * @typedef {import("./history_api.js").Version} Version
 *
 * @typedef {object} Wishes what the list asks for
 * @property {(number: number) => void} look
 * @property {() => void} close
 * @property {(version: Version) => void} rename
 * @property {(version: Version) => void} forget
 * @property {(error: unknown) => void} fail
 */

import { html, icon } from "./dom.js";
import { dayOf, momentOf, timeOf } from "./history_dates.js";

const TYPING = 250;

export class HistoryPanel {
  #words = "";
  /** @type {number | null} where the next page begins */ #before = null;
  #day = "";
  /** @type {HTMLElement | null} */ #list = null;
  #asked = 0;
  /** @type {number | null} */ #shown = null;

  /**
   * @param {import("./history_api.js").HistoryApi} api @param {Wishes} wishes
   * @param {HTMLElement} tools buttons for the head
   */
  constructor(api, wishes, tools) {
    this.api = api;
    this.wishes = wishes;
    const close = html("button", { type: "button", class: "history-close", "aria-label": "Close the history" }, icon("close"));
    close.addEventListener("click", () => wishes.close());
    this.filter = html("input", {
      type: "search",
      placeholder: "Filter the changes",
      "aria-label": "Filter the changes",
      autocomplete: "off",
    });
    let typing = 0;
    this.filter.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => void this.refresh(), TYPING);
    });
    this.wish = html("p", { class: "history-wish", role: "status", hidden: true });
    this.versions = html("section", { class: "history-versions", "aria-label": "Named versions" });
    this.days = html("div", { class: "history-days" });
    this.more = html("button", { type: "button", class: "small-button history-more" }, "Show earlier changes");
    this.more.addEventListener("click", () => void this.#load());
    this.heading = html("h2", { tabindex: -1 }, "History");
    this.element = html(
      "div",
      { class: "history-list" },
      html("header", { class: "history-head" }, this.heading, close),
      tools,
      this.wish,
      html("div", { class: "history-filter" }, icon("search"), this.filter),
      html("div", { class: "history-scroll" }, this.versions, this.days, this.more),
    );
    this.element.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** Say what a state is to be chosen for; nothing where it is looked at, as usual. @param {string} words */
  ask(words) {
    this.wish.textContent = words;
    this.wish.hidden = words === "";
  }

  /** Read the list anew. */
  async refresh() {
    this.#words = this.filter.value.trim();
    this.#before = null;
    await Promise.all([this.#load(true), this.#loadVersions()]);
  }

  /** @param {boolean} [anew] */
  async #load(anew = false) {
    const asked = ++this.#asked;
    try {
      const reply = await this.api.states({ before: this.#before, words: this.#words });
      if (asked !== this.#asked) return;
      const focused = anew ? this.#numberOf(document.activeElement) : null;
      if (anew) {
        this.days.replaceChildren();
        this.#day = "";
      }
      for (const entry of reply.states) this.#append(entry);
      if (anew && reply.states.length === 0) {
        this.days.append(html("p", { class: "history-none" }, "No change has these words."));
      }
      this.#before = reply.before;
      this.more.hidden = reply.before === null;
      this.mark(this.#shown);
      if (focused !== null) this.#button(focused)?.focus({ preventScroll: true });
    } catch (error) {
      this.wishes.fail(error);
    }
  }

  /** @param {Entry} entry */
  #append(entry) {
    const day = dayOf(entry.created_at);
    if (day !== this.#day || !this.#list) {
      this.#day = day;
      this.#list = html("ol", { "aria-label": day });
      this.days.append(html("h3", {}, day), this.#list);
    }
    const author = entry.own ? "You" : (entry.author ?? "A visitor");
    const button = html(
      "button",
      { type: "button", class: "history-entry", "data-revision": entry.revision },
      html("span", { class: "history-time" }, timeOf(entry.created_at)),
      html("span", { class: "history-words" }, entry.sentence),
      html("span", { class: "history-author" }, author),
      entry.version ? html("span", { class: "history-name" }, icon("flag"), entry.version.name) : null,
    );
    button.addEventListener("click", () => this.wishes.look(entry.revision));
    this.#list.append(html("li", {}, button));
  }

  async #loadVersions() {
    try {
      const versions = await this.api.versions();
      const rows = versions.map((version) => this.#versionRow(version));
      this.versions.hidden = rows.length === 0;
      this.versions.replaceChildren(html("h3", {}, "Named versions"), html("ul", {}, ...rows));
      this.mark(this.#shown);
    } catch (error) {
      this.wishes.fail(error);
    }
  }

  /** @param {Version} version */
  #versionRow(version) {
    const look = html(
      "button",
      { type: "button", class: "history-version", "data-revision": version.revision },
      icon("flag"),
      html("span", { class: "history-words" }, version.name),
      html("span", { class: "history-author" }, momentOf(version.created_at)),
    );
    look.addEventListener("click", () => this.wishes.look(version.revision));
    const rename = html("button", { type: "button", class: "history-tool", "aria-label": `Rename ${version.name}` }, icon("pencil"));
    rename.addEventListener("click", () => this.wishes.rename(version));
    const forget = html(
      "button",
      { type: "button", class: "history-tool", "aria-label": `Take away the name ${version.name}` },
      icon("trash"),
    );
    forget.addEventListener("click", () => this.wishes.forget(version));
    return html("li", {}, look, rename, forget);
  }

  /** Say which state is shown; null is the present. @param {number | null} number */
  mark(number) {
    this.#shown = number;
    for (const button of this.#buttons()) {
      const isShown = this.#numberOf(button) === number;
      if (isShown) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    this.#button(number)?.scrollIntoView({ block: "nearest" });
  }

  /** @returns {HTMLElement[]} */
  #buttons() {
    return [...this.element.querySelectorAll("button[data-revision]")].filter((each) => each instanceof HTMLElement);
  }

  /** @param {number | null} number */
  #button(number) {
    return this.days.querySelector(`button[data-revision="${number}"]`) instanceof HTMLElement
      ? /** @type {HTMLElement} */ (this.days.querySelector(`button[data-revision="${number}"]`))
      : null;
  }

  /** @param {Element | null} element */
  #numberOf(element) {
    const number = element instanceof HTMLElement ? element.dataset["revision"] : undefined;
    return number === undefined ? null : Number(number);
  }

  /** The arrow keys walk along the entries. @param {KeyboardEvent} event */
  #walk(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const buttons = this.#buttons();
    const at = buttons.findIndex((button) => button === document.activeElement);
    const isInFilter = document.activeElement === this.filter && event.key === "ArrowDown";
    const next = isInFilter ? buttons[0] : at < 0 ? undefined : buttons[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
