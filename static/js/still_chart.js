/** The chart on a page that has nothing else to say about it: it can be moved and zoomed. */

import { makeViewer } from "./viewer.js";

for (const figure of document.querySelectorAll(".viewer")) {
  const viewport = /** @type {HTMLElement | null} */ (figure.querySelector(".viewport"));
  const controls = /** @type {HTMLElement | null} */ (figure.querySelector(".zoom"));
  if (viewport && controls) makeViewer(viewport, controls);
}
