// The functions of a template: find a title or measure in them, open and close all; the chosen size in view.

const search = document.getElementById("section-search");
const field = /** @type {HTMLInputElement | null} */ (document.getElementById("within"));
const unfold = document.getElementById("unfold");
const count = document.getElementById("within-count");
const units = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.unit")]);

/** @param {Element | null} element */
function textOf(element) {
  return (element?.textContent ?? "").toLowerCase();
}

/**
 * Show what holds all words in one function; return how many titles and measures that is.
 * @param {HTMLDetailsElement} unit
 * @param {string[]} words
 */
function narrow(unit, words) {
  /** @param {string} text */
  const fits = (text) => words.every((word) => text.includes(word));
  const whole = fits(textOf(unit.querySelector("summary")) + textOf(unit.querySelector(".purpose")));
  let found = 0;
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (unit.querySelectorAll(".titles li, .measures tbody tr"))) {
    const hit = fits(textOf(item));
    item.hidden = !hit && !whole;
    if (hit) found += 1;
  }
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (unit.querySelectorAll(".unit-body > div:not(.purpose)"))) {
    group.hidden = group.querySelector(".titles li:not([hidden]), .measures tbody tr:not([hidden])") === null;
  }
  unit.hidden = !whole && found === 0;
  return found;
}

function filter() {
  if (!field || !count) return;
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const unit of units) found += narrow(unit, words);
  if (words.length) for (const unit of units) unit.open = !unit.hidden;
  const shown = units.filter((unit) => !unit.hidden).length;
  count.hidden = words.length === 0;
  count.textContent = shown
    ? `${found} job titles and measures in ${shown} ${shown === 1 ? "function" : "functions"}`
    : "Nothing found. Try another word.";
  label();
}

function allOpen() {
  return units.every((unit) => unit.open);
}

function label() {
  if (unfold) unfold.textContent = allOpen() ? "Close all" : "Open all";
}

unfold?.addEventListener("click", () => {
  const open = !allOpen();
  for (const unit of units) unit.open = open;
  label();
});
for (const unit of units) unit.addEventListener("toggle", label);
field?.addEventListener("input", filter);
if (search) search.hidden = false;
if (unfold && units.length > 1) unfold.hidden = false;
document.querySelector(".steps [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
addEventListener("beforeprint", () => units.forEach((unit) => (unit.open = true)));
