/** The way back from a branch that is shown alone: its managers, from the top of the chart. */

import { html, icon } from "./dom.js";

/** Managers beyond so many are left out in the middle. */
const MOST = 4;
const GAP = 6;

/**
 * @param {object} parts
 * @param {HTMLElement} parts.canvas
 * @param {import("./state.js").State} parts.state
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {(id: string) => void} parts.focus shows a branch; nothing the whole chart
 */
export function makeBreadcrumbs({ canvas, state, viewport, focus }) {
  const list = html("ol");
  const bar = html("nav", { class: "breadcrumbs float", "aria-label": "Branch", hidden: true }, list);
  /** @param {string} id @param {string} words */
  const link = (id, words) => {
    const button = html("button", { type: "button", dir: "auto" }, words);
    button.addEventListener("click", () => focus(id));
    return html("li", {}, button, icon("next"));
  };
  const update = () => {
    const { excerpt, structure, organisation } = state;
    const isFocused = organisation.roles.has(excerpt.branch);
    bar.hidden = !isFocused;
    canvas.classList.toggle("has-breadcrumbs", isFocused);
    viewport.insets = { ...viewport.insets, top: isFocused ? bar.offsetTop + bar.offsetHeight - GAP : 0 };
    if (!isFocused) return list.replaceChildren();
    /** @type {string[]} */
    const above = [];
    for (let at = structure.managerOf(excerpt.branch); at !== null; at = structure.managerOf(at)) above.unshift(at);
    const links = above.map((id) => link(id, structure.nameOf(id)));
    if (links.length > MOST) links.splice(1, links.length - MOST + 1, html("li", {}, "…", icon("next")));
    const here = html("span", { "aria-current": "location", dir: "auto" }, structure.nameOf(excerpt.branch));
    list.replaceChildren(link("", "All"), ...links, html("li", {}, here));
    // Where it does not fit, its end is seen: that is what is shown.
    bar.scrollLeft = bar.scrollWidth;
  };
  canvas.append(bar);
  for (const topic of /** @type {const} */ (["excerpt", "organisation"])) state.on(topic, update);
  update();
}
