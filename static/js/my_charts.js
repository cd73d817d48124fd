// My charts: rename in a dialog in place of the page for it.

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("rename"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const title = /** @type {HTMLInputElement} */ (document.getElementById("rename-title"));

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-rename]"))) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.action = link.href;
    title.value = link.dataset["rename"] ?? "";
    dialog.showModal();
    title.select();
    dialog.addEventListener("close", () => link.closest("details")?.querySelector("summary")?.focus(), { once: true });
  });
}
dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
