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

  /** Show an error until it is read or closed. @param {string} message */
  complain(message) {
    const close = html(
      "button",
      { type: "button", class: "toast-close", "aria-label": "Close" },
      icon("close"),
    );
    const toast = html(
      "div",
      { class: "toast", role: "alert" },
      icon("alert"),
      html("p", {}, message),
      close,
    );
    const timer = setTimeout(() => toast.remove(), READING_TIME + message.length * 40);
    close.addEventListener("click", () => {
      clearTimeout(timer);
      toast.remove();
    });
    this.toasts.append(toast);
    while (this.toasts.childElementCount > 3) this.toasts.firstElementChild?.remove();
  }
}
