/** Everything that chooses what of the chart is shown. Ties those parts together. */

import { makeBreadcrumbs } from "./breadcrumbs.js";
import { excerptActions } from "./excerpt_actions.js";
import { Excerpts } from "./excerpts.js";
import { showFoundWay } from "./found_way.js";
import { makeMinimap } from "./minimap.js";
import { makePresenting } from "./presenting.js";
import { makeToggles } from "./toggles.js";

/**
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./api.js").Api} parts.api
 * @param {import("./commands.js").CommandQueue} parts.queue
 * @param {import("./notices.js").Notices} parts.notices
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {import("./scene_view.js").SceneView} parts.view
 * @param {HTMLElement} parts.canvas
 * @param {HTMLElement} parts.diagram
 * @param {HTMLInputElement} parts.find
 * @param {string} parts.chart its id
 * @param {(id: string) => void} parts.focusBox
 * @param {(id: string) => void} parts.show
 * @param {() => void} parts.focusLead
 * @param {() => void} parts.openView shows the whole picture, or its top
 */
export function makeShowing(parts) {
  const { state, api, view, viewport, canvas, diagram, focusBox, show } = parts;
  api.seen = () => ({ excerpt: state.excerpt, isShown: state.excerpt === state.shown });
  const excerpts = new Excerpts({
    ...parts,
    fade: (ids, isLeaving) => view.setClass(ids, "is-leaving", isLeaving),
    hasKeyboard: () => diagram.contains(document.activeElement),
    showLead: (takesFocus) => {
      if (state.selected !== null) (takesFocus ? focusBox : show)(state.selected);
      else if (takesFocus) diagram.focus({ preventScroll: true });
    },
  });
  makeBreadcrumbs({ canvas, state, viewport, focus: (id) => excerpts.focus(id) });
  const press = (/** @type {string} */ id) => {
    focusBox(id);
    excerpts.toggle(id);
  };
  makeToggles({ diagram, viewport, press });
  showFoundWay(parts);
  const { action, end } = makePresenting({ ...parts, leave: parts.focusLead });
  return {
    excerpts,
    /** Take back what was narrowed down: a presentation, or a branch alone. */
    back: () => end() || excerpts.back(),
    actions: [...excerptActions({ state, excerpts }), action, makeMinimap(parts)],
  };
}
