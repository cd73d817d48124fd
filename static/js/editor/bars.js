/** The toolbars round the canvas: what changes the chart, what was changed last, and how large it is shown. */

import { byId, html } from "./dom.js";
import { makeToolbar } from "./toolbar.js";

/** How far the dots of the desk are apart, in pixels of the editor's style sheet. */
const DOTS = 22;

/**
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./types.js").Action[]} parts.actions
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {HTMLElement} parts.canvas whose ground moves with the chart
 */
export function makeBars({ state, actions, viewport, canvas }) {
  const refreshers = [makeToolbar(byId("zoom"), actions, ["zoom-out", "zoom-in", "fit", "palette"], { labels: false })];
  if (state.canEdit) {
    const names = [
      "add-below",
      "add-before",
      "add-after",
      "add-above",
      "add-body",
      "add-assistant",
      "add-adviser",
      "dotted-line",
      "open-group",
      "rename",
      "delete",
    ];
    refreshers.push(makeToolbar(byId("tools"), actions, names, { labels: true }));
    refreshers.push(makeToolbar(byId("history"), actions, ["undo", "redo", "history"], { labels: false }));
  }
  const percent = html("output", { "aria-label": "Zoom" });
  byId("zoom").children[0]?.after(percent);
  const showZoom = () => (percent.textContent = `${Math.round(viewport.scale * 100)}%`);
  const refresh = () => refreshers.forEach((refresher) => refresher());
  for (const topic of /** @type {const} */ (["organisation", "scene", "selection", "saving"]))
    state.on(topic, refresh);
  const desk = html("div", { class: "desk", "aria-hidden": "true" });
  canvas.prepend(desk);
  const moveDesk = () => {
    // The dots lie as close at every scale; in between they grow as pixels that are painted once.
    const growth = viewport.scale * 2 ** Math.round(-Math.log2(viewport.scale));
    const spacing = DOTS * growth;
    const along = (/** @type {number} */ at) => (((at % spacing) + spacing) % spacing) - spacing;
    desk.style.transform = `translate(${along(viewport.left)}px, ${along(viewport.top)}px) scale(${growth})`;
  };
  viewport.onChange((why) => {
    moveDesk();
    if (why === "zoom") showZoom();
  });
  refresh();
  showZoom();
  moveDesk();
}
