/**
 * Actions of the clipboard. Their keys are the browser's own, which tell the page by events.
 *
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {() => import("./clipboard.js").Clipboard} parts.clipboard
 * @returns {import("./types.js").Action[]}
 */
export function clipboardActions({ state, clipboard }) {
  const common = { scope: /** @type {const} */ ("chart"), isNative: true };
  const isSelected = () => state.selected !== null;
  return [
    {
      ...common,
      name: "cut",
      label: "Cut",
      hint: "Cut the branch, to paste it below another role",
      icon: "cut",
      keys: ["Ctrl+X"],
      edits: true,
      menus: ["role"],
      isEnabled: isSelected,
      run: () => clipboard().take("cut"),
    },
    {
      ...common,
      name: "copy",
      label: "Copy",
      hint: "Copy the branch, also as text for other programs",
      icon: "copy",
      keys: ["Ctrl+C"],
      menus: ["role"],
      isEnabled: isSelected,
      run: () => clipboard().take("copy"),
    },
    {
      ...common,
      name: "paste",
      label: "Paste",
      hint: "Paste a branch, a list or cells below the selected role",
      icon: "paste",
      keys: ["Ctrl+V"],
      edits: true,
      isEnabled: () => true,
      run: () => void clipboard().paste(),
    },
  ];
}
