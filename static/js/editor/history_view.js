/**
 * The canvas of earlier states: a scene view with a state of its own, which lies over that of the
 * present. So what is shown is one thing, and what the chart is now another.
 *
 * @typedef {import("./types.js").DocumentJson} DocumentJson
 * @typedef {import("./types.js").SceneJson} SceneJson
 */

import { html, svg } from "./dom.js";
import { dress } from "./drawing.js";
import { Gestures } from "./gestures.js";
import { SceneView } from "./scene_view.js";
import { State } from "./state.js";

/** What nobody may touch while the past is shown. */
const LIVE = "#diagram, .title-block, #layouts, #outline, #inspector, #tools, .export-menu";
/** The least scale at which what stands in a box can be read. */
const READABLE = 0.8;
const NOTHING = { available: false, summary: "" };

export class HistoryView {
  /** @type {State | null} */ #past = null;
  /** @type {SceneView | null} */ #view = null;
  /** @type {Element[]} what was held still for the past */ #still = [];

  /** @param {{state: State, viewport: import("./viewport.js").Viewport}} parts */
  constructor({ state, viewport }) {
    this.state = state;
    this.viewport = viewport;
    this.far = html("canvas", { class: "far", hidden: true, "aria-hidden": "true" });
    this.picture = svg("svg", { class: "picture", role: "presentation", focusable: "false" });
    this.diagram = html("div", { id: "past", class: "diagram past", tabindex: 0, hidden: true, role: "tree" });
    this.diagram.append(this.far, this.picture);
    viewport.canvas.querySelector("#diagram")?.after(this.diagram);
    this.diagram.addEventListener("keydown", (event) => this.#press(event));
    this.diagram.addEventListener("focusin", ({ target }) => {
      const id = target instanceof Element ? target.getAttribute("data-id") : null;
      if (id !== null && this.#past?.selected !== id) this.#past?.select(id);
    });
    // A change that comes in meanwhile is drawn below; its ground is not that of what is shown.
    state.on("organisation", () => this.isShown && this.#past && dress(viewport.canvas, this.#past.scene));
  }

  get isShown() {
    return this.state.away !== null;
  }

  /**
   * Show a state whole; from the present it comes at once, from another one boxes glide.
   * @param {DocumentJson} document @param {SceneJson} scene @param {string} label what the picture shows
   */
  show(document, scene, label) {
    this.diagram.setAttribute("aria-label", label);
    if (!this.#past) return this.#begin(document, scene);
    const wasShown = this.isShown;
    if (!wasShown) this.#open();
    const before = wasShown ? null : this.state;
    this.#receive({ snapshot: { document, scene } });
    if (before) this.#keepPlace(before, this.#past);
  }

  /** Go on to another state: boxes glide. @param {import("./types.js").Reply["changes"]} changes @param {string} label */
  step(changes, label) {
    this.diagram.setAttribute("aria-label", label);
    this.#receive({ changes });
  }

  /** Select a role that a change touched, and bring it into view. @param {import("./types.js").Reply["changes"]} changes */
  point(changes) {
    const { added = {}, updated = {} } = changes?.document ?? {};
    const records = [added["roles"], added["holders"], added["lines"], updated["roles"]];
    const touched = records.flatMap((group) => Object.entries(group ?? {}));
    const ids = touched.map(([id, record]) => /** @type {{role_id?: string}} */ (record).role_id ?? id);
    const moved = Object.keys(updated["lines"] ?? {}).map((id) => this.#past?.organisation.lines.get(id)?.role_id);
    const id = [...ids, ...moved].find((each) => each && this.#past?.boxOf(each));
    if (id) this.reveal(this.#past?.boxIdOf(id) ?? id);
    else this.#past?.select(null);
  }

  /** @param {Pick<import("./types.js").Reply, "changes" | "snapshot">} news */
  #receive(news) {
    const { revision, metrics } = this.state;
    this.#past?.receive(
      { revision, metrics, created: {}, summary: "", undo: NOTHING, redo: NOTHING, ...news },
      [],
    );
  }

  /** @param {DocumentJson} document @param {SceneJson} scene */
  #begin(document, scene) {
    const { revision, metrics } = this.state;
    const chart = { id: "", title: "", right: /** @type {const} */ ("viewer"), revision, metrics, document };
    const data = { chart: { ...chart, undo: NOTHING, redo: NOTHING }, scene };
    const past = new State(/** @type {any} */ (data));
    this.#past = past;
    this.#open();
    this.#view = new SceneView(/** @type {any} */ (this.picture), this.far, past, this.viewport);
    this.#keepPlace(this.state, past);
    this.#listen(past);
  }

  #open() {
    this.state.away = this.#past;
    this.diagram.hidden = false;
    document.body.classList.add("is-away");
    this.#still = [...document.querySelectorAll(LIVE)].filter((part) => !part.hasAttribute("inert"));
    for (const part of this.#still) part.toggleAttribute("inert", true);
  }

  /** Show the present again. */
  close() {
    const past = this.#past;
    if (!past || !this.isShown) return;
    this.state.away = null;
    this.diagram.hidden = true;
    document.body.classList.remove("is-away");
    for (const part of this.#still) part.toggleAttribute("inert", false);
    dress(this.viewport.canvas, this.state.scene);
    this.#keepPlace(past, this.state);
    past.select(null);
  }

  /** Select a box and bring it into view. @param {string} id */
  reveal(id) {
    const box = this.#past?.boxOf(id);
    if (!box) return;
    this.#past?.select(box.id);
    this.viewport.reveal(box);
  }

  /** Select a box and show it in the middle, large enough to be read. @param {string} id */
  present(id) {
    const box = this.#past?.boxOf(id);
    if (!box) return;
    this.#past?.select(box.id);
    this.viewport.centre(box, Math.max(this.viewport.scale, READABLE));
  }

  /** Show the whole picture. */
  fit() {
    const { width, height } = (this.#past ?? this.state).scene;
    this.viewport.fit({ x: 24, y: 24, width: width - 48, height: height - 48 });
  }

  /** Where one picture comes for another, let the top of the chart stay where it is. @param {State} from @param {State} to */
  #keepPlace(from, to) {
    const root = to.structure.roots.find(({ id }) => from.boxOf(id)) ?? null;
    const [before, after] = [from.boxOf(root?.id ?? null), to.boxOf(root?.id ?? null)];
    if (!before || !after) return this.fit();
    const { scale } = this.viewport;
    this.viewport.pan((before.x - after.x) * scale, (before.y - after.y) * scale);
  }

  /** Let pointers move the picture and choose boxes, and nothing else. @param {State} past */
  #listen(past) {
    const nothing = () => {};
    const handlers = {
      hit: (/** @type {number} */ clientX, /** @type {number} */ clientY) => {
        const { x, y } = this.viewport.toScene(clientX, clientY);
        return past.boxAt(x, y)?.id ?? null;
      },
      canDrag: () => false,
      isSelected: () => false,
      tap: (/** @type {string | null} */ id) => (id === null ? past.select(null) : this.#focus(id)),
      ...{ doubleTap: nothing, dragStart: nothing, dragMove: nothing, dragEnd: nothing, dragCancel: nothing },
      ...{ bandStart: nothing, bandMove: nothing, bandEnd: nothing, bandCancel: nothing, menu: nothing },
    };
    new Gestures(this.diagram, this.viewport, handlers);
  }

  /** @param {string} id */
  #focus(id) {
    this.reveal(id);
    this.#view?.groupOf(id)?.focus({ preventScroll: true });
  }

  /** Walk along the reporting lines. @param {KeyboardEvent} event */
  #press(event) {
    const past = this.#past;
    if (!past || event.ctrlKey || event.metaKey || event.altKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const { structure } = past;
    const id = past.selected;
    if (id === null || event.target === this.diagram) {
      const start = id ?? structure.roots[0]?.id;
      return start === undefined ? undefined : this.#focus(past.boxIdOf(start));
    }
    const siblings = structure.siblings(id);
    const at = siblings.findIndex((role) => role.id === id);
    const next = {
      ArrowUp: structure.managerOf(id),
      ArrowDown: structure.reports(id)[0]?.id,
      ArrowLeft: siblings[at - 1]?.id,
      ArrowRight: siblings[at + 1]?.id,
    }[event.key];
    if (next) this.#focus(past.boxIdOf(next));
  }
}
