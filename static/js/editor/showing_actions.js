/**
 * Actions that show all actions: the palette, the keys, the menu; and those that only the palette has.
 *
 * @typedef {import("./types.js").Action} Action
 */

/**
 * @param {object} parts
 * @param {() => void} parts.showPalette
 * @param {() => void} parts.showKeys
 * @param {() => void} parts.showMenu
 * @returns {Action[]}
 */
export function showingActions({ showPalette, showKeys, showMenu }) {
  const common = { scope: /** @type {const} */ ("anywhere"), isEnabled: () => true };
  return [
    {
      ...common,
      name: "palette",
      label: "All actions",
      hint: "Search all actions",
      icon: "palette",
      keys: ["Ctrl+K"],
      run: showPalette,
    },
    { ...common, name: "keys", label: "Keys", hint: "Show all keys", icon: "keys", keys: ["?"], run: showKeys },
    {
      ...common,
      name: "menu",
      label: "Menu",
      hint: "Open the menu of what is selected",
      keys: ["Shift+F10", "ContextMenu"],
      scope: "chart",
      // It would open itself.
      menus: [],
      run: showMenu,
    },
  ];
}

/**
 * @param {object} parts
 * @param {import("./types.js").Edit} parts.edit
 * @param {import("./types.js").LayoutName[]} parts.layouts
 * @returns {Action[]}
 */
export function layoutActions({ edit, layouts }) {
  return layouts.map(({ key, label }) => ({
    name: `layout-${key}`,
    label: `Layout: ${label}`,
    keys: [],
    scope: "anywhere",
    edits: true,
    isEnabled: () => true,
    run: () => void edit("edit_chart", { layout: key }),
  }));
}

/** @param {{exports: import("./types.js").ExportLink[]}} parts @returns {Action[]} */
export function exportActions({ exports }) {
  return exports.map(({ key, label }) => ({
    name: `export-${key}`,
    label: `Export ${label}`,
    icon: "download",
    keys: [],
    scope: "anywhere",
    isEnabled: () => true,
    // The menu's link waits until everything is saved.
    run: () => /** @type {HTMLElement | null} */ (document.querySelector(`[data-export="${key}"]`))?.click(),
  }));
}
