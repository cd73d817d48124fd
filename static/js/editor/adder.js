/** A button that opens a small form for the name of something new. */

import { html } from "./dom.js";
import { button } from "./fields.js";

/**
 * Make the opener and its form; only one of them shows at a time.
 * @param {object} parts
 * @param {string} parts.label what the opener says
 * @param {{class?: string, describes?: string}} [parts.look] of the opener
 * @param {Record<string, string | number>} parts.field attributes of the input
 * @param {(name: string) => void} parts.add called with the trimmed name, if there is one
 * @param {boolean} [parts.staysOpen] whether the form waits for the next name
 * @returns {{opener: HTMLButtonElement, form: HTMLFormElement}}
 */
export function makeAdder({ label, look, field, add, staysOpen = false }) {
  const input = html("input", { type: "text", autocomplete: "off", dir: "auto", ...field });
  const submit = html("button", { type: "submit", class: "small-button" }, "Add");
  const form = html("form", { class: "person-adder", hidden: true }, input, submit);
  const opener = button(label, () => show(true), look);
  const show = (/** @type {boolean} */ isOpen) => {
    form.hidden = !isOpen;
    opener.hidden = isOpen;
    input.value = "";
    (isOpen ? input : opener).focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = input.value.trim();
    show(staysOpen && name !== "");
    if (name) add(name);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    show(false);
  });
  return { opener, form };
}
