/** Everything that chooses what of the chart is shown. Ties those parts together. */

import { makeBreadcrumbs } from "./breadcrumbs.js";
import { WHOLE } from "./excerpt.js";
import { excerptActions } from "./excerpt_actions.js";
import { Excerpts, keptExcerpt } from "./excerpts.js";
import { makeToggles } from "./toggles.js";

/**
 * The picture that the page opens with: of what was shown last in this tab. That of the whole chart comes
 * with the page.
 * @param {import("./types.js").PageData} data @param {import("./api.js").Api} api
 */
export async function openingScene(data, api) {
  const kept = keptExcerpt(data.chart.id);
  if (kept === WHOLE) return data.scene;
  const picture = await api.scene(kept).catch(() => null);
  return picture?.revision === data.chart.revision ? picture.scene : data.scene;
}

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
 * @param {string} parts.chart its id
 * @param {(id: string) => void} parts.focusBox
 * @param {(id: string) => void} parts.show
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
  return { excerpts, actions: excerptActions({ state, excerpts }) };
}
