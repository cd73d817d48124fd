/**
 * Pan and zoom of the drawing on a template's page: wheel, pinch, drag, double click, buttons and keys.
 *
 * @typedef {ReturnType<typeof makeViewer>} Viewer
 */

import { fitted as placeThatFits } from "./fitting.js";

/** @typedef {import("./fitting.js").Area} Area */

const GAP = 4; // px between boxes and the buttons
const LARGEST = 4;
const STEP = 1.25; // of a button or key
const ARROW = 80; // of an arrow key
const KEPT = 90; // so much of the drawing always stays in view
const SCROLL_PAUSE = 300; // ms: after so long, a turn of the wheel is no longer part of scrolling the page
const PRESSABLE = 0.35; // below this scale the buttons on the drawing would lie on each other
const READABLE = 0.9; // a box that is looked for is shown at least this large

/**
 * Let a drawing be moved and zoomed. What lies over it (``layer``) moves along.
 * @param {HTMLElement} viewport @param {HTMLElement} controls
 */
export function makeViewer(viewport, controls) {
  const level = /** @type {HTMLOutputElement} */ (controls.querySelector("output"));
  let drawing = /** @type {SVGSVGElement} */ (viewport.querySelector("svg"));
  let size = sizeOf(drawing);
  let boxes = areasOf(drawing);
  let whole = { scale: 1, x: 0, y: 0 };
  /** @type {HTMLElement | null} */
  let layer = null;
  /** Where the drawing's top left corner lies in the viewport, and how large it is. */
  const view = { x: 0, y: 0, scale: 1 };
  let fitted = true;
  let settled = 0;
  let lastPageScroll = -SCROLL_PAUSE;
  /** @type {Map<number, {x: number, y: number}>} */
  const pointers = new Map();

  /** Work out how all of the drawing is shown; again only where the drawing or the room is another. */
  function measure() {
    const room = { width: viewport.clientWidth, height: viewport.clientHeight };
    const desk = viewport.getBoundingClientRect();
    const over = controls.getBoundingClientRect();
    const corner = { width: desk.right - over.left + GAP, height: desk.bottom - over.top + GAP };
    whole = placeThatFits(room, size, boxes, corner);
  }

  function draw() {
    const transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    drawing.style.transform = transform;
    if (layer) {
      layer.style.transform = transform;
      // What is pressed keeps its size; far out there is no room for it.
      layer.style.setProperty("--unscale", String(Math.max(0.7, 1 / view.scale)));
      layer.hidden = view.scale < PRESSABLE;
    }
    level.value = `${Math.round(view.scale * 100)}%`;
    viewport.classList.toggle("near", view.scale > whole.scale * 1.01);
  }

  /** Draw from the cached picture while moving; sharp again soon after. */
  function drawMoving() {
    viewport.classList.add("moving");
    clearTimeout(settled);
    settled = setTimeout(() => viewport.classList.toggle("moving", pointers.size > 0), 160);
    draw();
  }

  function fit() {
    measure();
    Object.assign(view, whole);
    fitted = true;
    draw();
  }

  /** @param {number} dx @param {number} dy */
  function pan(dx, dy) {
    const width = size.width * view.scale;
    const height = size.height * view.scale;
    view.x = Math.min(viewport.clientWidth - KEPT, Math.max(KEPT - width, view.x + dx));
    view.y = Math.min(viewport.clientHeight - KEPT, Math.max(KEPT - height, view.y + dy));
    fitted = false;
    drawMoving();
  }

  /**
   * Zoom about a point of the viewport, its middle if none is given.
   * @param {number} factor
   * @param {number} [x]
   * @param {number} [y]
   */
  function zoom(factor, x = viewport.clientWidth / 2, y = viewport.clientHeight / 2) {
    const scale = Math.min(LARGEST, Math.max(whole.scale * 0.6, view.scale * factor));
    const ratio = scale / view.scale;
    view.x = x - (x - view.x) * ratio;
    view.y = y - (y - view.y) * ratio;
    view.scale = scale;
    pan(0, 0);
  }

  /** @param {MouseEvent} event */
  function place(event) {
    const box = viewport.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  /** @param {WheelEvent} event */
  function onWheel(event) {
    const pinched = event.ctrlKey || event.metaKey;
    const scrollingPage = event.timeStamp - lastPageScroll < SCROLL_PAUSE;
    const smallest = event.deltaY > 0 && view.scale <= whole.scale;
    if (!pinched && (scrollingPage || smallest)) {
      lastPageScroll = event.timeStamp;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
    const turn = Math.max(-200, Math.min(200, event.deltaY * lines));
    const at = place(event);
    zoom(Math.exp(-turn * (pinched ? 0.01 : 0.0025)), at.x, at.y);
  }

  /** The middle of all pointers and how far the first two are apart. */
  function grip() {
    const [one, other] = [...pointers.values()];
    if (!one) return { x: 0, y: 0, spread: 1 };
    if (!other) return { ...one, spread: 1 };
    const spread = Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, spread };
  }

  /** @param {PointerEvent} event */
  function onPointerDown(event) {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest("button"))) return;
    viewport.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    viewport.classList.add("moving");
  }

  /** @param {PointerEvent} event */
  function onPointerMove(event) {
    if (!pointers.has(event.pointerId)) return;
    const before = grip();
    pointers.set(event.pointerId, place(event));
    const after = grip();
    if (after.spread !== before.spread) zoom(after.spread / before.spread, after.x, after.y);
    pan(after.x - before.x, after.y - before.y);
  }

  /** @param {PointerEvent} event */
  function onPointerEnd(event) {
    pointers.delete(event.pointerId);
    drawMoving();
    if (fitted) fit();
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    "+": () => zoom(STEP),
    "=": () => zoom(STEP),
    "-": () => zoom(1 / STEP),
    "0": fit,
    ArrowLeft: () => pan(ARROW, 0),
    ArrowRight: () => pan(-ARROW, 0),
    ArrowUp: () => pan(0, ARROW),
    ArrowDown: () => pan(0, -ARROW),
  };

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const act = keys[event.key];
    if (!act || event.target !== viewport || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  viewport.classList.add("live");
  controls.hidden = false;
  viewport.addEventListener("wheel", onWheel, { passive: false });
  // Turns of the wheel that reach the document scroll the page; they go on doing so over the drawing.
  document.addEventListener("wheel", (event) => (lastPageScroll = event.timeStamp), { passive: true });
  viewport.addEventListener("pointerdown", onPointerDown);
  viewport.addEventListener("pointermove", onPointerMove);
  viewport.addEventListener("pointerup", onPointerEnd);
  viewport.addEventListener("pointercancel", onPointerEnd);
  viewport.addEventListener("dblclick", (event) => zoom(STEP * STEP, place(event).x, place(event).y));
  viewport.addEventListener("keydown", onKey);
  controls.querySelector("[data-zoom=in]")?.addEventListener("click", () => zoom(STEP));
  controls.querySelector("[data-zoom=out]")?.addEventListener("click", () => zoom(1 / STEP));
  controls.querySelector("[data-zoom=fit]")?.addEventListener("click", fit);
  new ResizeObserver(() => {
    if (fitted) return fit();
    measure();
    draw();
  }).observe(viewport);
  fit();

  return {
    /**
     * Show another drawing: fitted, or with a box where it was on the screen.
     * @param {SVGSVGElement} svg @param {{id: string, x: number, y: number} | null} [stay]
     */
    replace(svg, stay) {
      drawing.replaceWith(svg);
      drawing = svg;
      size = sizeOf(svg);
      boxes = areasOf(svg);
      measure();
      const box = stay && areaOf(svg, stay.id);
      if (!box || !stay || fitted) return fit();
      view.x = stay.x - box.x * view.scale;
      view.y = stay.y - box.y * view.scale;
      pan(0, 0);
    },
    /** Where a box stands in the viewport. @param {string} id */
    placeOf(id) {
      const box = areaOf(drawing, id);
      return box && { id, x: view.x + box.x * view.scale, y: view.y + box.y * view.scale };
    },
    /** Bring a box to the middle, large enough to read. @param {string} id */
    centre(id) {
      const box = areaOf(drawing, id);
      if (!box) return;
      view.scale = Math.max(view.scale, READABLE);
      view.x = viewport.clientWidth / 2 - (box.x + box.width / 2) * view.scale;
      view.y = viewport.clientHeight / 2 - (box.y + box.height / 2) * view.scale;
      pan(0, 0);
    },
    /** Move something along with the drawing. @param {HTMLElement} element */
    carry(element) {
      layer = element;
      draw();
    },
    get drawing() {
      return drawing;
    },
  };
}

/** @param {SVGSVGElement} svg */
function sizeOf(svg) {
  return { width: svg.width.baseVal.value, height: svg.height.baseVal.value };
}

/**
 * The area of a box in the drawing's own measure, or null where it is not drawn.
 * @param {SVGSVGElement} svg @param {string} id
 */
export function areaOf(svg, id) {
  const rect = svg.querySelector(`.box[data-id="${CSS.escape(id)}"] rect`);
  return rect && areaIn(rect);
}

/** The areas of all boxes. @param {SVGSVGElement} svg */
function areasOf(svg) {
  return [...svg.querySelectorAll(".box")].flatMap((box) => {
    const rect = box.querySelector("rect");
    return rect ? [areaIn(rect)] : [];
  });
}

/** @param {Element} rect @returns {Area} */
function areaIn(rect) {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
}
