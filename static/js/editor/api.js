/**
 * The only place that talks to the server.
 *
 * @typedef {import("./types.js").ChartJson} ChartJson
 * @typedef {import("./types.js").SceneJson} SceneJson
 * @typedef {import("./types.js").Reply} Reply
 * @typedef {import("./excerpt.js").Excerpt} Excerpt
 */

import { WHOLE, queryOf } from "./excerpt.js";

/** How long a request may take before it counts as lost, in milliseconds. */
const PATIENCE = 30_000;

/** The server answered, and said no. */
export class Refusal extends Error {
  /** @param {number} status @param {{code: string, message: string, field: string | null}} error */
  constructor(status, { code, message, field }) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

/** The server did not answer: the network is down, or the server is restarting or busy. */
export class NoAnswer extends Error {
  /** @param {string} message @param {number} [wait] milliseconds that the server asks to wait */
  constructor(message, wait = 0) {
    super(message);
    this.wait = wait;
  }
}

/** @param {string} name */
function cookie(name) {
  const pair = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : "";
}

/** @param {Response} response @returns {Promise<never>} */
async function refuse(response) {
  if (response.status === 429 || (response.status >= 502 && response.status <= 504)) {
    const seconds = Number(response.headers.get("Retry-After")) || 0;
    throw new NoAnswer("The server is busy.", seconds * 1000);
  }
  let error = {
    code: "error",
    message: `The server could not do this (error ${response.status}).`,
    field: null,
  };
  try {
    error = { ...error, ...(await response.json()).error };
  } catch {
    // An answer that is not ours (a proxy's page): the sentence above has to do.
  }
  throw new Refusal(response.status, error);
}

/**
 * Note of which excerpt a picture is.
 * @template {import("./types.js").Reply} T
 * @param {T} reply @param {Excerpt} excerpt @returns {T}
 */
function noted(reply, excerpt) {
  const scene = reply.snapshot?.scene ?? reply.changes?.scene;
  if (scene) scene.excerpt = excerpt;
  return reply;
}

export class Api {
  /** What of the chart is to be shown, and whether it is by now. @type {() => {excerpt: Excerpt, isShown: boolean}} */
  seen = () => ({ excerpt: WHOLE, isShown: true });

  /** @param {string} base the address of the chart in the API, with a slash at its end */
  constructor(base) {
    this.base = base;
  }

  /** @param {string} path @param {RequestInit} [options] @returns {Promise<any>} */
  async #request(path, options = {}) {
    let response;
    try {
      response = await fetch(this.base + path, {
        credentials: "same-origin",
        signal: AbortSignal.timeout(PATIENCE),
        ...options,
      });
    } catch {
      throw new NoAnswer("The server cannot be reached.");
    }
    if (!response.ok) return refuse(response);
    if (response.status === 204) return null;
    try {
      return await response.json();
    } catch {
      throw new NoAnswer("The server's answer was cut off.");
    }
  }

  /** @param {string} path @param {object} body @returns {Promise<Reply>} */
  async #post(path, body) {
    const { excerpt, isShown } = this.seen();
    const seen = excerpt === WHOLE && isShown ? {} : { excerpt, anew: !isShown };
    return noted(await this.send("POST", path, { ...body, ...seen }), excerpt);
  }

  /** Read something below the chart's address. @param {string} path @returns {Promise<any>} */
  get(path) {
    return this.#request(path);
  }

  /** Change something below the chart's address. @param {string} method @param {string} path @param {object} body @returns {Promise<any>} */
  send(method, path, body) {
    return this.#request(path, {
      method,
      headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") },
      body: JSON.stringify(body),
    });
  }

  /** @param {string} command @param {object} args @param {number} revision */
  command(command, args, revision) {
    return this.#post("commands/", { command, arguments: args, revision });
  }

  /** @param {"undo" | "redo"} step @param {number} revision */
  step(step, revision) {
    return this.#post(`${step}/`, { revision });
  }

  /** The figures explained. @returns {Promise<{figures: import("./figures_panel.js").Figure[]}>} */
  figures() {
    return this.#request("figures/");
  }

  /** What was done after a revision, or null. @param {number} revision @returns {Promise<Reply | null>} */
  async changes(revision) {
    const { excerpt } = this.seen();
    const query = queryOf(excerpt);
    query.set("since", String(revision));
    const reply = await this.#request(`changes/?${query}`);
    return reply && noted(reply, excerpt);
  }

  /** The picture of an excerpt. @param {Excerpt} excerpt @returns {Promise<{revision: number, scene: SceneJson}>} */
  async scene(excerpt) {
    const picture = await this.#request(`scene/?${queryOf(excerpt)}`);
    return { ...picture, scene: { ...picture.scene, excerpt } };
  }

  /**
   * How the chart fits a page.
   * @param {Record<string, string>} page @returns {Promise<import("./types.js").FitJson>}
   */
  fit(page) {
    return this.#request(`fit/?${new URLSearchParams(page)}`);
  }

  /**
   * Pages of a file before it is made, as pictures.
   * @param {string} key the format @param {string} options as in the address of the file
   * @param {number} first the number of the first page that is asked for
   * @returns {Promise<import("./types.js").PagesReply>}
   */
  pages(key, options, first) {
    return this.#request(`pages/${key}/?${options}&first=${first}`);
  }

  /** Send a picture's file; the answer is the id of the photo that was made. @param {File} file @returns {Promise<string>} */
  async sendPhoto(file) {
    const { photo } = await this.#request("photos/", {
      method: "POST",
      headers: { "Content-Type": file.type, "X-CSRFToken": cookie("csrftoken") },
      body: file,
    });
    return photo;
  }

  /** The chart as it is now, with its picture. @returns {Promise<{chart: ChartJson, scene: SceneJson}>} */
  async read() {
    for (;;) {
      const [chart, picture] = await Promise.all([this.#request(""), this.scene(this.seen().excerpt)]);
      // A change between the two requests: read again, so that both show the same revision.
      if (chart.revision === picture.revision) return { chart, scene: picture.scene };
    }
  }
}
