/**
 * What the server knows of earlier states of the chart.
 *
 * @typedef {import("./types.js").DocumentJson} DocumentJson
 * @typedef {import("./types.js").SceneJson} SceneJson
 *
 * @typedef {{id: string, revision: number, name: string, author: string | null, created_at: string}} Version
 *
 * @typedef {object} Entry a state, and what made it
 * @property {number} revision
 * @property {string} sentence
 * @property {string} action
 * @property {string} created_at
 * @property {string | null} author
 * @property {boolean} own
 * @property {Version | null} version
 *
 * @typedef {{oldest: number, newest: number, states: Entry[], before: number | null}} StatesReply
 *
 * @typedef {object} StateReply a state whole, or as changes
 * @property {number} oldest
 * @property {number} newest
 * @property {Entry} state
 * @property {DocumentJson} [document]
 * @property {SceneJson} [scene]
 * @property {import("./types.js").Reply["changes"]} [changes]
 *
 * @typedef {"added" | "removed" | "moved" | "changed"} Kind
 *
 * @typedef {object} Difference
 * @property {Kind} kind
 * @property {"chart" | "role" | "person" | "unit" | "title" | "measure"} subject
 * @property {string} id
 * @property {string} role_id the role whose box shows it, or empty
 * @property {string} sentence
 *
 * @typedef {object} ComparisonReply
 * @property {Entry} older
 * @property {Entry} newer
 * @property {Record<Kind, number>} counts
 * @property {Difference[]} differences
 * @property {DocumentJson} document
 * @property {SceneJson} scene
 */

export class HistoryApi {
  /** @param {import("./api.js").Api} api */
  constructor(api) {
    this.api = api;
  }

  /**
   * States, the newest first.
   * @param {{before?: number | null, words?: string, limit?: number}} [which] @returns {Promise<StatesReply>}
   */
  states({ before = null, words = "", limit = 50 } = {}) {
    const query = new URLSearchParams({ limit: String(limit) });
    if (before !== null) query.set("before", String(before));
    if (words) query.set("q", words);
    return this.api.get(`revisions/?${query}`);
  }

  /**
   * A state whole, or what is not as it was in another one.
   * @param {number} number @param {number | null} since @returns {Promise<StateReply>}
   */
  state(number, since) {
    return this.api.get(`revisions/${number}/${since === null ? "" : `?since=${since}`}`);
  }

  /** @param {number} older @param {number} newer @returns {Promise<ComparisonReply>} */
  compare(older, newer) {
    return this.api.get(`compare/?from=${older}&to=${newer}`);
  }

  /** The address of a comparison as a file. @param {string} suffix @param {number} older @param {number} newer */
  file(suffix, older, newer) {
    return `${this.api.base}compare.${suffix}?from=${older}&to=${newer}`;
  }

  /** @param {number} number @param {number} newest @returns {Promise<import("./types.js").Reply>} */
  restore(number, newest) {
    return this.api.send("POST", `revisions/${number}/restore/`, { revision: newest });
  }

  /** Make a new chart of a state. @param {number} number @returns {Promise<{url: string}>} */
  copy(number) {
    return this.api.send("POST", `revisions/${number}/copy/`, {});
  }

  /** @returns {Promise<Version[]>} */
  versions() {
    return this.api.get("versions/");
  }

  /** @param {number} revision @param {string} name @returns {Promise<Version>} */
  name(revision, name) {
    return this.api.send("POST", "versions/", { revision, name });
  }

  /** @param {string} id @param {string} name @returns {Promise<Version>} */
  rename(id, name) {
    return this.api.send("PATCH", `versions/${id}/`, { name });
  }

  /** @param {string} id */
  forget(id) {
    return this.api.send("DELETE", `versions/${id}/`, {});
  }
}
