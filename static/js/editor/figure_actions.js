/**
 * The numbers of the status line and its hints as actions, so that the palette has them, too.
 *
 * @typedef {import("./types.js").Action} Action
 */

import { byId } from "./dom.js";

const LABELS = {
  roles: "roles",
  people: "people",
  vacant: "vacancies",
  planned: "planned posts",
  layers: "layers",
  average_span: "average span",
};

/**
 * @param {(key: string, opener: HTMLElement) => void} explain opens the panel of a figure
 * @returns {Action[]}
 */
export function figureActions(explain) {
  const common = { family: "Numbers", keys: [], scope: /** @type {const} */ ("anywhere") };
  const summary = () => byId("hints").querySelector("summary");
  return [
    ...Object.entries(LABELS).map(([key, label]) => ({
      ...common,
      name: `figure-${key}`,
      label: `Explain: ${label}`,
      isEnabled: () => true,
      run: () => {
        const opener = byId("numbers").querySelector(`[data-figure="${key}"]`);
        if (opener instanceof HTMLElement) explain(key, opener);
      },
    })),
    {
      ...common,
      name: "hints",
      label: "Show the hints",
      hint: "What looks odd in the chart, and the way there",
      isEnabled: () => summary() !== null,
      run: () => {
        const menu = summary()?.closest("details");
        if (!menu) return;
        // What is in it is made when it opens.
        const begin = () => menu.querySelector("button")?.focus();
        if (menu.open) return begin();
        menu.addEventListener("toggle", begin, { once: true });
        menu.open = true;
      },
    },
  ];
}
