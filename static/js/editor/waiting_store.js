/**
 * Commands that are not saved yet, kept by the browser: a tab that is closed, or breaks, loses none.
 *
 * Each tab keeps its own commands and holds a lock while it lives; a tab that opens the same chart later
 * takes over what tabs without a lock have left. Where the browser keeps nothing (a private window, a full
 * disk), the queue works on without.
 *
 * @typedef {object} Kept a command as it is kept
 * @property {number} [key] in the order of all that was kept
 * @property {string} chart
 * @property {string} tab
 * @property {"command" | "undo" | "redo"} kind
 * @property {string} name
 * @property {import("./types.js").Arguments} args
 * @property {number} revision the newest revision that the tab knew
 */

const DATABASE = "orgchart";
const COMMANDS = "commands";
const LOCK = "orgchart-tab-";

/**
 * @template T
 * @param {IDBRequest<T>} request @returns {Promise<T>}
 */
function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Wait until what a transaction wrote outlives the tab. @param {IDBTransaction} transaction @returns {Promise<void>} */
function committed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.commit();
  });
}

export class WaitingStore {
  #tab = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join("");
  /** @type {Promise<IDBDatabase | null>} */ #database;

  /** @param {string} chart the address of the chart, which tells it from all others */
  constructor(chart) {
    this.chart = chart;
    this.#database = this.#open().catch(() => null);
    // Held until the tab is gone, whatever ends it.
    void navigator.locks?.request(LOCK + this.#tab, () => new Promise(() => {}));
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(COMMANDS, { keyPath: "key", autoIncrement: true });
      store.createIndex("chart", "chart");
    };
    return answerOf(request);
  }

  /**
   * Do something with the commands; null where the browser keeps nothing.
   * @template T
   * @param {IDBTransactionMode} mode @param {(commands: IDBObjectStore) => Promise<T>} work
   * @returns {Promise<T | null>}
   */
  async #with(mode, work) {
    const database = await this.#database;
    if (!database) return null;
    try {
      return await work(database.transaction(COMMANDS, mode).objectStore(COMMANDS));
    } catch {
      return null;
    }
  }

  /**
   * Keep a command. Resolves with its key once it is kept, or null where the browser keeps nothing.
   * @param {Omit<Kept, "key" | "chart" | "tab">} command @returns {Promise<number | null>}
   */
  keep(command) {
    const kept = { ...command, chart: this.chart, tab: this.#tab };
    return this.#with("readwrite", async (commands) => {
      const key = answerOf(commands.add(kept));
      await committed(commands.transaction);
      return Number(await key);
    });
  }

  /** Forget a command: it is saved, refused or taken back. @param {Promise<number | null>} key */
  async forget(key) {
    const number = await key;
    if (number !== null) await this.#with("readwrite", (commands) => answerOf(commands.delete(number)));
  }

  /** Take over what tabs that are gone have left of this chart, the oldest first. @returns {Promise<Kept[]>} */
  async takeOver() {
    const held = (await navigator.locks?.query())?.held ?? [];
    const alive = new Set(held.map(({ name }) => name));
    const left = await this.#with("readwrite", async (commands) => {
      /** @type {Kept[]} */
      const all = await answerOf(commands.index("chart").getAll(this.chart));
      const orphans = all.filter(({ tab }) => tab !== this.#tab && !alive.has(LOCK + tab));
      // Theirs no more: another tab that looks at the same moment finds this one alive.
      for (const orphan of orphans) commands.put({ ...orphan, tab: this.#tab });
      return orphans;
    });
    return left ?? [];
  }
}
