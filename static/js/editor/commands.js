/**
 * The queue of commands: shown at once, sent one at a time in order, kept while nobody answers, also
 * over the end of the tab.
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
 * @property {number | null} base the revision that it was made on, where an earlier tab has left it
 * @property {boolean} hasWaited whether it was made while nobody answered
 * @property {Promise<number | null>} key where it is kept
 * @property {(reply: Reply) => void} resolve
 * @property {(error: Error) => void} reject
 */

import { NoAnswer, Refusal } from "./api.js";
import { afterPaint } from "./dom.js";
import { sentenceOf } from "./sentences.js";

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
      add_title: "titles",
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
      remove_title: ["titles", "title_id"],
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

export class CommandQueue {
  /** @type {Entry[]} */ #entries = [];
  /** @type {Entry[]} commands that were taken back before they were sent, the newest last */ #takenBack = [];
  #isSending = false;
  #pause = FIRST_PAUSE;
  #wake = () => {};

  /**
   * @param {State} state
   * @param {Api} api
   * @param {Pick<import("./notices.js").Notices, "complain" | "say" | "list">} notices
   * @param {import("./waiting_store.js").WaitingStore} store
   */
  constructor(state, api, notices, store) {
    this.state = state;
    this.api = api;
    this.notices = notices;
    this.store = store;
    addEventListener("online", () => this.#wake());
    if (state.canEdit) void store.takeOver().then((left) => this.#resume(left));
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

  /**
   * Undo or redo. What waits and was never sent is taken back without the server.
   * @param {"undo" | "redo"} kind @returns {Promise<Reply | null>}
   */
  step(kind) {
    const last = this.#entries[this.#entries.length - 1];
    if (kind === "undo" && last?.kind === "command" && !last.isUncertain) {
      this.#entries.pop();
      this.#takenBack.push(last);
      void this.store.forget(last.key);
      return this.#stepped();
    }
    const again = kind === "redo" ? this.#takenBack.pop() : undefined;
    if (again) {
      again.key = this.#keep(again);
      this.#entries.push(again);
      return this.#stepped();
    }
    return this.#add(kind, kind, {});
  }

  /** Show what waits now. @returns {Promise<null>} */
  async #stepped() {
    this.state.expect(this.#commands());
    this.#report(this.state.saving.stage);
    void this.#send();
    await afterPaint();
    return null;
  }

  /** @param {Entry["kind"]} kind @param {string} name @param {Arguments} args @returns {Promise<Reply>} */
  #add(kind, name, args) {
    return new Promise((resolve, reject) => {
      const hasWaited = this.state.saving.stage === "offline";
      const key = this.#keep({ kind, name, args });
      this.#takenBack = [];
      this.#entries.push({ kind, name, args, isUncertain: false, base: null, hasWaited, key, resolve, reject });
      // The server works while the page shows what it will answer.
      void this.#send();
      this.state.expect(this.#commands());
      // Of what waits, the page counts what is kept.
      if (hasWaited) void key.then(() => this.#report(this.state.saving.stage));
      else this.#report("saving");
    });
  }

  /** @param {Pick<Entry, "kind" | "name" | "args">} entry */
  #keep({ kind, name, args }) {
    return this.store.keep({ kind, name, args, revision: this.state.revision });
  }

  /**
   * Go on with what an earlier tab has left: before everything that was done here since.
   * @param {import("./waiting_store.js").Kept[]} left
   */
  #resume(left) {
    if (left.length === 0) return;
    const entries = left.map(({ key, kind, name, args, revision }, at) => ({
      ...{ kind, name, args, hasWaited: true, resolve: () => {}, reject: () => {} },
      // They were sent one after the other: only the first can have arrived, and the rest build on it.
      isUncertain: at === 0,
      base: at === 0 ? revision : null,
      key: Promise.resolve(key ?? null),
    }));
    // What is being sent now keeps its place at the front.
    this.#entries.splice(this.#isSending ? 1 : 0, 0, ...entries);
    this.state.expect(this.#commands());
    this.#report("saving");
    void this.#send();
  }

  #commands() {
    return this.#entries.filter(({ kind }) => kind === "command");
  }

  /** @param {"saved" | "saving" | "offline" | "failed"} stage @param {string} [reason] */
  #report(stage, reason = "") {
    const [waiting, takenBack] = [this.#entries.length, this.#takenBack.length];
    this.state.setSaving({ stage, waiting, takenBack, reason });
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
        this.#remove(entry);
        this.#accept(entry, reply);
      } catch (error) {
        if (error instanceof NoAnswer) await this.#waitForServer(entry, error);
        else failure = await this.#drop(entry, /** @type {Error} */ (error));
      }
      if (this.#entries.length) this.#report("saving");
    }
    this.#isSending = false;
    this.#report(failure ? "failed" : "saved", failure);
  }

  /** @param {Entry} entry */
  #remove(entry) {
    this.#entries.splice(this.#entries.indexOf(entry), 1);
    void this.store.forget(entry.key);
  }

  /** @param {Entry} entry @returns {Promise<Reply>} */
  async #answer(entry) {
    const known = entry.base ?? this.state.revision;
    if (entry.isUncertain) {
      const { chart, scene } = await this.api.read();
      if (chart.revision !== known) {
        const isOurs = this.#isDone(entry, chart, known);
        this.state.replace(chart, scene, this.#commands());
        if (isOurs) return { ...chart, created: {}, summary: "" };
      }
    }
    entry.isUncertain = true;
    // A step of an earlier tab acts on what that tab saw, and is refused where more has happened since.
    return entry.kind === "command"
      ? this.api.command(entry.name, entry.args, this.state.revision)
      : this.api.step(entry.kind, entry.base ?? this.state.revision);
  }

  /**
   * Whether a command whose answer was lost has arrived after all.
   * @param {Entry} entry @param {import("./types.js").ChartJson} chart @param {number} known
   */
  #isDone({ kind, name, args }, chart, known) {
    if (kind !== "command") return chart.revision === known + 1;
    const [added] = args["roles"] ?? [];
    if (added) return Object.hasOwn(chart.document.roles, added.id);
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

  /** Give up a refused command and return the reason. @param {Entry} entry @param {Error} error */
  async #drop(entry, error) {
    const status = error instanceof Refusal ? error.status : 0;
    const isLockedOut = status === 401 || status === 403 || status === 404;
    const at = this.#entries.indexOf(entry);
    // An undo that follows was meant for this very command.
    const isTakenBack = entry.kind === "command" && this.#entries[at + 1]?.kind === "undo";
    const dropped = isLockedOut ? [...this.#entries] : this.#entries.slice(at, at + (isTakenBack ? 2 : 1));
    const sentences = dropped.map(({ name, args }) => sentenceOf(name, args, this.state));
    for (const each of dropped) this.#remove(each);
    if (status === 409) await this.#reload();
    this.state.expect(this.#commands());
    if (isTakenBack) this.notices.say(error.message);
    else if (entry.hasWaited || dropped.length > 1) this.notices.list(sentences, error.message);
    else this.notices.complain(error.message);
    for (const { reject } of dropped) reject(error);
    // Where a step is refused, nothing is lost.
    return isTakenBack || entry.kind !== "command" ? "" : error.message;
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
