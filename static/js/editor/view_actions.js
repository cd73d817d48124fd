/**
 * Actions that change nothing but what is seen: zoom, find, the set-up of pages.
 *
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {() => void} parts.find
 * @param {() => void} parts.setUpPages
 * @param {() => import("./viewport.js").Rect} parts.bounds
 * @returns {import("./types.js").Action[]}
 */
export function viewActions({ state, viewport, find, bounds, setUpPages }) {
  /** @param {number} factor */
  const zoom = (factor) => viewport.zoomBy(factor, state.boxOf(state.selected) ?? bounds());
  const common = { scope: /** @type {const} */ ("anywhere"), isEnabled: () => true };
  return [
    {
      ...common,
      name: "zoom-out",
      label: "Zoom out",
      icon: "minus",
      keys: ["-"],
      run: () => zoom(1 / 1.25),
    },
    {
      ...common,
      name: "zoom-in",
      label: "Zoom in",
      icon: "plus",
      keys: ["+", "="],
      run: () => zoom(1.25),
    },
    {
      ...common,
      name: "fit",
      label: "Fit",
      hint: "Show the whole chart",
      icon: "fit",
      keys: ["0"],
      run: () => viewport.fit(bounds()),
    },
    {
      ...common,
      name: "actual-size",
      label: "Actual size",
      keys: ["1"],
      run: () => zoom(1 / viewport.scale),
    },
    { ...common, name: "find", label: "Find", icon: "search", keys: ["/"], run: find },
    {
      ...common,
      name: "page-setup",
      label: "Page set-up",
      hint: "Choose paper and pages, and see them",
      icon: "pages",
      keys: ["Ctrl+P"],
      run: setUpPages,
    },
  ];
}
