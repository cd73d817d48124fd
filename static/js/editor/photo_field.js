/** The photo of a person in the inspector: dropped, pasted or picked. */

import { html } from "./dom.js";
import { button } from "./fields.js";
import { photoUrl } from "./photo_urls.js";
import { mayBePicture, pictureAmong } from "./photos.js";
import { initials } from "./picture.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./inspector.js").Context} Context
 */

/** @param {Context} context @param {string} id of the person @returns {Field} */
export function photoField({ state, photos, readOnly }, id) {
  const holder = () => state.organisation.holders.get(id);
  const image = html("img", { class: "photo-shown", alt: "", width: 48, height: 48 });
  const empty = html("span", { class: "photo-shown", "aria-hidden": "true" });
  const file = html("input", { type: "file", accept: "image/png,image/jpeg,image/webp,image/gif", hidden: true });
  file.setAttribute("aria-label", "Photo file");
  const pick = button("Choose a photo …", () => file.click(), { class: "small-button" });
  const remove = button("Remove photo", () => void photos.take(id), { class: "quiet-button" });
  const hint = html("span", { class: "photo-hint" }, "or drop or paste a picture here");
  const tools = html("div", { class: "photo-tools" }, pick, remove, hint, file);
  const element = html(
    "div",
    { class: "photo-field", role: "group", "aria-label": "Photo" },
    image,
    empty,
    ...(readOnly ? [] : [tools]),
  );
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (chosen) void photos.give(id, pictureAmong([chosen]));
  });
  if (!readOnly) receiveDrops(element, (dropped) => void photos.give(id, dropped));
  const refresh = () => {
    const photo = holder()?.photo ?? "";
    image.hidden = photo === "";
    empty.hidden = photo !== "";
    remove.hidden = photo === "";
    if (photo && image.dataset["photo"] !== photo) {
      image.src = photoUrl(photo);
      image.dataset["photo"] = photo;
    }
    empty.textContent = initials(holder()?.name ?? "");
    image.alt = `Photo of ${holder()?.name ?? ""}`;
  };
  refresh();
  return { element, refresh };
}

/**
 * Take pictures that are pasted anywhere in an element.
 * @param {HTMLElement} element @param {(file: File) => void} take
 */
export function receivePastes(element, take) {
  element.addEventListener("paste", (event) => {
    const picture = pictureAmong(event.clipboardData?.files);
    if (!picture) return;
    event.preventDefault();
    event.stopPropagation();
    take(picture);
  });
}

/** @param {HTMLElement} element @param {(file: File | null) => void} take */
function receiveDrops(element, take) {
  const mark = (/** @type {boolean} */ isOn) => element.classList.toggle("is-over", isOn);
  element.addEventListener("dragover", (event) => {
    if (!mayBePicture(event.dataTransfer)) return;
    event.preventDefault();
    mark(true);
  });
  element.addEventListener("dragleave", () => mark(false));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    mark(false);
    take(pictureAmong(event.dataTransfer?.files));
  });
}
