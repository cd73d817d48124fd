/**
 * The chart on a template's page: drawn anew in another layout or theme, with branches folded, or with a role
 * that was looked for in the middle. Nothing is copied: each look is a picture of the template with an address.
 *
 * @typedef {import("./branch_toggles.js").Branch} Branch
 */

import { makeToggles } from "./branch_toggles.js";
import { makeFind } from "./chart_find.js";
import { makeViewer } from "./viewer.js";

const viewport = /** @type {HTMLElement} */ (document.getElementById("chart"));
const figure = /** @type {HTMLElement} */ (viewport.closest(".viewer"));
const form = /** @type {HTMLFormElement} */ (document.getElementById("look"));
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
const ownLayout = viewport.dataset["layout"] ?? "";
/** @type {Record<string, Branch>} */
const branches = JSON.parse(document.getElementById("branches")?.textContent || "{}");

/** Roles folded or unfolded by hand. @type {Set<string>} */
const collapsed = new Set();
/** @type {Set<string>} */
const expanded = new Set();
let asked = 0;

const viewer = makeViewer(viewport, /** @type {HTMLElement} */ (figure.querySelector(".zoom")));
const toggles = makeToggles(fold);
viewport.append(toggles.layer);
viewport.addEventListener("pointerover", ({ target }) => {
  if (!(target instanceof Element) || toggles.layer.contains(target)) return;
  toggles.near(target.closest(".box")?.getAttribute("data-id") ?? undefined);
});

/** @param {string} name */
function chosen(name) {
  return /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value;
}

/** How deep a role stands, from 1. @param {string} id */
function levelOf(id) {
  let level = 0;
  for (let at = id; at; at = branches[at]?.manager ?? "") level += 1;
  return level;
}

/** Whether those below a role are hidden. @param {string} id */
function isFolded(id) {
  const levels = Number(chosen("levels"));
  return collapsed.has(id) || (levels > 0 && levelOf(id) >= levels && !expanded.has(id));
}

function showToggles() {
  const shown = Object.keys(branches).filter((id) => branches[id]?.below && drawn(id));
  toggles.show(
    viewer.drawing,
    chosen("layout") || ownLayout,
    shown.map((id) => ({ id, folded: isFolded(id), hidden: branches[id]?.below ?? 0 })),
    branches,
  );
}

/** The box of a role, if it has one of its own. @param {string} id */
function drawn(id) {
  return viewer.drawing.querySelector(`.box[data-id="${CSS.escape(id)}"]`);
}

/** The box that stands for a role: its own, or one of the same title that it shares. @param {string} id */
function boxFor(id) {
  const role = branches[id];
  const alike = Object.keys(branches).filter(
    (other) => branches[other]?.manager === role?.manager && branches[other]?.title === role?.title,
  );
  return [id, ...alike].find(drawn);
}

/** What is chosen, without what goes without saying. */
function look() {
  /** @type {Record<string, string>} */
  const look = {};
  if (chosen("layout") !== ownLayout) look["layout"] = chosen("layout");
  if (chosen("theme")) look["theme"] = chosen("theme");
  if (chosen("levels")) look["levels"] = chosen("levels");
  return look;
}

/**
 * Draw what is chosen. ``stay`` is a role whose box stays where it is on the screen.
 * @param {string} [stay]
 */
async function redraw(stay = "") {
  asked += 1;
  const turn = asked;
  const address = new URL(viewport.dataset["drawing"] ?? "", location.href);
  for (const [name, value] of Object.entries(look())) address.searchParams.set(name, value);
  if (collapsed.size) address.searchParams.set("collapsed", [...collapsed].sort().join(","));
  if (expanded.size) address.searchParams.set("expanded", [...expanded].sort().join(","));
  viewport.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address);
    const text = await response.text();
    if (turn !== asked) return;
    if (!response.ok) throw new Error(response.status === 429 ? "Too many pictures at once. Try again in a minute." : "");
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const svg = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(parsed, true)));
    viewer.replace(svg, stay ? viewer.placeOf(stay) : null);
    figure.classList.toggle("as-drawn", chosen("theme") !== "");
    if (!said.classList.contains("hidden-text")) tell("");
    showToggles();
  } catch (error) {
    if (turn !== asked) return;
    said.textContent = (error instanceof Error && error.message) || "The chart could not be drawn. Try again.";
    said.classList.remove("hidden-text");
  } finally {
    if (turn === asked) viewport.removeAttribute("aria-busy");
  }
}

/** Fold a branch, or unfold it. @param {string} id */
function fold(id) {
  const folded = isFolded(id);
  if (folded) {
    collapsed.delete(id);
    expanded.add(id);
  } else {
    expanded.delete(id);
    collapsed.add(id);
  }
  const below = branches[id]?.below ?? 0;
  tell(`${below} role${below === 1 ? "" : "s"} ${folded ? "shown" : "hidden"} below ${branches[id]?.title ?? ""}.`);
  redraw(id);
}

/** @param {string} words */
function tell(words) {
  said.classList.add("hidden-text");
  said.textContent = words;
}

/** Bring a role to the middle, out of folded branches. @param {string} id */
async function go(id) {
  let hidden = false;
  for (let at = branches[id]?.manager ?? ""; at; at = branches[at]?.manager ?? "") {
    if (!isFolded(at)) continue;
    hidden = true;
    collapsed.delete(at);
    expanded.add(at);
  }
  if (hidden) await redraw();
  const box = boxFor(id);
  if (box === undefined) return;
  for (const each of viewer.drawing.querySelectorAll(".box.here")) each.classList.remove("here");
  drawn(box)?.classList.add("here");
  viewer.centre(box);
  // Where the page is narrow, the chart begins further down.
  viewer.drawing.closest(".viewer")?.scrollIntoView({ block: "nearest" });
  const { title = "", names = "" } = branches[id] ?? {};
  tell(`Shown in the middle: ${[names, title].filter(Boolean).join(", ")}.`);
}

/** Keep the look in the address and in links to other steps. */
function remember() {
  const wanted = look();
  /** @param {URL} address */
  const put = (address) => {
    for (const name of ["layout", "theme", "levels"]) address.searchParams.delete(name);
    for (const [name, value] of Object.entries(wanted)) address.searchParams.set(name, value);
    return address;
  };
  history.replaceState(history.state, "", put(new URL(location.href)));
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-look]"))) {
    const address = put(new URL(link.href));
    address.searchParams.delete("levels");
    link.href = address.href;
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement)) return;
  if (target.name === "levels") {
    collapsed.clear();
    expanded.clear();
  }
  remember();
  redraw();
});
viewport.addEventListener("keydown", (event) => {
  const way = { n: "next", p: "prev" }[event.key];
  if (!way || event.target !== viewport || event.ctrlKey || event.metaKey || event.altKey) return;
  /** @type {HTMLAnchorElement | null} */ (document.querySelector(`a[rel=${way}]`))?.click();
});
makeFind(/** @type {HTMLElement} */ (document.getElementById("find")), branches, go);
showToggles();
viewer.carry(toggles.layer);
if (location.hash === "#chart") viewport.focus({ preventScroll: true });
