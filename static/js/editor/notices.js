/** What the page says: errors as toasts, and every change to those who listen instead of look. */

import { html, icon } from "./dom.js";

/** How long a toast stays, in milliseconds: time to read it, and more for a long one. */
const READING_TIME = 6000;

export class Notices {
  /** @param {HTMLElement} toasts @param {HTMLElement} announcer */
  constructor(toasts, announcer) {
    this.toasts = toasts;
    this.announcer = announcer;
  }

  /** Say it to a screen reader. @param {string} message */
  say(message) {
    this.announcer.textContent = "";
    // A repeated sentence is only spoken again when the text really changes.
    requestAnimationFrame(() => (this.announcer.textContent = message));
  }

  /** Say and show for a while what somebody may not see by themselves. @param {string} message */
  tell(message) {
    this.say(message);
    const toast = this.#toast(html("p", {}, message), "yes");
    toast.removeAttribute("role");
    toast.classList.add("is-calm");
    this.#passing(toast, message);
  }

  /** Show an error until it is read or closed; what is said again is not shown twice. @param {string} message */
  complain(message) {
    const shown = [...this.toasts.querySelectorAll(".toast:not(.is-lasting)")];
    shown.find((toast) => toast.textContent?.startsWith(message))?.remove();
    this.#passing(this.#toast(html("p", {}, message)), message);
  }

  /** Let a toast go once it can have been read. @param {HTMLElement} toast @param {string} message */
  #passing(toast, message) {
    setTimeout(() => toast.remove(), READING_TIME + message.length * 40);
    const passing = this.toasts.querySelectorAll(".toast:not(.is-lasting)");
    for (const old of [...passing].slice(0, -3)) old.remove();
  }

  /**
   * Add changes that waited and could not be done to a list that stays until it is closed.
   * @param {string[]} sentences what should have been done @param {string} reason why it was not
   */
  list(sentences, reason) {
    let list = this.toasts.querySelector(".toast.is-lasting ul");
    if (!list) {
      list = html("ul", {});
      const heading = html("p", {}, "These changes waited here, and can no longer be done:");
      this.#toast(html("div", {}, heading, list)).classList.add("is-lasting");
    }
    for (const sentence of sentences) {
      list.append(html("li", {}, html("strong", {}, sentence), ` ${reason}`));
    }
  }

  /** @param {HTMLElement} words @param {string} [sign] */
  #toast(words, sign = "alert") {
    const close = html(
      "button",
      { type: "button", class: "toast-close", "aria-label": "Close" },
      icon("close"),
    );
    const toast = html("div", { class: "toast", role: "alert" }, icon(sign), words, close);
    close.addEventListener("click", () => toast.remove());
    this.toasts.append(toast);
    return toast;
  }
}
