// Ticking two templates of the gallery to compare them: the bar says what is ticked and what is missing.

const form = /** @type {HTMLFormElement} */ (document.getElementById("compare"));
const sentence = /** @type {HTMLElement} */ (form.querySelector("p"));
const compare = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
const clear = /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]"));
const ticks = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input[form=compare]")]);

/** @param {HTMLInputElement} tick */
function titleOf(tick) {
  return tick.closest(".card")?.querySelector("h2")?.textContent ?? "";
}

function show() {
  const ticked = ticks.filter((tick) => tick.checked);
  const full = ticked.length === 2;
  form.classList.toggle("live", ticked.length > 0);
  sentence.textContent = full
    ? ticked.map(titleOf).join(" and ")
    : ticked.map((tick) => `${titleOf(tick)}: tick one more to compare.`).join("") || "Tick two templates to compare them.";
  compare.disabled = !full;
  clear.hidden = ticked.length === 0;
  for (const tick of ticks) tick.disabled = full && !tick.checked;
}

for (const tick of ticks) tick.addEventListener("change", show);
// The form is reset after its event.
form.addEventListener("reset", () => setTimeout(show));
addEventListener("pageshow", show);
