/** Links to files: a file shows what is saved, large ones take a while, and one click is enough. */

const BUSY = "Making the file …";

/**
 * Let links to files wait until everything is saved, and say that a file is being made.
 * @param {HTMLElement} place @param {() => Promise<boolean>} saved
 */
export function downloadWhenSaved(place, saved) {
  place.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.dataset["ready"]) return;
    event.preventDefault();
    if (link.ariaBusy === "true") return;
    const done = showBusy(link);
    try {
      if (await saved()) await deliver(link);
    } finally {
      done();
    }
  });
}

/** Say in a link that its file is being made; what comes back ends that. @param {HTMLAnchorElement} link */
function showBusy(link) {
  // A link that is called otherwise than it reads is too short for a sentence.
  const words = link.ariaLabel === null ? link.lastChild : null;
  const usual = words?.textContent ?? "";
  link.ariaBusy = "true";
  if (words) words.textContent = BUSY;
  return () => {
    link.ariaBusy = null;
    if (words?.textContent === BUSY) words.textContent = usual;
  };
}

/** Fetch a file and hand it to the browser. @param {HTMLAnchorElement} link */
async function deliver(link) {
  const response = await fetch(link.href, { credentials: "same-origin" }).catch(() => null);
  const content = response?.ok ? await response.blob().catch(() => null) : null;
  if (!response || !content) {
    // The browser says better why it cannot be had.
    link.dataset["ready"] = "true";
    link.click();
    delete link.dataset["ready"];
    return;
  }
  const file = document.createElement("a");
  file.href = URL.createObjectURL(content);
  file.download = nameIn(response.headers.get("Content-Disposition") ?? "");
  file.click();
  // The browser reads it once the click is over.
  setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
}

/** The name of the file, in any script where the header has it. @param {string} disposition */
function nameIn(disposition) {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]*)"/.exec(disposition)?.[1] ?? "chart");
}
