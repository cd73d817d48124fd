/** Presentation: nothing but the picture, on the whole screen, walked with the arrow keys. Nothing can be changed. */

import { html, icon } from "./dom.js";

/** Sizes in which a room can read a box. */
const [LEAST, MOST] = [1.25, 2.5];
/** How long the window takes at most to have its old size again, in milliseconds. */
const SETTLED = 2000;

/**
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {import("./scene_view.js").SceneView} parts.view
 * @param {import("./notices.js").Notices} parts.notices
 * @param {HTMLElement} parts.canvas
 * @param {(id: string) => void} parts.focusBox
 * @param {() => void} parts.leave puts the keyboard back
 */
export function makePresenting({ state, viewport, view, notices, canvas, focusBox, leave }) {
  const closer = html("button", { type: "button", class: "present-end float", hidden: true, title: "End (Esc)" }, icon("close"), "End");
  canvas.append(closer);
  /** @type {import("./viewport.js").View & {width: number} | null} what was seen before, on a canvas so wide */ let before = null;

  const centre = () => {
    const place = state.isPresented ? view.placeOf(state.selected ?? "") : null;
    if (place) viewport.centre(place, Math.min(MOST, Math.max(LEAST, viewport.scale)));
  };
  // After whoever selected it has brought it into view in the usual way.
  const centreSoon = () => queueMicrotask(centre);

  function start() {
    const { left, top, scale, width } = viewport;
    before = { left, top, scale, width };
    state.present(true);
    closer.hidden = false;
    document.body.classList.add("is-presenting");
    // Where the browser refuses the whole screen, the whole window has to do.
    document.documentElement.requestFullscreen?.().catch(() => {});
    const id = state.selected ?? state.top?.id;
    if (id !== undefined) focusBox(id);
    centreSoon();
    notices.say("Presentation. Arrow keys walk, Escape ends.");
  }

  /** @returns {boolean} whether there was one to end */
  function end() {
    if (!state.isPresented) return false;
    state.present(false);
    closer.hidden = true;
    document.body.classList.remove("is-presenting");
    if (document.fullscreenElement) void document.exitFullscreen();
    leave();
    setTimeout(() => (before = null), SETTLED);
    return true;
  }

  /** Show again what was seen before, as soon as the canvas has the room that it had. */
  function goBack() {
    if (before?.width !== viewport.width) return;
    viewport.show(before);
    before = null;
    const place = view.placeOf(state.selected ?? "");
    if (place) viewport.reveal(place, false);
  }

  closer.addEventListener("click", end);
  document.addEventListener("fullscreenchange", () => document.fullscreenElement === null && end());
  for (const topic of /** @type {const} */ (["selection", "scene"])) state.on(topic, centreSoon);
  viewport.onChange((why) => why === "size" && (state.isPresented ? centreSoon() : goBack()));
  /** @type {import("./types.js").Action} */
  const action = {
    name: "present",
    label: "Present",
    title: "Presentation",
    hint: "Show the chart on the whole screen; arrow keys walk, Escape ends",
    icon: "present",
    family: "View",
    menus: ["desk"],
    keys: ["Shift+P"],
    scope: "anywhere",
    isEnabled: () => state.away === null && state.organisation.roles.size > 0,
    run: () => void (end() || start()),
  };
  return { action, end };
}
