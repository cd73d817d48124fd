/**
 * The queue of commands: shown at once, sent one at a time in order, kept while nobody answers.
 *
 * @typedef {import("./types.js").Arguments} Arguments
 * @typedef {import("./types.js").Reply} Reply
 * @typedef {import("./state.js").State} State
 * @typedef {import("./api.js").Api} Api
 *
 * @typedef {object} Entry
 * @property {"command" | "undo" | "redo"} kind
 * @property {string} name the command's name
 * @property {Arguments} args
 * @property {boolean} isUncertain true once it was sent without an answer: it may have arrived
 * @property {(reply: Reply) => void} resolve
 * @property {(error: Error) => void} reject
 */

import { NoAnswer, Refusal } from "./api.js";

/** Commands that make a record, and the collection that holds it. */
const CREATES = new Map(
  Object.entries(
    /** @type {const} */ ({
      add_role_below: "roles",
      add_role_beside: "roles",
      add_role_above: "roles",
      add_assistant: "roles",
      add_holder: "holders",
      add_unit: "units",
      add_measure: "measures",
    }),
  ),
);
const DELETES = new Map(
  Object.entries(
    /** @type {const} */ ({
      delete_role: ["roles", "role_id"],
      delete_roles: ["roles", "role_ids"],
      remove_holder: ["holders", "holder_id"],
      delete_unit: ["units", "unit_id"],
      remove_measure: ["measures", "measure_id"],
    }),
  ),
);
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15_000;

/** Return a fresh id for a record. */
export function newId() {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from(
    crypto.getRandomValues(new Uint8Array(12)),
    (byte) => letters[byte % letters.length],
  ).join("");
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

export class CommandQueue {
  /** @type {Entry[]} */ #entries = [];
  #isSending = false;
  #pause = FIRST_PAUSE;
  #wake = () => {};

  /**
   * @param {State} state
   * @param {Api} api
   * @param {{complain: (message: string) => void, say: (message: string) => void}} notices
   */
  constructor(state, api, notices) {
    this.state = state;
    this.api = api;
    this.notices = notices;
    addEventListener("online", () => this.#wake());
  }

  /** How many commands are not saved yet. */
  get waiting() {
    return this.#entries.length;
  }

  /**
   * Run a command: its preview shows now, the promise resolves when the server's answer is painted.
   * @param {string} name @param {Arguments} [args]
   * @returns {Promise<Reply>}
   */
  run(name, args = {}) {
    const id = CREATES.has(name) && !args["id"] ? { id: newId() } : {};
    return this.#add("command", name, { ...id, ...args });
  }

  /** @param {"undo" | "redo"} kind @returns {Promise<Reply>} */
  step(kind) {
    return this.#add(kind, kind, {});
  }

  /** @param {Entry["kind"]} kind @param {string} name @param {Arguments} args @returns {Promise<Reply>} */
  #add(kind, name, args) {
    return new Promise((resolve, reject) => {
      this.#entries.push({ kind, name, args, isUncertain: false, resolve, reject });
      this.state.expect(this.#commands());
      this.#report(this.state.saving.stage === "offline" ? "offline" : "saving");
      void this.#send();
    });
  }

  #commands() {
    return this.#entries.filter(({ kind }) => kind === "command");
  }

  /** @param {"saved" | "saving" | "offline" | "failed"} stage @param {string} [reason] */
  #report(stage, reason = "") {
    this.state.setSaving({ stage, waiting: this.#entries.length, reason });
  }

  async #send() {
    if (this.#isSending) return;
    this.#isSending = true;
    let failure = "";
    for (let entry = this.#entries[0]; entry; entry = this.#entries[0]) {
      try {
        const reply = await this.#answer(entry);
        this.#pause = FIRST_PAUSE;
        failure = "";
        this.#entries.shift();
        this.#accept(entry, reply);
      } catch (error) {
        if (error instanceof NoAnswer) await this.#waitForServer(entry, error);
        else failure = await this.#drop(/** @type {Error} */ (error));
      }
      if (this.#entries.length) this.#report("saving");
    }
    this.#isSending = false;
    this.#report(failure ? "failed" : "saved", failure);
  }

  /** @param {Entry} entry @returns {Promise<Reply>} */
  async #answer(entry) {
    if (entry.isUncertain) {
      const { chart, scene } = await this.api.read();
      if (chart.revision !== this.state.revision) {
        const isOurs = this.#isDone(entry, chart);
        this.state.replace(chart, scene, this.#commands());
        if (isOurs) return { ...chart, created: {}, summary: "" };
      }
    }
    entry.isUncertain = true;
    const { revision } = this.state;
    return entry.kind === "command"
      ? this.api.command(entry.name, entry.args, revision)
      : this.api.step(entry.kind, revision);
  }

  /**
   * Whether a command whose answer was lost has arrived after all.
   * @param {Entry} entry @param {import("./types.js").ChartJson} chart
   */
  #isDone({ kind, name, args }, chart) {
    if (kind !== "command") return chart.revision === this.state.revision + 1;
    if (name === "add_branch") return Object.hasOwn(chart.document.roles, args["roles"][0].id);
    const made = CREATES.get(name);
    if (made) return Object.hasOwn(chart.document[made], args["id"]);
    const [collection, key] = DELETES.get(name) ?? [];
    // Every other command can be sent twice: the second time changes nothing.
    if (collection === undefined || key === undefined) return false;
    return [args[key]].flat().every((id) => !Object.hasOwn(chart.document[collection], id));
  }

  /** @param {Entry} entry @param {Reply} reply */
  #accept(entry, reply) {
    this.state.receive(reply, this.#commands());
    if (reply.summary) this.notices.say(reply.summary);
    const { revision } = reply;
    void afterPaint().then(() => {
      document.dispatchEvent(new CustomEvent("orgchart:painted", { detail: { revision } }));
      entry.resolve(reply);
    });
  }

  /** @param {Entry} entry @param {NoAnswer} error */
  async #waitForServer(entry, error) {
    const pause = Math.max(error.wait, this.#pause);
    if (error.wait) entry.isUncertain = false;
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    this.#report("offline");
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }

  /** Give up a refused command and return the reason. @param {Error} error */
  async #drop(error) {
    const status = error instanceof Refusal ? error.status : 0;
    const isLockedOut = status === 401 || status === 403 || status === 404;
    const dropped = isLockedOut ? this.#entries.splice(0) : this.#entries.splice(0, 1);
    if (status === 409) await this.#reload();
    this.state.expect(this.#commands());
    this.notices.complain(error.message);
    for (const { reject } of dropped) reject(error);
    return error.message;
  }

  async #reload() {
    try {
      const { chart, scene } = await this.api.read();
      this.state.replace(chart, scene, this.#commands());
    } catch {
      // Nobody answers now; the next command will meet the newer chart again.
    }
  }
}
