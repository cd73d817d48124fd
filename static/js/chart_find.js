/**
 * Finding a role or a person in a template's chart: a field, and a list to choose from.
 *
 * @typedef {import("./branch_toggles.js").Branch} Branch
 */

const MOST = 8;

/**
 * @param {HTMLElement} find The field and its list.
 * @param {Record<string, Branch>} branches
 * @param {(id: string) => void} go
 */
export function makeFind(find, branches, go) {
  const field = /** @type {HTMLInputElement} */ (find.querySelector("input"));
  const list = /** @type {HTMLElement} */ (find.querySelector("ul"));

  /** @returns {string[]} */
  function found() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return Object.entries(branches)
      .filter(([, { title, names, unit }]) => {
        const text = `${title} ${names} ${unit}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .map(([id]) => id);
  }

  /** @param {string} id */
  function choose(id) {
    list.hidden = true;
    go(id);
  }

  /** @param {string} id */
  function row(id) {
    const { title = "", names = "", unit = "" } = branches[id] ?? {};
    const item = document.createElement("li");
    const button = document.createElement("button");
    const small = document.createElement("small");
    button.type = "button";
    small.textContent = [names && title, unit].filter(Boolean).join(" · ");
    button.append(names || title, small);
    button.addEventListener("click", () => choose(id));
    item.append(button);
    return item;
  }

  function show() {
    const ids = found();
    const rows = ids.slice(0, MOST).map(row);
    if (ids.length > MOST || (ids.length === 0 && field.value.trim())) {
      const note = document.createElement("li");
      const words = document.createElement("p");
      words.textContent = ids.length ? `${ids.length - MOST} more. Type more letters.` : "Nobody found. Try another word.";
      note.append(words);
      rows.push(note);
    }
    list.replaceChildren(...rows);
    list.hidden = rows.length === 0;
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (event.key === "Escape") {
      list.hidden = true;
      field.focus();
    } else if (event.key === "Enter" && event.target === field) {
      const first = found()[0];
      if (first !== undefined) choose(first);
    } else if (event.key === "ArrowDown") {
      buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    } else if (event.key === "ArrowUp") {
      (at > 0 ? buttons[at - 1] : field)?.focus();
    } else return;
    event.preventDefault();
  }

  field.addEventListener("input", show);
  field.addEventListener("focus", () => field.value && show());
  find.addEventListener("keydown", onKey);
  find.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && find.contains(relatedTarget))) list.hidden = true;
  });
  // A press on the list must not take the focus before it is a click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
}
