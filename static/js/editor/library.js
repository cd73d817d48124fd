/**
 * The library of job titles and measures, which the gallery keeps. The editor knows only where to ask.
 *
 * @typedef {"titles" | "measures"} LibraryKind
 *
 * Something of the library. What a measure has beside name and definition is missing from titles.
 * @typedef {object} LibraryEntry
 * @property {string} name
 * @property {string} definition
 * @property {string} [unit_of_measurement]
 * @property {string} [formula]
 * @property {"higher" | "lower" | "target"} [direction]
 * @property {string} [data_source]
 * @property {string[]} functions the names of the functions that use it
 */

import { Api } from "./api.js";

/** How much of the library one search brings, and how long a query may be. */
const MOST = 12;
const LONGEST = 200;

export class Library {
  /** @type {Map<string, LibraryEntry[]>} what was asked before */ #answers = new Map();
  /** @type {Record<LibraryKind, Api>} */ #apis;

  /** @param {Record<LibraryKind, string>} addresses */
  constructor({ titles, measures }) {
    this.#apis = { titles: new Api(titles), measures: new Api(measures) };
  }

  /**
   * What fits the words best, first; null where the server did not answer.
   * @param {LibraryKind} kind @param {string} words @returns {Promise<LibraryEntry[] | null>}
   */
  async search(kind, words) {
    const query = words.trim().slice(0, LONGEST);
    const key = `${kind} ${query.toLowerCase()}`;
    const known = this.#answers.get(key);
    if (known) return known;
    try {
      const found = await this.#apis[kind].get(`?${new URLSearchParams({ q: query, limit: String(MOST) })}`);
      this.#answers.set(key, found);
      return found;
    } catch {
      return null;
    }
  }
}

/** Lower case, without accents and spaces at the ends: names that agree so are the same. @param {string} text */
export function sameName(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLocaleLowerCase();
}
