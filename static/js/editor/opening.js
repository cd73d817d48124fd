/** What the page begins with: the chart as it came with the page, the part of it that is seen, its picture. */

import { Api } from "./api.js";
import { byId } from "./dom.js";
import { EarlyInput } from "./early_input.js";
import { WHOLE, keptExcerpt } from "./excerpt.js";
import { usePhotosOf } from "./photo_urls.js";
import { SceneView } from "./scene_view.js";
import { State } from "./state.js";
import { Viewport } from "./viewport.js";

/** @type {import("./types.js").PageData} */
export const data = JSON.parse(byId("chart-data").textContent ?? "");
export const canvas = byId("canvas");
export const api = new Api(data.urls.api);
data.scene = await openingScene();
export const state = new State(data);
usePhotosOf(data.urls.api);
export const viewport = new Viewport(canvas);
viewport.insets = { top: 48, bottom: state.canEdit ? 84 : 56 };
openView();
export const view = new SceneView(
  /** @type {any} */ (byId("picture")),
  /** @type {any} */ (byId("far")),
  state,
  viewport,
);
export const early = new EarlyInput({ diagram: byId("diagram"), state, viewport, view });

/** The picture of what was shown last in this tab. That of the whole chart comes with the page. */
async function openingScene() {
  const kept = keptExcerpt(data.chart.id);
  if (kept === WHOLE) return data.scene;
  const picture = await api.scene(kept).catch(() => null);
  return picture?.revision === data.chart.revision ? picture.scene : data.scene;
}

/** The chart without the margin that the scene has around it. */
export function bounds() {
  const { width, height } = (state.away ?? state).scene;
  return { x: 24, y: 24, width: width - 48, height: height - 48 };
}

/** Show the whole picture, or its top. */
export function openView() {
  viewport.open(bounds(), state.boxOf(state.top?.id ?? null));
}
