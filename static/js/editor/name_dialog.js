/** A question for a name, asked in a dialog. */

import { html } from "./dom.js";

/**
 * Ask for a name until it is saved, or the dialog is closed.
 * @template T
 * @param {string} title @param {string} name what stands there at first
 * @param {(name: string) => Promise<T>} save rejects with a sentence that is shown
 * @returns {Promise<T | null>} what was saved
 */
export function askForName(title, name, save) {
  const input = html("input", { id: "version-name", value: name, maxlength: 100, required: true, autocomplete: "off", dir: "auto" });
  const problem = html("p", { class: "name-problem", role: "alert" });
  const cancel = html("button", { type: "button" }, "Cancel");
  const form = html(
    "form",
    { method: "dialog" },
    html("div", { class: "field" }, html("label", { for: "version-name" }, "Name"), input),
    problem,
    html("div", { class: "answers" }, html("button", { class: "primary" }, "Save"), cancel),
  );
  const dialog = html("dialog", { class: "question", "aria-labelledby": "version-heading" }, html("h2", { id: "version-heading" }, title), form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    /** @type {T | null} */
    let saved = null;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        saved = await save(input.value);
        dialog.close();
      } catch (error) {
        problem.textContent = error instanceof Error ? error.message : String(error);
        input.focus();
      }
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(saved);
    });
    dialog.showModal();
    input.select();
  });
}
