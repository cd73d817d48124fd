/** The page's script: the chart is painted first, and everything to work on it comes after. */

import { afterPaint, byId } from "./dom.js";
import { early, state } from "./opening.js";

await afterPaint();
document.dispatchEvent(new CustomEvent("orgchart:painted", { detail: { revision: state.revision } }));
// All the modules at once: the browser would find them one after the other.
document.head.append(/** @type {HTMLTemplateElement} */ (byId("workbench-modules")).content);
await import("./workbench.js").catch((/** @type {unknown} */ error) => {
  const saving = byId("saving");
  saving.dataset["stage"] = "failed";
  saving.textContent = "The editor could not be loaded. Reload the page.";
  throw error;
});
early.release();
