// The gallery's search: filters the cards as one types, and says which titles or measures were found.

/** @typedef {{text: string, titles: string[], measures: string[]}} Terms */

/** The most titles and measures named on a card. */
const NAMED = 3;

const query = /** @type {HTMLInputElement} */ (document.getElementById("query"));
const count = /** @type {HTMLElement} */ (document.getElementById("count"));
const nothing = /** @type {HTMLElement} */ (document.getElementById("nothing"));
const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".cards > li")]);
const chips = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.chip[data-category]")]);
/** @type {Record<string, Terms>} */
const terms = JSON.parse(document.getElementById("terms")?.textContent || "{}");
let category = chips.find((chip) => chip.hasAttribute("aria-current"))?.dataset["category"] ?? "";

/** @param {string} text */
function words(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * The names that hold one of the words, those with most words first.
 * @param {string[]} names
 * @param {string[]} wanted
 */
function matches(names, wanted) {
  return names
    .map((name) => ({ name, hits: wanted.filter((word) => name.toLowerCase().includes(word)).length }))
    .filter((match) => match.hits > 0)
    .sort((one, other) => other.hits - one.hits)
    .map((match) => match.name);
}

/**
 * Say on a card what was found beyond its title and summary.
 * @param {HTMLElement} card
 * @param {Terms} found
 * @param {string[]} wanted
 */
function explain(card, found, wanted) {
  const line = /** @type {HTMLElement} */ (card.querySelector(".found"));
  const seen = (card.querySelector("h2")?.textContent + " " + card.querySelector("p")?.textContent).toLowerCase();
  const hidden = wanted.filter((word) => !seen.includes(word));
  const names = hidden.length ? [...matches(found.titles, hidden), ...matches(found.measures, hidden)] : [];
  line.hidden = names.length === 0;
  line.textContent = names.length ? "Includes " + names.slice(0, NAMED).join(" · ") + (names.length > NAMED ? " …" : "") : "";
}

function filter() {
  const wanted = words(query.value);
  let shown = 0;
  for (const card of cards) {
    const found = terms[card.dataset["slug"] ?? ""];
    const fits =
      found !== undefined &&
      (!category || card.dataset["category"] === category) &&
      wanted.every((word) => found.text.includes(word));
    card.hidden = !fits;
    if (!fits) continue;
    shown += 1;
    explain(card, found, wanted);
  }
  nothing.hidden = shown > 0;
  count.textContent = `${shown} of ${cards.length} templates`;
  for (const chip of chips) {
    if (chip.dataset["category"] === category) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
  remember();
}

/** Keep the search in the address, so that it survives a reload and can be sent. */
function remember() {
  const address = new URL(location.href);
  for (const [name, value] of [["q", query.value.trim()], ["category", category]]) {
    if (value) address.searchParams.set(String(name), value);
    else address.searchParams.delete(String(name));
  }
  if (address.href !== location.href) history.replaceState(null, "", address);
}

query.addEventListener("input", filter);
document.getElementById("search")?.addEventListener("submit", (event) => event.preventDefault());
for (const chip of chips) {
  chip.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    category = chip.dataset["category"] ?? "";
    filter();
  });
}
document.getElementById("clear")?.addEventListener("click", (event) => {
  event.preventDefault();
  query.value = category = "";
  filter();
  query.focus();
});
addEventListener("pageshow", filter);
