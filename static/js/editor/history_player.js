/**
 * The bar that walks through the history: play and pause, steps, a scrubber and the pace.
 *
 * @typedef {object} Wishes
 * @property {(number: number) => Promise<boolean>} show shows a state; false where that failed
 * @property {() => void} changed is called when playing begins or ends
 */

import { html, icon, setAttributes } from "./dom.js";

/** How long a state is shown at the usual pace, in milliseconds. */
const PAUSE = 1400;
const PACES = [0.5, 1, 2, 4];

export class HistoryPlayer {
  isPlaying = false;
  #timer = 0;
  #first = 0;
  #last = 0;
  #at = 0;

  /** @param {Wishes} wishes */
  constructor(wishes) {
    this.wishes = wishes;
    this.playButton = html("button", { type: "button", class: "player-play" });
    this.playButton.addEventListener("click", () => (this.isPlaying ? this.pause() : this.play()));
    const back = this.#stepper("Earlier", "step-back", -1);
    const on = this.#stepper("Later", "step-on", 1);
    this.slider = html("input", { type: "range", step: 1, "aria-label": "State of the chart" });
    this.slider.addEventListener("input", () => {
      this.pause();
      void this.#go(Number(this.slider.value));
    });
    this.pace = html("select", { "aria-label": "Pace" });
    for (const pace of PACES) {
      this.pace.append(html("option", { value: pace, selected: pace === 1 }, `${pace}×`));
    }
    this.words = html("p", { class: "player-words" });
    this.element = html(
      "div",
      { class: "player float", role: "group", "aria-label": "Walk through the history", hidden: true },
      this.words,
      html("div", { class: "player-row" }, back, this.playButton, on, this.slider, this.pace),
    );
    this.#showButton();
  }

  /** @param {string} label @param {string} name @param {number} step */
  #stepper(label, name, step) {
    const button = html("button", { type: "button", "aria-label": label, title: label }, icon(name));
    button.addEventListener("click", () => {
      this.pause();
      void this.#go(Math.min(this.#last, Math.max(this.#first, this.#at + step)));
    });
    return button;
  }

  /**
   * Say where in the history the picture is.
   * @param {number} first @param {number} last @param {number} at @param {string} words
   */
  place(first, last, at, words) {
    [this.#first, this.#last, this.#at] = [first, last, at];
    setAttributes(this.slider, { min: first, max: last, "aria-valuetext": words });
    this.slider.value = String(at);
    this.words.textContent = words;
  }

  /** Play from here, from the beginning where this is the end. */
  play() {
    if (this.isPlaying || this.#first === this.#last) return;
    this.isPlaying = true;
    this.#showButton();
    this.wishes.changed();
    void this.#next(this.#at >= this.#last ? this.#first : this.#at + 1);
  }

  pause() {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    clearTimeout(this.#timer);
    this.#showButton();
    this.wishes.changed();
  }

  /** @param {number} number */
  async #next(number) {
    const isShown = await this.#go(number);
    if (!this.isPlaying) return;
    if (!isShown || number >= this.#last) return this.pause();
    this.#timer = setTimeout(() => void this.#next(number + 1), PAUSE / Number(this.pace.value));
  }

  /** @param {number} number */
  #go(number) {
    this.#at = number;
    return this.wishes.show(number);
  }

  #showButton() {
    const label = this.isPlaying ? "Pause" : "Play";
    this.playButton.replaceChildren(icon(this.isPlaying ? "pause" : "play"));
    setAttributes(this.playButton, { "aria-label": label, title: label });
  }
}
