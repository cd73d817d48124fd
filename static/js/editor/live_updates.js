/**
 * What others do to the chart while it is open here, shown within two seconds.
 *
 * The server is asked often, but only while the page can be seen: any number of processes and any
 * database can answer, and nothing is kept open. Tabs of one browser tell each other at once.
 */

import { NoAnswer } from "./api.js";

/** How long between two questions, in milliseconds: others' changes show within two seconds. */
const PAUSE = 1500;

export class LiveUpdates {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #isAsking = false;
  /** the newest revision that other tabs were told of, or told */ #told;

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./api.js").Api} parts.api
   * @param {import("./commands.js").CommandQueue} parts.queue
   * @param {import("./notices.js").Notices} parts.notices
   * @param {string} parts.chart the address of the chart, which tells it from all others
   */
  constructor({ state, api, queue, notices, chart }) {
    this.state = state;
    this.api = api;
    this.queue = queue;
    this.notices = notices;
    this.tabs = new BroadcastChannel(`orgchart ${chart}`);
    this.#told = state.revision;
    this.tabs.addEventListener("message", ({ data }) => {
      this.#told = Math.max(this.#told, data);
      if (data > state.revision) void this.#ask();
    });
    state.on("scene", () => this.#tell());
    document.addEventListener("visibilitychange", () => void this.#ask());
    addEventListener("online", () => void this.#ask());
    this.#wait();
  }

  #tell() {
    if (this.state.revision <= this.#told) return;
    this.#told = this.state.revision;
    this.tabs.postMessage(this.#told);
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), PAUSE);
  }

  async #ask() {
    if (this.#isAsking) return;
    this.#isAsking = true;
    // While commands are sent, their answers bring others' changes along.
    const goesOn = document.hidden || this.queue.waiting > 0 || (await this.#catchUp());
    this.#isAsking = false;
    if (goesOn) this.#wait();
  }

  /** Take what happened since, and return whether to go on asking. */
  async #catchUp() {
    const { revision } = this.state;
    try {
      const reply = await this.api.changes(revision);
      // An answer that was overtaken by one's own command says nothing new.
      const isFresh = this.queue.waiting === 0 && this.state.revision === revision;
      if (reply && isFresh) {
        this.state.receive(reply, []);
        this.notices.say(`Changed elsewhere: ${reply.summary}`);
      }
      if (this.queue.waiting === 0 && this.state.saving.stage === "offline") this.#report("saved");
    } catch (error) {
      if (!(error instanceof NoAnswer)) {
        this.notices.complain(/** @type {Error} */ (error).message);
        return false;
      }
      if (this.queue.waiting === 0 && this.state.saving.stage === "saved") this.#report("offline");
    }
    return true;
  }

  /** @param {"saved" | "offline"} stage */
  #report(stage) {
    this.state.setSaving({ ...this.state.saving, stage, waiting: 0 });
  }
}
