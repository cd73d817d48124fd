/**
 * Pictures of pages, some at a time. A page is a button: it shows the page larger, and small again.
 *
 * @typedef {import("./types.js").PageJson} PageJson
 * @typedef {import("./types.js").PagesReply} PagesReply
 */

import { html } from "./dom.js";
import { button } from "./fields.js";

/**
 * Show the pages of a reply; a button below them reads on.
 * @param {HTMLElement} place @param {PagesReply} reply
 * @param {(first: number) => Promise<PagesReply>} read
 * @param {(error: unknown) => void} complain
 */
export function showPages(place, reply, read, complain) {
  const list = html("ol", { class: "sheets" });
  const beside = reply.pages[0]?.beside ?? 1;
  list.classList.toggle("is-poster", beside > 1);
  list.classList.toggle("is-single", reply.count === 1);
  if (beside > 1) list.style.gridTemplateColumns = `repeat(${beside}, minmax(72px, 1fr))`;
  const add = (/** @type {PagesReply} */ { pages }) =>
    list.append(...pages.map((page) => sheet(page, reply.count)));
  const more = button("", async () => {
    more.disabled = true;
    try {
      const next = await read(list.children.length + 1);
      const at = list.children.length;
      add(next);
      list.children[at]?.querySelector("button")?.focus();
    } catch (error) {
      complain(error);
    }
    more.disabled = false;
    showMore();
  }, { class: "small-button" });
  const showMore = () => {
    const left = reply.count - list.children.length;
    more.hidden = left <= 0;
    more.textContent = `Show more pages (${left} left)`;
  };
  add(reply);
  showMore();
  place.replaceChildren(list, html("div", { class: "more-pages" }, more));
  place.scrollTop = 0;
}

/** @param {PageJson} page @param {number} count */
function sheet({ number, title, width, height, svg }, count) {
  const picture = document.importNode(
    new DOMParser().parseFromString(svg, "image/svg+xml").documentElement,
    true,
  );
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("inert", "");
  const paper = html(
    "button",
    {
      type: "button",
      class: "paper",
      "aria-pressed": "false",
      "aria-label": `Page ${number} of ${count}: ${title}. Show it large.`,
    },
    picture,
  );
  paper.style.aspectRatio = `${width} / ${height}`;
  paper.style.setProperty("--ratio", `${width / height}`);
  const item = html("li", {}, paper, html("p", { "aria-hidden": "true" }, html("b", {}, `${number}`), ` ${title}`));
  paper.addEventListener("click", () => {
    const isLarge = item.classList.toggle("is-large");
    paper.setAttribute("aria-pressed", String(isLarge));
    if (isLarge) item.scrollIntoView({ block: "nearest" });
  });
  return item;
}
