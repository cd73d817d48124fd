/** The small parts around the canvas: title, export menu, drawers, the question before deleting. */

import { byId, html, icon } from "./dom.js";
import { downloadWhenSaved } from "./downloads.js";
import { PAPERS } from "./papers.js";

/** @typedef {import("./state.js").State} State */

/** Sizes of paper that the menu has for a PDF, besides the chart's own; the page set-up has them all. */
const AT_HAND = ["a4", "a3", "letter"];

/**
 * The chart's title, edited where it stands.
 * @param {HTMLInputElement} input @param {State} state
 * @param {(title: string) => Promise<boolean>} save
 */
export function bindTitle(input, state, save) {
  const title = () => state.organisation.charts.get("chart")?.title ?? "";
  const show = () => {
    if (document.activeElement !== input) input.value = title();
    byId("chart-heading").textContent = title();
    document.title = `${title()} · Orgchart`;
    fit();
  };
  const fit = () => (input.size = Math.max(8, Math.min(60, input.value.length + 1)));
  input.readOnly = !state.canEdit;
  input.addEventListener("input", fit);
  input.addEventListener("change", async () => {
    const value = input.value.trim();
    if (!value || value === title() || !(await save(value))) input.value = title();
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") input.blur();
    if (event.key === "Escape") {
      input.value = title();
      input.blur();
    }
  });
  state.on("organisation", show);
  show();
}

/**
 * The export menu. A file shows what is saved, so a click waits until everything is.
 * The page set-up stands first.
 * @param {HTMLElement} list @param {import("./types.js").ExportLink[]} exports
 * @param {() => Promise<boolean>} saved resolves once nothing waits; false where that did not happen
 * @param {import("./types.js").Action} setup
 * @param {import("./export_scope.js").ExportScope} scope
 */
export function fillExports(list, exports, saved, setup, scope) {
  const opener = html("button", { type: "button", "data-action": setup.name }, icon("pages"), `${setup.label}…`);
  opener.addEventListener("click", () => {
    const menu = list.closest("details");
    if (menu) menu.open = false;
    menu?.querySelector("summary")?.focus();
    if (setup.isEnabled()) setup.run();
  });
  /** @type {{link: HTMLAnchorElement, url: string, paper: string}[]} */
  const links = [];
  const refresh = () => {
    choice.refresh();
    for (const { link, url, paper } of links) {
      link.href = scope.addressOf(url, new URLSearchParams(paper && { paper }));
    }
  };
  const choice = scope.field(refresh);
  list.append(choice.element, opener);
  for (const { key, label, url } of exports) {
    const link = html("a", { download: true, "data-export": key }, icon("download"), label);
    links.push({ link, url, paper: "" });
    list.append(link);
    if (key !== "pdf") continue;
    const papers = PAPERS.filter(({ value }) => AT_HAND.includes(value)).map((paper) => {
      const name = `${label} on ${paper.label}`;
      const sheet = html("a", { download: true, "aria-label": name }, paper.label);
      links.push({ link: sheet, url, paper: paper.value });
      return sheet;
    });
    list.append(html("div", { class: "papers" }, "on", ...papers));
  }
  refresh();
  for (const topic of /** @type {const} */ (["excerpt", "scene"])) scope.state.on(topic, refresh);
  list.closest("details")?.addEventListener("toggle", refresh);
  downloadWhenSaved(list, saved);
}

/** The side panels of a small screen: one open at a time, closed by its button, Escape or a tap beside it. */
export function makeDrawers() {
  const { body } = document;
  const openers = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-drawer]")]);
  const isSmall = matchMedia("(max-width: 900px)");
  const panelOf = (/** @type {HTMLElement} */ opener) => byId(opener.dataset["drawer"] ?? "");
  /** @param {string} name */
  const open = (name) => {
    body.dataset["open"] = name;
    for (const opener of openers) {
      const isOpen = opener.dataset["drawer"] === name;
      opener.setAttribute("aria-expanded", String(isOpen));
      panelOf(opener).inert = isSmall.matches && !isOpen;
    }
  };
  const close = () => {
    const opener = openers.find(({ dataset }) => dataset["drawer"] === body.dataset["open"]);
    open("");
    opener?.focus();
  };
  for (const opener of openers) {
    opener.addEventListener("click", () => {
      const name = opener.dataset["drawer"] ?? "";
      const isOpen = body.dataset["open"] === name;
      open(isOpen ? "" : name);
      if (!isOpen)
        /** @type {HTMLElement | null} */ (panelOf(opener).querySelector("input, h2"))?.focus({
          preventScroll: true,
        });
    });
  }
  for (const button of document.querySelectorAll(".drawer-close")) button.addEventListener("click", close);
  byId("backdrop").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && body.dataset["open"]) close();
  });
  isSmall.addEventListener("change", () => open(""));
  open("");
  return { close: () => open(""), open };
}
