/** The dialog that fits the chart to a page: paper, smallest type, and the size that is reached. */

import { html } from "./dom.js";
import { downloadWhenSaved } from "./downloads.js";
import {
  ORIENTATIONS,
  ORIENTATION_LABEL,
  PAPERS,
  PAPER_LABEL,
  SCREENS,
  TYPE_SIZE,
  TYPE_SIZE_LABEL,
} from "./papers.js";

/**
 * @typedef {import("./types.js").FitJson} FitJson
 *
 * @typedef {object} Parts
 * @property {import("./api.js").Api} api
 * @property {import("./types.js").Edit} edit
 * @property {import("./types.js").ExportLink[]} exports
 * @property {() => Promise<boolean>} saved resolves once nothing waits; false where that did not happen
 * @property {() => void} fitted called once the chart is arranged for the page
 * @property {import("./types.js").LayoutName[]} layouts
 * @property {() => string | undefined} layout the one that the chart has
 */

/** @param {readonly import("./papers.js").Choice[]} choices */
function list(choices) {
  return html("select", {}, ...choices.map(({ value, label }) => html("option", { value }, label)));
}

/** @param {string} label @param {HTMLElement} control */
function labelled(label, control) {
  const held = control instanceof HTMLSelectElement ? html("span", { class: "select" }, control) : control;
  return html("div", { class: "field" }, html("label", {}, label, held));
}

/**
 * Make the dialog; the function that comes back opens it.
 * @param {Parts} parts @returns {() => void}
 */
export function makeFitDialog({ api, edit, exports, saved, fitted, layouts, layout }) {
  const paper = list([...PAPERS, ...SCREENS]);
  const orientation = list(ORIENTATIONS);
  const smallest = html("input", {
    type: "number",
    min: TYPE_SIZE.least,
    max: TYPE_SIZE.most,
    step: 0.5,
    value: TYPE_SIZE.usual,
  });
  const anew = html("input", { type: "checkbox" });
  const result = html("p", { class: "fit-result", role: "status" });
  const links = html("p", { class: "fit-links" });
  const accept = html("button", { type: "submit", class: "primary" }, "Fit to page");
  const cancel = html("button", { type: "button" }, "Cancel");
  const form = html(
    "form",
    { method: "dialog" },
    html("h2", { id: "fit-heading" }, "Fit to page"),
    html("p", {}, "The branches are arranged so that one page shows the chart in the largest type."),
    labelled(PAPER_LABEL, paper),
    labelled(ORIENTATION_LABEL, orientation),
    labelled(TYPE_SIZE_LABEL, smallest),
    html("label", { class: "tick" }, anew, "Rearrange branches that were arranged by hand too"),
    result,
    links,
    html("div", { class: "answers" }, accept, cancel),
  );
  const dialog = html("dialog", { class: "question fit-dialog", "aria-labelledby": "fit-heading" }, form);
  document.body.append(dialog);

  /** @type {FitJson | null} */ let fit = null;
  let asked = 0;
  const { least, most, usual } = TYPE_SIZE;
  const points = () => Math.min(most, Math.max(least, Number(smallest.value) || usual));
  const page = () => ({ paper: paper.value, smallest: String(points()), orientation: orientation.value });

  /** @param {FitJson} answer */
  const show = (answer) => {
    const other = layouts.find(({ key }) => key === answer.arguments.layout && key !== layout());
    result.textContent = other ? `${answer.sentence} Its layout becomes ${other.label}.` : answer.sentence;
    result.classList.toggle("is-short", !answer.reaches);
    const pdf = exports.find(({ key }) => key === "pdf");
    if (answer.reaches || !pdf) return;
    const booklet = new URLSearchParams({ ...page(), pages: "booklet" });
    links.append(html("a", { href: `${pdf.url}?${booklet}`, download: true }, "Use pages"));
    if (!answer.exported.reaches) return;
    const single = new URLSearchParams({ ...page(), fit: "1" });
    const size = answer.exported.type_size?.toFixed(1);
    const label = `Export one page with tighter boxes, ${size} pt`;
    links.append(html("a", { href: `${pdf.url}?${single}`, download: true }, label));
  };
  const ask = async () => {
    const number = ++asked;
    fit = null;
    accept.disabled = true;
    links.replaceChildren();
    result.textContent = "Working it out …";
    result.classList.remove("is-short");
    try {
      if (!(await saved())) return dialog.close();
      const answer = await api.fit({ ...page(), anew: String(anew.checked) });
      if (number !== asked) return;
      fit = answer;
      accept.disabled = false;
      show(answer);
    } catch (error) {
      if (number === asked) result.textContent = /** @type {Error} */ (error).message;
    }
  };
  form.addEventListener("change", ask);
  form.addEventListener("submit", async () => {
    if (fit && (await edit("set_branches", fit.arguments))) fitted();
  });
  downloadWhenSaved(links, saved);
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return () => {
    dialog.showModal();
    paper.focus();
    void ask();
  };
}
