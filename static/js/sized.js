/**
 * Sized to you: the picture and the totals follow the form at once, and the address keeps what was chosen.
 * Without this script the form does the same by its button.
 */

import { makeViewer } from "./viewer.js";

const PAUSE = 250; // ms after the last keystroke

const form = /** @type {HTMLFormElement} */ (document.getElementById("sizing"));
const result = /** @type {HTMLElement} */ (document.getElementById("result"));
const use = /** @type {HTMLFormElement} */ (document.getElementById("use-sized"));
const regions = /** @type {HTMLElement | null} */ (form.querySelector("[data-field=regions]"));
const split = /** @type {HTMLSelectElement} */ (form.elements.namedItem("split"));
const figure = /** @type {HTMLElement} */ (result.querySelector(".viewer"));
const viewport = /** @type {HTMLElement} */ (figure.querySelector(".viewport"));
const viewer = makeViewer(viewport, /** @type {HTMLElement} */ (figure.querySelector(".zoom")));
const said = document.createElement("p");
let pause = 0;
let asked = 0;

function query() {
  const values = new FormData(form);
  return new URLSearchParams([...values].map(([name, value]) => [name, String(value)])).toString();
}

/** Show only the fields that matter, and mark the assumptions that were changed. */
function tidy() {
  if (regions) regions.hidden = split.value !== "region";
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-usual]"))) {
    input.closest("tr")?.classList.toggle("changed", input.value !== input.dataset["usual"]);
  }
}

/** @param {string} text */
function say(text) {
  said.textContent = text;
}

async function follow() {
  tidy();
  const mine = (asked += 1);
  result.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${form.dataset["result"]}?${query()}`);
    if (mine !== asked) return;
    if (!answer.ok) {
      say(answer.status === 429 ? "That was too often. Wait a minute, then go on." : "The department could not be drawn.");
      return;
    }
    show(await answer.text(), mine);
  } catch {
    say("There is no connection. The picture follows once it is back.");
  } finally {
    if (mine === asked) result.removeAttribute("aria-busy");
  }
}

/** @param {string} html written by this site's server @param {number} mine */
function show(html, mine) {
  if (mine !== asked) return;
  const part = new DOMParser().parseFromString(html, "text/html").querySelector(".sized");
  const drawing = part?.querySelector(".viewport svg");
  if (!part || !drawing) return;
  const short = /** @type {HTMLElement} */ (part).dataset["query"] ?? "";
  // The picture that can be moved stays; what stands in and around it is new.
  viewer.replace(/** @type {SVGSVGElement} */ (drawing));
  viewport.ariaLabel = part.querySelector(".viewport")?.getAttribute("aria-label") ?? "";
  part.querySelector(".viewer")?.replaceWith(figure);
  result.replaceChildren(part);
  history.replaceState(null, "", location.pathname + (short && `?${short}`));
  use.action = `${use.dataset["address"]}?${short}`;
  say(document.getElementById("sums")?.textContent?.replace(/\s+/g, " ").trim() ?? "");
}

function soon() {
  clearTimeout(pause);
  pause = setTimeout(follow, PAUSE);
}

said.className = "hidden-text";
said.setAttribute("role", "status");
result.after(said);
for (const button of document.querySelectorAll("button[form=sizing], #show-sized")) button.toggleAttribute("hidden", true);
// The fields of the table belong to the form without lying in it: listen above both.
document.addEventListener("input", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.form === form) soon();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  void follow();
});
tidy();
