// Evaluates to what eyes would complain about on the page: {wide, pale, small}.
(() => {
  /** A colour as [red, green, blue, alpha]. */
  const parse = (colour) => {
    const numbers = colour.match(/[\d.]+/g).map(Number);
    return numbers.length > 3 ? numbers : [...numbers, 1];
  };
  const luminance = ([red, green, blue]) => {
    const linear = (part) => ((part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const ground = (element) => {
    for (let around = element; around; around = around.parentElement) {
      const colour = parse(getComputedStyle(around).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return [255, 255, 255, 1];
  };
  const seen = (element) => element.checkVisibility() && element.getClientRects().length > 0;

  /** Text below 4.5:1 against the nearest opaque ground; 3:1 is enough where it is large. */
  function pale() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent.trim();
      if (!text || !seen(element) || element.closest("svg, script, .hidden-text, .skip")) continue;
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const shades = [luminance(parse(style.color)), luminance(ground(element))].sort((one, other) => other - one);
      const ratio = (shades[0] + 0.05) / (shades[1] + 0.05);
      if (ratio < (large ? 3 : 4.5)) found.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
    }
    return found;
  }

  /** Links, buttons and fields too small to hit; links within sentences may be as low as their line. */
  function small() {
    const targets = [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")];
    return targets
      .filter((target) => seen(target) && !target.closest("p, li:not(.cards li), dd, .crumbs, .helptext, .skip"))
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return height > 1 && Math.min(width, height) < 18;
      })
      .map((target) => target.outerHTML.slice(0, 80));
  }

  const root = document.documentElement;
  return { wide: root.scrollWidth - root.clientWidth, pale: pale(), small: small() };
})();
