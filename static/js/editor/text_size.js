/** Sizes that follow the text: who enlarges it in the browser gets higher rows and wider columns, too. */

const USUAL = 16;

/** How much larger the text of the page is than usual. Asks the browser: not for every row. */
export function textScale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL || 1;
}
