/**
 * Adds something by its name: typing searches the library, and what is chosen there brings along all that
 * the library knows of it. What is typed and confirmed is added as it is, with what the library knows if
 * it knows the name.
 *
 * @typedef {import("./library.js").LibraryEntry} LibraryEntry
 */

import { html } from "./dom.js";
import { button } from "./fields.js";
import { sameName } from "./library.js";

/** How long to wait for the next letter before asking the server, in milliseconds. */
const PAUSE = 140;

/** When it is told that an answer takes a while. */
const SLOW = 300;

let count = 0;

/**
 * @param {object} parts
 * @param {string} parts.opens what the button says that opens the search
 * @param {string} parts.noun "job title"
 * @param {(words: string) => Promise<LibraryEntry[] | null>} parts.search
 * @param {() => string} parts.usual words that find what is offered before anything is typed
 * @param {() => string[]} parts.taken the names that are there already
 * @param {(entry: LibraryEntry) => void} parts.add add something of the library
 * @param {(name: string) => void} parts.create add something that the library does not know
 */
export function makeLibraryAdder(parts) {
  const { opens, noun, search, usual, taken, add, create } = parts;
  const listId = `library-${++count}`;
  const input = html("input", {
    type: "text",
    role: "combobox",
    maxlength: 500,
    autocomplete: "off",
    dir: "auto",
    placeholder: `Name of the ${noun}`,
    "aria-label": `Name of the new ${noun}`,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
  });
  const list = html("div", { id: listId, class: "library-list", role: "listbox", "aria-label": "From the library" });
  const status = html("p", { class: "library-status", role: "status" });
  const close = button("Close", () => show(false));
  const form = html("form", { class: "library-adder", hidden: true }, html("div", {}, input, close), status, list);
  const opener = button(opens, () => show(true));
  const element = html("div", {}, opener, form);
  /** @type {LibraryEntry[]} */
  let found = [];
  let at = -1;
  let asked = "";
  let timer = 0;

  const mark = (/** @type {number} */ place) => {
    at = place;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = list.children[at];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };

  /** Take an entry, unless it is there already. @param {LibraryEntry} entry */
  const take = (entry) => {
    if (isTaken(entry.name)) {
      say(`“${entry.name}” is there already.`);
      return;
    }
    add(entry);
    input.value = "";
    void look(`Added “${entry.name}” from the library.`);
    input.focus();
  };

  const isTaken = (/** @type {string} */ name) => taken().some((each) => sameName(each) === sameName(name));
  const say = (/** @type {string} */ words) => (status.textContent = words);

  /** Ask the library for what is typed, or for what is usual here; later questions win. @param {string} [news] */
  const look = async (news = "") => {
    const words = input.value.trim();
    asked = words || usual();
    const query = asked;
    const late = setTimeout(() => say("Searching the library …"), SLOW);
    const answer = await search(query).finally(() => clearTimeout(late));
    if (form.hidden || query !== asked) return;
    const marked = found[at]?.name;
    // What is there already comes last, and only where it was asked for.
    const [there, free] = [true, false].map((is) => (answer ?? []).filter(({ name }) => isTaken(name) === is));
    found = [...(free ?? []), ...(words ? (there ?? []) : [])];
    list.replaceChildren(...found.map(optionOf));
    input.setAttribute("aria-expanded", String(found.length > 0));
    // Who has gone to an entry stays on it while the list becomes shorter.
    mark(found.findIndex(({ name }) => name === marked));
    say(`${news} ${sentence(answer, words)}`.trim());
    form.scrollIntoView({ block: "nearest" });
  };

  const sentence = (/** @type {LibraryEntry[] | null} */ answer, /** @type {string} */ words) => {
    if (!answer) return "The library cannot be reached. Enter adds the name as it is.";
    if (words && found.length === 0) return `The library knows no such ${noun}. Enter adds it as it is.`;
    if (found.length === 0) return "Type a name to search the library.";
    if (!words) return `The library knows these for “${usual()}”:`;
    return "Choose from the library, or press Enter to add the name as it is.";
  };

  /** @param {LibraryEntry} entry @param {number} place */
  const optionOf = (entry, place) => {
    const isThere = isTaken(entry.name);
    const option = html(
      "div",
      { id: `${listId}-${place}`, role: "option", class: "library-option", "aria-disabled": String(isThere) },
      html("b", { dir: "auto" }, entry.name),
      html("small", { dir: "auto" }, isThere ? "There already" : entry.definition),
    );
    // The keyboard stays in the field, where the next name is typed.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => take(entry));
    return option;
  };

  /** Add what is typed. */
  const confirm = async () => {
    const name = input.value.trim();
    const marked = found[at];
    if (!marked && !name) return;
    clearTimeout(timer);
    const known = marked ?? (await search(name))?.find((entry) => sameName(entry.name) === sameName(name));
    if (known) take(known);
    else if (isTaken(name)) say(`“${name}” is there already.`);
    else {
      show(false);
      create(name);
    }
  };

  const show = (/** @type {boolean} */ isOpen) => {
    form.hidden = !isOpen;
    opener.hidden = isOpen;
    input.value = "";
    clearTimeout(timer);
    list.replaceChildren();
    say("");
    (isOpen ? input : opener).focus();
    if (isOpen) void look();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void confirm();
  });
  form.addEventListener("keydown", (event) => {
    const last = found.length - 1;
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => mark(at < last ? at + 1 : -1),
      ArrowUp: () => mark(at < 0 ? last : at - 1),
      Escape: () => (at >= 0 ? mark(-1) : show(false)),
    };
    const act = event.isComposing ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  return element;
}
