/**
 * The dialog that chooses paper, pages and type size, and shows the pages as the file will have them.
 *
 * @typedef {"one" | "pages" | "slides" | "poster"} Purpose
 *
 * @typedef {object} Wishes
 * @property {Purpose} purpose
 * @property {string} paper
 * @property {string} orientation
 * @property {string} smallest the size of the smallest type, in points
 * @property {boolean} dated
 * @property {boolean} fitted whether branches are arranged so that one page shows them large
 */

import { NoAnswer, Refusal } from "./api.js";
import { byId, setAttributes } from "./dom.js";
import { downloadWhenSaved } from "./downloads.js";
import { choiceField, segmentField, textField, tickField } from "./fields.js";
import { showPages } from "./page_preview.js";
import {
  ORIENTATIONS,
  ORIENTATION_LABEL,
  PAPERS,
  PAPER_LABEL,
  SCREENS,
  TYPE_SIZE,
  TYPE_SIZE_LABEL,
} from "./papers.js";

const OWN_SIZE = { value: "chart", label: "As large as the chart" };

/** What each purpose asks of the server, and the papers it can be on; the first one is usual. */
const PURPOSES = {
  one: { label: "One page", key: "pdf", pages: "one", papers: [...PAPERS, ...SCREENS, OWN_SIZE] },
  pages: { label: "Pages", key: "pdf", pages: "booklet", papers: [...PAPERS, ...SCREENS] },
  slides: { label: "Slides", key: "pptx", pages: "booklet", papers: [...SCREENS, ...PAPERS] },
  poster: { label: "Poster", key: "pdf", pages: "poster", papers: [...PAPERS] },
};
/** How long to wait after a choice before the pages are asked for, in milliseconds. */
const PAUSE = 250;
/** After this time a person is told why it takes so long, in milliseconds. */
const LONG = 2000;

/**
 * @param {object} parts
 * @param {import("./api.js").Api} parts.api
 * @param {import("./types.js").ExportLink[]} parts.exports
 * @param {() => Promise<boolean>} parts.saved resolves once nothing waits; false where that did not happen
 * @param {import("./export_scope.js").ExportScope} parts.scope
 * @returns {() => void} opens the dialog
 */
export function makePageSetup({ api, exports, saved, scope }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("page-setup"));
  const preview = byId("page-preview");
  const status = byId("page-status");
  const download = byId("page-download");
  /** @type {Wishes} */
  const wishes = { purpose: "pages", paper: "a4", orientation: "auto", smallest: String(TYPE_SIZE.usual), dated: true, fitted: false };
  let asked = 0;
  let soon = 0;
  /** @type {HTMLElement | null} */
  let opener = null;

  const purpose = () => PURPOSES[wishes.purpose];
  /** @param {string} text @param {boolean} [isWarning] */
  const tell = (text, isWarning = false) => {
    status.textContent = text;
    status.classList.toggle("is-warning", isWarning);
  };
  const query = () => scope.queryWith(queryOf(wishes, purpose().pages, scope));
  const changed = () => {
    refresh();
    clearTimeout(soon);
    soon = window.setTimeout(() => void show(), PAUSE);
  };
  const fields = [scope.field(changed), ...makeFields(wishes, scope, changed)];
  const refresh = () => {
    fields.forEach((field) => field.refresh());
    const link = exports.find(({ key }) => key === purpose().key);
    setAttributes(download, { href: `${link?.url ?? ""}?${query()}`, "data-export": purpose().key });
    byId("page-format").textContent = purpose().key === "pdf" ? "Download PDF" : "Download PowerPoint";
  };

  /** Ask for the pages and show them, unless something else was asked for meanwhile. */
  async function show() {
    asked += 1;
    const turn = asked;
    const { key } = purpose();
    const options = query();
    preview.setAttribute("aria-busy", "true");
    tell("Laying out the pages…");
    const long = setTimeout(() => tell("Laying out the pages… A large chart takes some seconds."), LONG);
    try {
      const read = (/** @type {number} */ first) => api.pages(key, options, first);
      const reply = await read(1);
      if (turn !== asked) return;
      showPages(preview, reply, read, complain);
      tell(...summary(reply, wishes));
    } catch (error) {
      if (turn === asked) complain(error);
    } finally {
      clearTimeout(long);
      if (turn === asked) preview.removeAttribute("aria-busy");
    }
  }

  /** @param {unknown} error */
  function complain(error) {
    if (!(error instanceof Refusal || error instanceof NoAnswer)) throw error;
    preview.replaceChildren();
    tell(error.message, true);
  }

  byId("page-choices").append(...fields.map(({ element }) => element));
  byId("page-choices").addEventListener("submit", (event) => event.preventDefault());
  byId("page-close").addEventListener("click", () => dialog.close());
  downloadWhenSaved(dialog, saved);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    asked += 1;
    clearTimeout(soon);
    opener?.focus({ preventScroll: true });
  });
  return async () => {
    // Waiting for what is not saved takes the focus away.
    opener = /** @type {HTMLElement | null} */ (document.activeElement);
    if (!(await saved())) return;
    refresh();
    dialog.showModal();
    // The choices come first, not the button that closes the dialog.
    /** @type {HTMLElement | null} */ (dialog.querySelector("fieldset:not([hidden]) input:checked"))?.focus();
    await show();
  };
}

/** @param {Wishes} wishes @param {string} pages @param {{isNarrow: boolean}} scope */
function queryOf({ paper, orientation, smallest, dated, fitted }, pages, { isNarrow }) {
  const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const fit = fitted && pages === "one" && !isNarrow ? "1" : "";
  return new URLSearchParams({ pages, paper, orientation, smallest, fit, date: dated ? today : "" });
}

/**
 * The choices. A field that a purpose does not ask for is hidden.
 * @param {Wishes} wishes @param {{isNarrow: boolean}} scope @param {() => void} changed
 * @returns {import("./fields.js").Field[]}
 */
function makeFields(wishes, scope, changed) {
  const readOnly = false;
  /** @param {Partial<Wishes>} wish */
  const save = async (wish) => {
    Object.assign(wishes, wish);
    const papers = PURPOSES[wishes.purpose].papers;
    if (!papers.some(({ value }) => value === wishes.paper)) wishes.paper = papers[0]?.value ?? "a4";
    changed();
    return true;
  };
  const papers = () => PURPOSES[wishes.purpose].papers;
  const orientation = segmentField({
    label: ORIENTATION_LABEL,
    readOnly,
    choices: [...ORIENTATIONS],
    value: () => wishes.orientation,
    save: (value) => save({ orientation: value }),
  });
  const date = tickField({
    label: "Print the date",
    readOnly,
    value: () => wishes.dated,
    save: (dated) => save({ dated }),
  });
  const fit = tickField({
    label: "Choose branch layouts to fit",
    readOnly,
    value: () => wishes.fitted,
    save: (fitted) => save({ fitted }),
  });
  return [
    segmentField({
      label: "Make",
      readOnly,
      choices: Object.entries(PURPOSES).map(([value, { label }]) => ({ value, label })),
      value: () => wishes.purpose,
      save: (value) => save(purposeWish(/** @type {Purpose} */ (value), wishes)),
    }),
    choiceField({
      label: PAPER_LABEL,
      readOnly,
      value: () => wishes.paper,
      choices: papers,
      current: () => papers().find(({ value }) => value === wishes.paper) ?? OWN_SIZE,
      save: (paper) => save({ paper }),
    }),
    shownIf(orientation, () => wishes.purpose !== "slides" && wishes.paper !== "chart"),
    textField({
      label: TYPE_SIZE_LABEL,
      readOnly,
      type: "number",
      min: TYPE_SIZE.least,
      max: TYPE_SIZE.most,
      value: () => wishes.smallest,
      save: (smallest) => save({ smallest }),
    }),
    shownIf(date, () => wishes.purpose !== "one"),
    // A chart is fitted whole.
    shownIf(fit, () => wishes.purpose === "one" && wishes.paper !== "chart" && !scope.isNarrow),
  ];
}

/** Slides begin on a slide, and what is printed on paper. @param {Purpose} next @param {Wishes} wishes */
function purposeWish(next, { purpose, paper }) {
  const isSlide = SCREENS.some(({ value }) => value === paper);
  const first = PURPOSES[next].papers[0]?.value ?? paper;
  const isOther = next === "slides" ? !isSlide : purpose === "slides";
  return { purpose: next, paper: isOther ? first : paper };
}

/** @param {import("./fields.js").Field} field @param {() => boolean} isAsked */
function shownIf(field, isAsked) {
  return {
    element: field.element,
    refresh: () => {
      field.element.hidden = !isAsked();
      field.refresh();
    },
  };
}

/**
 * How many pages there are, and whether they can be read.
 * @param {import("./types.js").PagesReply} reply @param {Wishes} wishes @returns {[string, boolean]}
 */
function summary({ count, smallest_type: type }, { purpose, smallest }) {
  const thing = purpose === "slides" ? "slide" : purpose === "poster" ? "sheet" : "page";
  const pages = `${count} ${thing}${count === 1 ? "" : "s"}`;
  if (type === null) return [`${pages}.`, false];
  const size = `${(Math.floor(type * 10) / 10).toLocaleString("en-GB")} pt`;
  if (type >= Number(smallest) - 0.05) return [`${pages}. The smallest type is ${size}.`, false];
  return [
    `${pages}. The smallest type is ${size}, below ${smallest} pt. Choose pages, a poster or larger paper.`,
    true,
  ];
}
