/**
 * Whether files show the whole chart or what is shown of it: one choice for the menu and the page set-up,
 * which is asked where some of the chart is hidden.
 */

import { queryOf } from "./excerpt.js";
import { segmentField } from "./fields.js";

const WHOLE = "whole";
const SHOWN = "shown";

export class ExportScope {
  #choice = WHOLE;

  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
  }

  /** Whether some of the chart is hidden. */
  get isAsked() {
    return queryOf(this.state.excerpt).size > 0;
  }

  /** Whether files show only what is shown. */
  get isNarrow() {
    return this.isAsked && this.#choice === SHOWN;
  }

  /** The address of a file. @param {string} url @param {URLSearchParams} [options] */
  addressOf(url, options = new URLSearchParams()) {
    const query = this.queryWith(options);
    return query ? `${url}?${query}` : url;
  }

  /** The options of a file, with what it shows. @param {URLSearchParams} options */
  queryWith(options) {
    const query = new URLSearchParams(options);
    if (this.isNarrow) for (const [name, value] of queryOf(this.state.excerpt)) query.set(name, value);
    return query.toString();
  }

  /** The choice, hidden where it is not asked. @param {() => void} changed @returns {import("./fields.js").Field} */
  field(changed) {
    const field = segmentField({
      label: "Show",
      readOnly: false,
      choices: [
        { value: WHOLE, label: "Whole chart" },
        { value: SHOWN, label: "What is shown", hint: "Boxes say how many roles they hide" },
      ],
      value: () => this.#choice,
      save: async (value) => {
        this.#choice = value;
        changed();
        return true;
      },
    });
    const refresh = () => {
      field.element.hidden = !this.isAsked;
      field.refresh();
    };
    refresh();
    return { element: field.element, refresh };
  }
}
