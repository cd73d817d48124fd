/**
 * The list of what is not as it was, with a legend that says what the colours of the picture mean.
 *
 * @typedef {import("./history_api.js").ComparisonReply} ComparisonReply
 * @typedef {import("./history_api.js").Kind} Kind
 */

import { html, icon } from "./dom.js";
import { downloadWhenSaved } from "./downloads.js";
import { momentOf } from "./history_dates.js";

/** The signs are those in the boxes of the picture. @type {[Kind, string, string][]} */
const KINDS = [
  ["added", "+", "Added"],
  ["removed", "−", "Removed"],
  ["moved", "→", "Moved"],
  ["changed", "≠", "Changed"],
];
const SUBJECTS = /** @type {const} */ ([
  ["role", "Roles"],
  ["person", "People"],
  ["unit", "Units"],
  ["title", "Job titles"],
  ["measure", "Measures"],
  ["chart", "Chart"],
]);
const FILES = [
  ["xlsx", "Excel"],
  ["csv", "CSV"],
  ["pdf", "PDF"],
  ["svg", "SVG"],
];

/** @param {Kind} kind */
function sign(kind) {
  const [, mark, word] = KINDS.find(([name]) => name === kind) ?? ["", "", ""];
  return html("span", { class: `change-sign is-${kind}`, title: word, "aria-hidden": "true" }, mark);
}

/**
 * @param {ComparisonReply} comparison
 * @param {{back: () => void, close: () => void, show: (roleId: string) => void, file: (suffix: string) => string, until: string}} wishes
 * ``until`` is what the newer state is called
 * @returns {HTMLElement}
 */
export function comparisonPanel(comparison, { back, close, show, file, until }) {
  const { older, counts, differences } = comparison;
  const leave = html("button", { type: "button", class: "quiet-button comparison-back" }, "← Back to the history");
  leave.addEventListener("click", back);
  const shut = html("button", { type: "button", class: "history-close", "aria-label": "Close the list" }, icon("close"));
  shut.addEventListener("click", close);
  const legend = html(
    "ul",
    { class: "comparison-legend", "aria-label": "Roles by what became of them" },
    ...KINDS.map(([kind, , word]) => html("li", {}, sign(kind), `${word}: ${counts[kind]}`)),
  );
  const links = FILES.map(([suffix, label]) =>
    html("a", { href: file(suffix ?? ""), download: true, "data-file": suffix ?? "" }, label ?? ""),
  );
  const files = html("p", { class: "comparison-files" }, html("span", {}, "Save as"), ...links);
  downloadWhenSaved(files, () => Promise.resolve(true));
  const groups = SUBJECTS.flatMap(([subject, title]) => {
    const found = differences.filter((each) => each.subject === subject);
    if (found.length === 0) return [];
    const rows = found.map((each) => {
      const button = html("button", { type: "button", class: "change", disabled: !each.role_id }, sign(each.kind), html("span", {}, each.sentence));
      if (each.role_id) button.addEventListener("click", () => show(each.role_id));
      return html("li", {}, button);
    });
    return [html("h3", {}, `${title} (${found.length})`), html("ul", { "aria-label": title }, ...rows)];
  });
  const since = `Since ${older.version ? `“${older.version.name}”, ` : ""}${momentOf(older.created_at)}`;
  return html(
    "div",
    { class: "comparison" },
    html("header", { class: "comparison-head" }, leave, shut),
    html("h2", { tabindex: -1 }, "What changed"),
    html("p", { class: "comparison-since" }, `${since}, to ${until}`),
    legend,
    files,
    html("div", { class: "history-scroll" }, ...(groups.length ? groups : [html("p", { class: "history-none" }, "Nothing is different.")])),
  );
}
