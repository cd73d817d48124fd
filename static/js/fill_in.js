/** Fill in: counts who has a role while one chooses, and offers every role where the page left them out. */

const form = /** @type {HTMLFormElement} */ (document.getElementById("placing"));
const placed = /** @type {HTMLElement} */ (document.getElementById("placed"));
const all = /** @type {HTMLTemplateElement | null} */ (document.getElementById("all-roles"));
const choices = /** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("select[name^=role-]"));

function count() {
  const without = [...choices].filter((choice) => !choice.value).length;
  const [first, second] = placed.querySelectorAll("b");
  if (first) first.textContent = String(choices.length - without);
  if (second) second.textContent = String(without);
}

/** Add every role to a list that is about to be opened. @param {HTMLSelectElement} choice */
function complete(choice) {
  if (!all || choice.dataset["complete"]) return;
  choice.dataset["complete"] = "true";
  choice.append(all.content.cloneNode(true));
}

for (const choice of choices) {
  choice.addEventListener("pointerdown", () => complete(choice));
  choice.addEventListener("focus", () => complete(choice));
}
form.addEventListener("change", count);
// What was chosen while this script was on its way counts too.
count();
