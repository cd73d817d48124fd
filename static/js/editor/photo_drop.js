/** Picture files dropped on a box of the diagram become the photo of who holds the role. */

import { mayBePicture, pictureAmong } from "./photos.js";

/**
 * @param {object} parts
 * @param {HTMLElement} parts.canvas @param {import("./photos.js").Photos} parts.photos
 * @param {import("./state.js").State} parts.state @param {import("./scene_view.js").SceneView} parts.view
 */
export function receivePhotosOnBoxes({ canvas, photos, state, view }) {
  /** @type {string | null} */
  let over = null;
  const mark = (/** @type {string | null} */ id) => {
    if (id === over) return;
    if (over !== null) view.mark(over, null);
    if (id !== null) view.mark(id, "is-target");
    over = id;
  };
  /** @param {Event} event */
  const roleAt = (event) => {
    const box = event.target instanceof Element ? event.target.closest(".box") : null;
    return box?.getAttribute("data-id") ?? null;
  };
  canvas.addEventListener("dragover", (event) => {
    if (!mayBePicture(event.dataTransfer)) return;
    event.preventDefault();
    const id = state.canEdit ? roleAt(event) : null;
    if (event.dataTransfer) event.dataTransfer.dropEffect = id === null ? "none" : "copy";
    mark(id);
  });
  canvas.addEventListener("dragleave", (event) => {
    if (!canvas.contains(/** @type {Node | null} */ (event.relatedTarget))) mark(null);
  });
  canvas.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    // Else the browser would leave the page for the picture.
    event.preventDefault();
    const id = roleAt(event);
    mark(null);
    if (id === null || !state.canEdit) return;
    state.select(id);
    void photos.giveTo(id, pictureAmong(event.dataTransfer.files));
  });
}
