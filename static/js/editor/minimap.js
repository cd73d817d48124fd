/** A small map of a chart that is larger than the window, with a frame around what is seen of it. */

import { html } from "./dom.js";
import { FarView } from "./far_view.js";

const [WIDEST, HIGHEST] = [200, 130];
const KEPT = "minimap";
/** How long nothing changes before it is drawn anew, in milliseconds: the chart itself comes first. */
const CALM = 150;

/**
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {HTMLElement} parts.canvas
 * @returns {import("./types.js").Action}
 */
export function makeMinimap({ state, viewport, canvas }) {
  const map = html("canvas");
  const frame = html("div", { class: "minimap-frame" });
  // What it does, keys and the outline do too.
  const root = html("div", { class: "minimap is-blank float", "aria-hidden": "true", hidden: true }, map, frame);
  canvas.append(root);
  const far = new FarView(map);
  let isOn = localStorage.getItem(KEPT) !== "off";
  let scale = 1;
  /** @type {import("./types.js").Scene | null} */
  let drawn = null;
  let timer = 0;

  const isNeeded = () => {
    const { width, height } = state.scene;
    return isOn && (width * viewport.scale > viewport.width || height * viewport.scale > viewport.height);
  };
  const draw = () => {
    const { scene } = state;
    timer = 0;
    // On a phone it is never seen.
    if (drawn === scene || root.hidden || !root.checkVisibility()) return;
    drawn = scene;
    scale = Math.min(WIDEST / scene.width, HIGHEST / scene.height);
    const [width, height] = [scene.width * scale, scene.height * scale];
    map.style.width = `${width}px`;
    map.style.height = `${height}px`;
    // White boxes would be lost on a white ground.
    map.style.background = canvas.dataset["ground"] === "light" ? "#e2e8f0" : scene.background;
    far.load(scene);
    far.draw(/** @type {any} */ ({ left: 0, top: 0, scale, width, height }));
    root.classList.remove("is-blank");
    follow();
    place();
  };
  /** Say what it covers: measured once it has its size, not at each step of a move. */
  const place = () => {
    const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = root;
    viewport.covered = width > 0 ? { x, y, width, height } : null;
  };
  const drawSoon = () => {
    // The first time it comes whatever moves: until then it is not seen at all.
    if (drawn === null && timer !== 0) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => requestIdleCallback(draw, { timeout: 1000 }), drawn === null ? 0 : CALM);
  };
  const follow = () => {
    const wasHidden = root.hidden;
    root.hidden = !isNeeded();
    if (root.hidden !== wasHidden) place();
    if (root.hidden) return;
    if (wasHidden || drawn !== state.scene) drawSoon();
    const { x, y, width, height } = viewport.visible();
    const left = Math.max(0, x * scale);
    const top = Math.max(0, y * scale);
    const right = Math.min(state.scene.width * scale, (x + width) * scale);
    const bottom = Math.min(state.scene.height * scale, (y + height) * scale);
    frame.style.transform = `translate(${left}px, ${top}px)`;
    frame.style.width = `${Math.max(2, right - left)}px`;
    frame.style.height = `${Math.max(2, bottom - top)}px`;
  };
  /** Bring the point of the chart under the pointer into the middle. @param {PointerEvent} event */
  const go = (event) => {
    const { left, top } = map.getBoundingClientRect();
    const seen = viewport.visible();
    const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
    viewport.pan((seen.x + seen.width / 2 - x) * viewport.scale, (seen.y + seen.height / 2 - y) * viewport.scale);
  };
  root.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    root.setPointerCapture(event.pointerId);
    go(event);
  });
  root.addEventListener("pointermove", (event) => root.hasPointerCapture(event.pointerId) && go(event));
  viewport.onChange((why) => {
    follow();
    if (why === "size") place();
  });
  state.on("scene", follow);
  follow();
  return {
    name: "minimap",
    label: "Mini-map",
    hint: "Show or hide the small map of a large chart",
    family: "View",
    menus: ["desk"],
    keys: [],
    scope: "anywhere",
    isEnabled: () => true,
    run: () => {
      isOn = !isOn;
      localStorage.setItem(KEPT, isOn ? "on" : "off");
      follow();
    },
  };
}
