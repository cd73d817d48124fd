/**
 * The form fields of the inspector. A field reads its value from the state whenever that changes,
 * except while somebody types in it, and saves when it is left.
 *
 * @typedef {object} Field
 * @property {HTMLElement} element
 * @property {() => void} refresh
 *
 * @typedef {object} FieldOptions
 * @property {string} label
 * @property {() => string} value
 * @property {(value: string) => Promise<boolean>} save false where it was refused
 * @property {boolean} readOnly
 *
 * @typedef {object} TextOptions
 * @property {string} [type]
 * @property {number} [limit]
 * @property {string} [placeholder]
 * @property {"email" | "url"} [inputmode] which keys a phone shows
 * @property {number} [min]
 * @property {number} [max]
 * @property {number | "any"} [step] of numbers
 * @property {() => string[]} [suggestions] offered while somebody types
 */

import { html, setAttributes } from "./dom.js";

let count = 0;

/**
 * A label above its control.
 * @param {string} label @param {HTMLElement} control @param {...HTMLElement} more
 */
function labelled(label, control, ...more) {
  control.id ||= `field-${++count}`;
  return html("div", { class: "field" }, html("label", { for: control.id }, label), control, ...more);
}

/**
 * Save a control's value when it is left, undo the typing on Escape, and mark what was refused.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {FieldOptions} options
 * @returns {() => void} refresh
 */
function bind(control, { value, save }) {
  let isSaving = 0;
  const refresh = () => {
    const isTouched = document.activeElement === control && control.value !== control.dataset["saved"];
    if (isTouched || isSaving || control.getAttribute("aria-invalid")) return;
    control.value = control.dataset["saved"] = value();
    fitHeight(control);
  };
  control.addEventListener("change", async () => {
    if (control.value === control.dataset["saved"]) return;
    isSaving += 1;
    control.dataset["saved"] = control.value;
    const isAccepted = await save(control.value);
    isSaving -= 1;
    setAttributes(control, { "aria-invalid": isAccepted ? null : "true" });
    refresh();
  });
  control.addEventListener("input", () => {
    control.removeAttribute("aria-invalid");
    fitHeight(control);
  });
  control.addEventListener("keydown", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== "Escape") return;
    control.removeAttribute("aria-invalid");
    control.value = control.dataset["saved"] = value();
    control.blur();
    event.stopPropagation();
  });
  refresh();
  return refresh;
}

/** @param {HTMLInputElement | HTMLTextAreaElement} control */
function fitHeight(control) {
  if (!(control instanceof HTMLTextAreaElement)) return;
  control.rows = Math.min(
    12,
    Math.max(2, control.value.split("\n").length, Math.ceil(control.value.length / 36)),
  );
}

/**
 * A line of text.
 * @param {FieldOptions & TextOptions} options
 * @returns {Field & {control: HTMLInputElement}}
 */
export function textField(options) {
  const { label, type = "text", limit = 500, placeholder, inputmode, min, max, step, readOnly, suggestions } = options;
  const control = html("input", {
    type,
    maxlength: type === "number" || type === "date" ? null : limit,
    placeholder,
    inputmode,
    min,
    max,
    step,
    readonly: readOnly,
    autocomplete: "off",
    dir: type === "number" || type === "date" ? null : "auto",
  });
  const element = labelled(label, control);
  if (suggestions) {
    const list = html("datalist", { id: `suggestions-${++count}` });
    control.setAttribute("list", list.id);
    control.addEventListener("focus", () =>
      list.replaceChildren(...suggestions().map((value) => html("option", { value }))),
    );
    element.append(list);
  }
  return { control, element, refresh: bind(control, options) };
}

/**
 * Several lines of text.
 * @param {FieldOptions & {limit?: number, placeholder?: string}} options @returns {Field}
 */
export function longTextField(options) {
  const { label, limit = 10_000, placeholder, readOnly } = options;
  const control = html("textarea", {
    rows: 2,
    maxlength: limit,
    placeholder,
    readonly: readOnly,
    dir: "auto",
  });
  return { element: labelled(label, control), refresh: bind(control, options) };
}

/** @typedef {{value: string, label: string, colour?: string, hint?: string}} Choice */

/**
 * A choice from a list. Long lists are only filled in when somebody opens them.
 * @param {FieldOptions & {choices: () => Choice[], current: () => Choice, swatch?: () => string}} options
 * @returns {Field & {control: HTMLSelectElement}}
 */
export function choiceField({ label, value, current, choices, save, readOnly, swatch }) {
  const control = html("select", { disabled: readOnly });
  const colour = html("i", { class: "swatch", hidden: !swatch });
  const wrap = html("div", { class: swatch ? "select has-swatch" : "select" }, colour, control);
  const option = (/** @type {Choice} */ choice) => html("option", { value: choice.value }, choice.label);
  const fill = () => {
    if (control.dataset["full"]) return;
    control.dataset["full"] = "true";
    control.replaceChildren(...choices().map(option));
    control.value = value();
  };
  const refresh = () => {
    const chosen = current();
    const isShown = control.length === 1 && control.value === chosen.value && control.title === chosen.label;
    if (document.activeElement !== control && !isShown) {
      delete control.dataset["full"];
      control.replaceChildren(option(chosen));
    }
    control.value = value();
    if (swatch) colour.style.background = swatch() || "transparent";
    control.title = chosen.label;
  };
  for (const event of ["focus", "pointerdown"]) control.addEventListener(event, fill);
  control.addEventListener("blur", refresh);
  control.addEventListener("change", async () => {
    await save(control.value);
    refresh();
  });
  refresh();
  control.id = `field-${++count}`;
  return {
    control,
    element: html("div", { class: "field" }, html("label", { for: control.id }, label), wrap),
    refresh,
  };
}

/**
 * A few choices side by side.
 * @param {FieldOptions & {choices: Choice[]}} options
 * @returns {Field}
 */
export function segmentField({ label, value, choices, save, readOnly }) {
  const name = `segment-${++count}`;
  const inputs = choices.map((choice) =>
    html("input", { type: "radio", name, value: choice.value, disabled: readOnly }),
  );
  const parts = choices.map((choice, at) =>
    html(
      "label",
      { title: choice.hint },
      /** @type {HTMLElement} */ (inputs[at]),
      html("span", {}, choice.label),
    ),
  );
  const refresh = () => inputs.forEach((input) => (input.checked = input.value === value()));
  for (const input of inputs) {
    input.addEventListener("change", async () => {
      await save(input.value);
      refresh();
    });
  }
  refresh();
  return {
    element: html(
      "fieldset",
      { class: "field segment" },
      html("legend", {}, label),
      html("div", {}, ...parts),
    ),
    refresh,
  };
}

/**
 * A box to tick.
 * @param {object} options
 * @param {string} options.label @param {boolean} options.readOnly @param {() => boolean} options.value
 * @param {(value: boolean) => Promise<boolean>} options.save
 * @returns {Field}
 */
export function tickField({ label, value, save, readOnly }) {
  const control = html("input", { type: "checkbox", disabled: readOnly });
  const refresh = () => (control.checked = value());
  control.addEventListener("change", async () => {
    await save(control.checked);
    refresh();
  });
  refresh();
  return { element: html("label", { class: "tick" }, control, label), refresh };
}

/**
 * A small button.
 * @param {string} label @param {() => void} run @param {{class?: string, describes?: string}} [options]
 */
export function button(label, run, { class: className = "quiet-button", describes } = {}) {
  const element = html(
    "button",
    { type: "button", class: className, "aria-label": describes ?? null, title: describes ?? null },
    label,
  );
  element.addEventListener("click", run);
  return element;
}

/**
 * Items by id in one element: kept while their ids stay, so that nobody's typing is disturbed.
 * @param {HTMLElement} element
 * @param {() => string[]} ids
 * @param {(id: string) => Field} make
 * @returns {() => void} refresh
 */
export function keyedList(element, ids, make) {
  /** @type {Map<string, Field>} */
  const items = new Map();
  const refresh = () => {
    const wanted = ids();
    const kept = new Set(wanted);
    for (const [id, item] of items) {
      if (kept.has(id)) continue;
      item.element.remove();
      items.delete(id);
    }
    wanted.forEach((id, at) => {
      const item = items.get(id) ?? make(id);
      items.set(id, item);
      item.refresh();
      if (element.children[at] !== item.element)
        element.insertBefore(item.element, element.children[at] ?? null);
    });
  };
  refresh();
  return refresh;
}

/**
 * Several fields as one.
 * @param {Field[]} fields @param {HTMLElement} element @param {(() => void)[]} [more] @returns {Field}
 */
export function group(fields, element, more = []) {
  element.prepend(...fields.map((field) => field.element));
  return {
    element,
    refresh: () => [...fields.map((field) => field.refresh), ...more].forEach((refresh) => refresh()),
  };
}
