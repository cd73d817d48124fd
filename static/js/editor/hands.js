/** Everything that a pointer does on the canvas: selecting, dragging, the rectangle. Ties those parts together. */

import { Band } from "./band.js";
import { Drag } from "./drag.js";
import { Gestures } from "./gestures.js";

/**
 * @param {object} parts
 * @param {HTMLElement} parts.diagram
 * @param {import("./state.js").State} parts.state
 * @param {import("./viewport.js").Viewport} parts.viewport
 * @param {import("./scene_view.js").SceneView} parts.view
 * @param {import("./types.js").Edit} parts.edit
 * @param {import("./selection.js").Selection} parts.selection
 * @param {(id: string) => void} parts.focusBox
 * @param {(id: string, part: "name" | "title" | null) => void} parts.open called on a double click
 * @param {(id: string | null, clientX: number, clientY: number) => void} parts.menu
 */
export function makeHands(parts) {
  const { diagram, state, viewport, view, edit, selection, focusBox, open, menu } = parts;
  const drag = new Drag({ state, viewport, view, edit });
  const band = new Band({ state, viewport, view });
  new Gestures(diagram, viewport, {
    hit: (clientX, clientY) => {
      const { x, y } = viewport.toScene(clientX, clientY);
      return state.boxAt(x, y)?.id ?? null;
    },
    canDrag: (id) => state.canEdit && !state.picking && !state.foresight.ghosts.has(id),
    isSelected: (id) => state.isSelected(id),
    tap: (id, { adds, toggles }) => {
      if (id !== null && state.picking) return state.picking.choose(id);
      if (id !== null && toggles) return selection.toggle(id);
      if (id !== null && adds) return selection.add(id);
      if (id !== null) return focusBox(id);
      if (adds || toggles) return;
      state.select(null);
      diagram.focus({ preventScroll: true });
    },
    doubleTap: (id, part) => {
      if (state.canEdit) open(id, part === "name" || part === "title" ? part : null);
    },
    dragStart: (id, x, y, isTouch) => drag.start(id, x, y, isTouch),
    dragMove: (x, y, isDotted) => drag.moveTo(x, y, isDotted),
    dragEnd: () => drag.drop(),
    dragCancel: () => drag.cancel(),
    bandStart: (x, y) => band.start(x, y),
    bandMove: (x, y) => band.moveTo(x, y),
    bandEnd: () => band.end(),
    bandCancel: () => band.cancel(),
    menu,
  });
}
