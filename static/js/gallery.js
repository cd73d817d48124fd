/**
 * The gallery's search: filters the cards as one types and chooses, counts what each choice would show, says
 * which titles or measures were found, and keeps all of it in the address. The form is the state.
 *
 * @typedef {{text: string, titles: string[], measures: string[], facets: Record<string, string[]>}} Found
 * @typedef {{words: string[], chosen: Record<string, string[]>}} Wish
 */

/** The most titles and measures named on a card. */
const NAMED = 3;
const FACETS = ["category", "structure", "size", "layout"];

const form = /** @type {HTMLFormElement} */ (document.getElementById("search"));
const query = /** @type {HTMLInputElement} */ (document.getElementById("query"));
const sort = /** @type {HTMLSelectElement} */ (document.getElementById("sort"));
const count = /** @type {HTMLElement} */ (document.getElementById("count"));
const chosenChips = /** @type {HTMLElement} */ (document.getElementById("chosen"));
const nothing = /** @type {HTMLElement} */ (document.getElementById("nothing"));
const waysOut = /** @type {HTMLElement} */ (document.getElementById("ways-out"));
/** The catalogue, then templates that people saved. */
const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".cards")]);
const cards = /** @type {HTMLElement[]} */ (lists.flatMap((list) => [...list.children]));
const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")]);
const cross = /** @type {HTMLTemplateElement} */ (document.getElementById("cross")).content;
/** @type {Record<string, Found>} */
const found = JSON.parse(document.getElementById("found")?.textContent || "{}");
let isTyping = false;

/** @param {string} text */
function words(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** @returns {Wish} */
function wished() {
  /** @type {Record<string, string[]>} */
  const chosen = {};
  for (const box of boxes) if (box.checked) (chosen[box.name] ??= []).push(box.value);
  return { words: words(query.value), chosen };
}

/** @param {HTMLElement} card @returns {Found} */
function foundIn(card) {
  return found[card.dataset["slug"] ?? ""] ?? { text: "", titles: [], measures: [], facets: {} };
}

/**
 * Whether a card is what is wished, one facet not looked at.
 * @param {HTMLElement} card @param {Wish} wish @param {string} [besides]
 */
function fits(card, wish, besides = "") {
  const { text, facets } = foundIn(card);
  return (
    wish.words.every((word) => text.includes(word)) &&
    Object.entries(wish.chosen).every(
      ([key, values]) => key === besides || values.some((value) => facets[key]?.includes(value)),
    )
  );
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
 * Say on a card what was found beyond what it shows.
 * @param {HTMLElement} card
 * @param {string[]} wanted
 */
function explain(card, wanted) {
  const { titles, measures } = foundIn(card);
  const line = /** @type {HTMLElement} */ (card.querySelector(".found"));
  const seen = [...card.querySelectorAll("h2, .kind, .summary")].map((each) => each.textContent).join(" ").toLowerCase();
  const hidden = wanted.filter((word) => !seen.includes(word));
  const names = hidden.length ? [...matches(titles, hidden), ...matches(measures, hidden)] : [];
  line.hidden = names.length === 0;
  line.textContent = names.length ? "Includes " + names.slice(0, NAMED).join(" · ") + (names.length > NAMED ? " …" : "") : "";
}

/** Put the cards of each list in the chosen order; those alike stay as the catalogue has them. */
function order() {
  /** @param {HTMLElement} card @param {string} name */
  const number = (card, name) => Number(card.dataset[name]);
  /** @param {HTMLElement} card */
  const title = (card) => card.querySelector("h2")?.textContent ?? "";
  const ordered = [...cards].sort((one, other) => {
    const first = number(one, "position") - number(other, "position");
    if (sort.value === "title") return title(one).localeCompare(title(other), "en") || first;
    if (sort.value === "size") return number(one, "roles") - number(other, "roles") || first;
    if (sort.value === "size-down") return number(other, "roles") - number(one, "roles") || first;
    return first;
  });
  for (const list of lists) {
    const own = ordered.filter((card) => card.parentElement === list);
    if (own.some((card, place) => list.children[place] !== card)) list.append(...own);
  }
}

/** @param {string} text @param {() => void} run @param {string} [before] */
function chip(text, run, before = "") {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.append(...(before ? [Object.assign(document.createElement("span"), { className: "hidden-text", textContent: before })] : []));
  button.append(text);
  if (before) button.append(cross.cloneNode(true));
  button.addEventListener("click", run);
  item.append(button);
  return item;
}

/** Show how many cards each choice would show, what is chosen, and what could be left out. @param {Wish} wish */
function showFacets(wish) {
  for (const key of FACETS) {
    const beside = cards.filter((card) => fits(card, wish, key));
    for (const box of boxes) {
      if (box.name !== key) continue;
      const number = beside.filter((card) => foundIn(card).facets[key]?.includes(box.value)).length;
      const option = box.closest(".option");
      option?.classList.toggle("none", number === 0);
      const hint = option?.querySelector(".hint");
      if (hint) hint.textContent = String(number);
    }
    const badge = /** @type {HTMLElement | null} */ (form.querySelector(`[data-facet="${key}"] .badge`));
    const chosen = wish.chosen[key]?.length ?? 0;
    if (badge) badge.hidden = chosen === 0;
    if (badge) badge.textContent = String(chosen);
  }
  chosenChips.replaceChildren(
    ...boxes
      .filter((box) => box.checked)
      .map((box) =>
        chip(box.closest(".option")?.querySelector(".words")?.textContent ?? "", () => leave([box]), "Leave out: "),
      ),
  );
}

/** Offer what would show something, where nothing is shown. @param {Wish} wish @param {number} shown */
function showWaysOut(wish, shown) {
  nothing.hidden = shown > 0;
  if (shown > 0) return waysOut.replaceChildren();
  const parts = [...(wish.words.length ? ["q"] : []), ...FACETS.filter((key) => wish.chosen[key])];
  const ways = parts.length < 2 ? [] : parts.map((part) => {
    const { [part]: _left, ...chosen } = wish.chosen;
    const wider = part === "q" ? { words: [], chosen: wish.chosen } : { words: wish.words, chosen };
    return { part, number: cards.filter((card) => fits(card, wider)).length };
  });
  waysOut.replaceChildren(
    ...ways
      .filter(({ number }) => number > 0)
      .map(({ part, number }) => {
        const label = part === "q" ? `“${query.value.trim()}”` : labelOf(part).toLowerCase();
        return chip(`Without ${label}: ${number} template${number === 1 ? "" : "s"}`, () =>
          part === "q" ? leave([], true) : leave(boxes.filter((box) => box.name === part)),
        );
      }),
  );
}

/** @param {string} key */
function labelOf(key) {
  return form.querySelector(`[data-facet="${key}"] legend`)?.textContent ?? key;
}

/** Choose less. @param {HTMLInputElement[]} unwanted @param {boolean} [words] */
function leave(unwanted, words = false) {
  for (const box of unwanted) box.checked = false;
  if (words) query.value = "";
  change();
  query.focus();
}

function show() {
  const wish = wished();
  let shown = 0;
  for (const card of cards) {
    card.hidden = !fits(card, wish);
    if (card.hidden) continue;
    shown += 1;
    explain(card, wish.words);
  }
  for (const list of lists) {
    const section = list.closest("section");
    if (section) section.hidden = cards.every((card) => card.hidden || card.parentElement !== list);
  }
  count.textContent = `${shown} of ${cards.length} templates`;
  order();
  showFacets(wish);
  showWaysOut(wish, shown);
}

/** The address that says what is wished; other parts of it stay. */
function address() {
  const wanted = new URL(location.href);
  for (const name of ["q", "sort", ...FACETS]) wanted.searchParams.delete(name);
  if (query.value.trim()) wanted.searchParams.set("q", query.value.trim());
  for (const box of boxes) if (box.checked) wanted.searchParams.append(box.name, box.value);
  if (sort.value !== "recommended") wanted.searchParams.set("sort", sort.value);
  return wanted.href;
}

/** Show and remember: a choice is a step back, typing is one however many letters it has. */
function change(typed = false) {
  show();
  const wanted = address();
  if (wanted !== location.href) history[typed && isTyping ? "replaceState" : "pushState"](null, "", wanted);
  isTyping = typed;
}

/** Put what the address says into the form, which browsers fill in as it was left. */
function readAddress() {
  const asked = new URL(location.href).searchParams;
  query.value = asked.get("q") ?? "";
  for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
  const wanted = asked.get("sort") ?? "";
  sort.value = [...sort.options].some((option) => option.value === wanted) ? wanted : "recommended";
  isTyping = false;
  show();
}

query.addEventListener("input", () => change(true));
for (const control of [...boxes, sort]) control.addEventListener("change", () => change());
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("clear")?.addEventListener("click", (event) => {
  event.preventDefault();
  leave(boxes, true);
});
addEventListener("popstate", readAddress);
addEventListener("pageshow", readAddress);
