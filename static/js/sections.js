// What is inside a template: functions, job titles and measures as tabs, and a search over all three.

const TABS = ["functions", "titles", "measures"];

const field = /** @type {HTMLInputElement | null} */ (document.getElementById("within"));
const count = document.getElementById("within-count");
const tabs = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".tabs a")]);
const panels = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".tab-panel")]);
const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".tab-panel [data-item]")]);
const texts = new Map(items.map((item) => [item, (item.textContent ?? "").toLowerCase()]));

function open() {
  const wanted = new URL(location.href).searchParams.get("tab") ?? "";
  const tab = TABS.includes(wanted) ? wanted : TABS[0];
  for (const link of tabs) {
    if (link.dataset["tab"] === tab) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const panel of panels) panel.hidden = panel.dataset["tab"] !== tab;
}

/** The address of a tab, as the page is looked at now. @param {string} tab */
function addressOf(tab) {
  const address = new URL(location.href);
  if (tab === TABS[0]) address.searchParams.delete("tab");
  else address.searchParams.set("tab", tab);
  address.hash = "inside";
  return address;
}

/** @param {number | undefined} number @param {string} noun */
function several(number, noun) {
  return `${number ?? 0} ${noun}${number === 1 ? "" : "s"}`;
}

function filter() {
  if (!field || !count) return;
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const [item, text] of texts) item.hidden = !words.every((word) => text.includes(word));
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".measure-group"))) {
    group.hidden = group.querySelector("[data-item]:not([hidden])") === null;
  }
  /** @type {Record<string, number>} */
  const found = {};
  for (const panel of panels) {
    const tab = panel.dataset["tab"] ?? "";
    found[tab] = panel.querySelectorAll("[data-item]:not([hidden])").length;
    const badge = tabs.find((link) => link.dataset["tab"] === tab)?.querySelector(".badge");
    if (badge) badge.textContent = String(found[tab]);
  }
  const any = Object.values(found).some((number) => number > 0);
  count.hidden = words.length === 0;
  count.textContent = any
    ? `Found: ${several(found["functions"], "function")}, ${several(found["titles"], "job title")}, ${several(found["measures"], "measure")}.`
    : "Nothing found. Try another word.";
}

for (const link of tabs) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", addressOf(link.dataset["tab"] ?? ""));
    open();
  });
}
addEventListener("popstate", open);
field?.addEventListener("input", filter);
document.querySelector(".steps [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
