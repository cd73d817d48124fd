// Menus made of <details class="menu">: one open at a time, closed by Escape, a click elsewhere or leaving.

/** @returns {HTMLDetailsElement[]} */
function openMenus() {
  return [...document.querySelectorAll("details.menu[open]")].filter((menu) => menu instanceof HTMLDetailsElement);
}

/** @param {EventTarget | null} [inside] Menus around this node stay open. */
function closeMenus(inside = null) {
  for (const menu of openMenus()) {
    if (!(inside instanceof Node && menu.contains(inside))) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a");
  closeMenus(link ? null : event.target);
});
document.addEventListener("focusin", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  const menu = openMenus()[0];
  if (event.key !== "Escape" || !menu) return;
  closeMenus();
  menu.querySelector("summary")?.focus();
});
