/** Making elements without markup in strings: whatever a user wrote stays text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Return a new HTML element. Attributes that are null or false are left out; true is written empty.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function html(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * Return a new SVG element.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/**
 * @param {Element} element
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * Return an icon of the page's own symbols. It says nothing to a screen reader.
 * @param {string} name
 */
export function icon(name) {
  return svg("svg", { class: "icon", "aria-hidden": "true" }, svg("use", { href: `#icon-${name}` }));
}

/**
 * Return the page's element of that id, which the template promises.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element "${id}".`);
  return element;
}

/**
 * @param {EventTarget | null} target
 * @returns {boolean} true where typed characters are text
 */
export function isTyping(target) {
  return (
    target instanceof HTMLElement && target.closest("input:not([type=checkbox], [type=radio]), textarea, select") !== null
  );
}

/** True where the visitor asked the system for less movement. */
export function wantsStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * Let the keyboard scroll an element that may be wider than its place.
 * @param {HTMLElement} element
 */
export function scrollByKeyboard(element) {
  const update = () =>
    setAttributes(element, { tabindex: element.scrollWidth > element.clientWidth ? 0 : null });
  new ResizeObserver(update).observe(element);
  update();
}

/** Resolve once the browser has painted what is in the page now. */
export function afterPaint() {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      // A hidden tab paints nothing and would wait for ever.
      if (document.hidden) setTimeout(resolve, 0);
      else requestAnimationFrame(() => setTimeout(resolve, 0));
    })
  );
}
