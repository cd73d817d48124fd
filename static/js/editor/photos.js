/**
 * Photos of people: how a file becomes one. The server makes them small and square.
 *
 * @typedef {object} Parts
 * @property {import("./state.js").State} state
 * @property {import("./api.js").Api} api
 * @property {import("./types.js").Edit} edit
 * @property {(message: string) => void} complain
 */

import { NoAnswer } from "./api.js";

/** The largest file that the server reads, in bytes. */
const LARGEST = 10_000_000;

/** The first picture among files. @param {Iterable<File> | null | undefined} files */
export function pictureAmong(files) {
  return [...(files ?? [])].find(({ type }) => type.startsWith("image/")) ?? null;
}

/** Whether something that is dragged may be a picture. @param {DataTransfer | null} transfer */
export function mayBePicture(transfer) {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === "file");
  return items.length > 0 && items.some(({ type }) => type === "" || type.startsWith("image/"));
}

export class Photos {
  /** @param {Parts} parts */
  constructor({ state, api, edit, complain }) {
    this.state = state;
    this.api = api;
    this.edit = edit;
    this.complain = complain;
  }

  /** Show a picture's file as the photo of a person. @param {string} holderId @param {File | null} file */
  async give(holderId, file) {
    if (!file) return this.complain("This is not a picture. Choose a PNG, JPEG, WebP or GIF.");
    if (file.size > LARGEST) return this.complain("The picture is larger than 10 MB. Choose a smaller one.");
    let photo;
    try {
      photo = await this.api.sendPhoto(file);
    } catch (error) {
      const isLost = error instanceof NoAnswer;
      return this.complain(
        isLost ? "The photo could not be sent. Try again later." : /** @type {Error} */ (error).message,
      );
    }
    await this.edit("set_photo", { holder_id: holderId, photo });
  }

  /** @param {string} holderId */
  take(holderId) {
    return this.edit("set_photo", { holder_id: holderId, photo: "" });
  }

  /** Show a picture's file as the photo of who holds a role. @param {string} roleId @param {File | null} file */
  async giveTo(roleId, file) {
    const holder = this.state.structure.holdersOf(roleId)[0];
    if (holder) return this.give(holder.id, file);
    this.complain("Nobody holds this role yet. Name a person first: the photo is theirs.");
  }
}
