/** The editor over a box: its name and title, typed in place. */

import { afterPaint, html } from "./dom.js";

/** Text smaller than this cannot be typed into, least of all by thumb; the editor then outgrows its box. */
const SMALLEST_SCALE = matchMedia("(pointer: coarse)").matches ? 1.3 : 0.9;

export class Rename {
  /** @type {string | null} */ #role = null;
  #before = { name: "", title: "" };

  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {import("./viewport.js").Viewport} parts.viewport
   * @param {import("./scene_view.js").SceneView} parts.view
   * @param {(args: {role_id: string, name?: string, title?: string}) => void} parts.commit
   * @param {(id: string) => void} parts.leave called when the keyboard should go back to the box
   */
  constructor({ state, viewport, view, commit, leave }) {
    this.state = state;
    this.viewport = viewport;
    this.view = view;
    this.commit = commit;
    this.leave = leave;
    const limits = { maxlength: 500, autocomplete: "off", spellcheck: "false", dir: "auto" };
    this.name = html("input", {
      ...limits,
      "aria-label": "Name",
      placeholder: "Name (vacant)",
      class: "rename-name",
    });
    this.title = html("input", {
      ...limits,
      "aria-label": "Title",
      placeholder: "Title",
      class: "rename-title",
    });
    const submit = html("button", { type: "submit", class: "visually-hidden", tabindex: -1 }, "Save");
    this.form = html(
      "form",
      { class: "rename", hidden: true, "aria-label": "Rename role" },
      this.name,
      this.title,
      submit,
    );
    viewport.canvas.append(this.form);
    this.#listen();
  }

  #listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.close(true, true);
    });
    this.form.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === "Escape") this.close(false, true);
      // From the last field Tab saves and goes back to the box, where Tab adds the next role.
      if (event.key === "Tab" && !event.shiftKey && event.target === this.title) {
        event.preventDefault();
        this.close(true, true);
      }
    });
    this.form.addEventListener("focusout", (event) => {
      const goesTo = event.relatedTarget;
      if (!(goesTo instanceof Node && this.form.contains(goesTo))) this.close(true, false);
    });
    this.viewport.onChange(() => this.#place());
    this.state.on("organisation", () => this.#follow());
  }

  get role() {
    return this.#role;
  }

  /**
   * Open over a role's box.
   * @param {string} id @param {"name" | "title" | null} [part] which text to start in
   */
  open(id, part = null) {
    this.close(true, false);
    const role = this.state.organisation.roles.get(id);
    const place = this.view.placeOf(id);
    if (!role || !place) return;
    const name = this.state.structure.holdersOf(id)[0]?.name ?? "";
    this.#role = id;
    this.#before = { name, title: role.title };
    this.name.value = name;
    this.title.value = role.title;
    this.form.hidden = false;
    this.viewport.reveal(this.#room(place), false);
    this.#place();
    const first = part === "title" || (part === null && !name) ? this.title : this.name;
    first.focus({ preventScroll: true });
    first.select();
    void afterPaint().then(() => this.#place());
  }

  /**
   * Close; save what was typed, and put the keyboard back on the box.
   * @param {boolean} save @param {boolean} goBack
   */
  close(save, goBack) {
    const id = this.#role;
    if (id === null) return;
    this.#role = null;
    this.form.hidden = true;
    const [name, title] = [this.name.value.trim(), this.title.value.trim()];
    /** @type {{role_id: string, name?: string, title?: string}} */
    const args = { role_id: id };
    if (name !== this.#before.name) args.name = name;
    if (title !== this.#before.title && title) args.title = title;
    if (save && (args.name !== undefined || args.title !== undefined)) this.commit(args);
    if (goBack) this.leave(id);
  }

  /** The box may glide away under the editor, or be deleted by someone else. */
  #follow() {
    if (this.#role === null) return;
    if (!this.state.organisation.roles.has(this.#role)) return this.close(false, false);
    const start = performance.now();
    const step = () => {
      this.#place();
      if (this.#role !== null && performance.now() - start < 400) requestAnimationFrame(step);
    };
    step();
  }

  /** How large the words are drawn. */
  get #scale() {
    return Math.max(SMALLEST_SCALE, this.viewport.scale);
  }

  /**
   * The room that the editor takes about a box, in the scene's points.
   * @param {import("./viewport.js").Rect} place
   */
  #room({ x, y, width, height }) {
    const more = this.#scale / this.viewport.scale;
    const [wide, high] = [Math.max(width, 190) * more, Math.max(height, 62) * more];
    return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
  }

  #place() {
    const place = this.#role === null ? null : this.view.placeOf(this.#role);
    if (!place) return;
    const { x, y, width, height } = this.viewport.toCanvas(this.#room(place));
    const { style } = this.form;
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.left = `${x}px`;
    style.top = `${y}px`;
    style.fontSize = `${this.#scale}px`;
  }
}
