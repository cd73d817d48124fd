// The library's search: asks the server for the same page as one types, and shows what came of it.

/** How long to wait for the next letter, in milliseconds. */
const PAUSE = 150;

const form = /** @type {HTMLFormElement} */ (document.getElementById("search"));
const query = /** @type {HTMLInputElement} */ (document.getElementById("query"));
const found = /** @type {HTMLElement} */ (document.getElementById("found"));
const count = /** @type {HTMLElement} */ (document.getElementById("count"));
let timer = 0;
let asked = 0;

/** The address of what the form asks for. */
function address() {
  const wanted = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim();
    if (text) wanted.searchParams.set(name, text);
  }
  return wanted;
}

/**
 * Take over one part of the page from another.
 * @param {Document} page @param {string} id
 */
function takeOver(page, id) {
  const part = document.getElementById(id);
  const other = page.getElementById(id);
  if (part && other) part.replaceChildren(...other.childNodes);
}

/** Show what the form asks for; the newest question wins. */
async function look() {
  const wanted = address();
  const number = ++asked;
  let page;
  try {
    const answer = await fetch(wanted, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    // Without an answer the page is asked for as a whole, and the browser says what is wrong.
    if (number === asked) location.assign(wanted);
    return;
  }
  if (number !== asked) return;
  for (const id of ["found", "files", "tabs"]) takeOver(page, id);
  // The functions are those of the chosen department.
  if (document.activeElement?.id !== "function") takeOver(page, "function");
  const said = page.getElementById("count")?.textContent ?? "";
  if (count.textContent !== said) count.textContent = said;
  if (wanted.href !== location.href) history.replaceState(null, "", wanted);
}

query.addEventListener("input", () => {
  clearTimeout(timer);
  timer = window.setTimeout(() => void look(), PAUSE);
});
for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => void look());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  void look();
});
// Going to another page of what was found starts at its top.
found.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a.button:not([rel])") : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  form.reset();
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = "";
  }
  query.focus();
  void look();
});
/** @type {HTMLElement} */ (document.getElementById("submit")).hidden = true;
