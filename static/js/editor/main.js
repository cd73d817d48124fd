/** The composition root: makes every part of the editor and ties them together. Nothing else does. */

import { makeActions } from "./actions.js";
import { Api } from "./api.js";
import { CommandQueue, afterPaint } from "./commands.js";
import { byId, html } from "./dom.js";
import { Drag } from "./drag.js";
import { makeFitDialog } from "./fit_dialog.js";
import { Gestures } from "./gestures.js";
import { Grouping, openFirst } from "./grouping.js";
import { makeInspector } from "./inspector.js";
import { Keyboard } from "./keyboard.js";
import { showLayouts } from "./layout_control.js";
import { Notices } from "./notices.js";
import { Outline } from "./outline.js";
import { bindTitle, fillExports, makeDeleteQuestion, makeDrawers } from "./page_parts.js";
import { makePageSetup } from "./page_setup.js";
import { Rename } from "./rename.js";
import { SceneView } from "./scene_view.js";
import { State } from "./state.js";
import { showMetrics, showSaving } from "./status.js";
import { makeToolbar } from "./toolbar.js";
import { Viewport } from "./viewport.js";

/** @type {import("./types.js").PageData} */
const data = JSON.parse(byId("chart-data").textContent ?? "");
const canvas = byId("canvas");
const diagram = byId("diagram");
const tree = byId("tree");
const findBox = /** @type {HTMLInputElement} */ (byId("find"));

const state = new State(data);
const notices = new Notices(byId("toasts"), byId("announcer"));
const api = new Api(data.urls.api);
const queue = new CommandQueue(state, api, notices);
const viewport = new Viewport(canvas);
viewport.insets = { top: 0, bottom: state.canEdit ? 84 : 56 };
/** The chart without the margin that the scene has around it. */
const bounds = () => ({ x: 24, y: 24, width: state.scene.width - 48, height: state.scene.height - 48 });
viewport.open(bounds(), state.boxOf(state.structure.roots[0]?.id ?? null));
const view = new SceneView(
  /** @type {any} */ (byId("picture")),
  /** @type {any} */ (byId("far")),
  state,
  viewport,
);

/**
 * Run a command for a part that only asks whether it went through.
 * @param {string} name @param {import("./types.js").Arguments} args
 */
const edit = (name, args) =>
  queue.run(name, args).then(
    () => true,
    () => false,
  );
/** @param {"undo" | "redo"} kind */
const step = (kind) => void queue.step(kind).catch(() => {});

/** Select a role, bring it into view and put the keyboard on its box. @param {string} id */
function focusBox(id) {
  state.select(id);
  const place = view.placeOf(id);
  if (place) viewport.reveal(place);
  view.groupOf(id)?.focus({ preventScroll: true });
}

/** Select a role and bring it into view, but leave the keyboard where it is. @param {string} id */
function show(id) {
  if (state.selected !== id) state.select(id);
  const place = view.placeOf(id);
  if (place) viewport.reveal(place);
}

const drawers = makeDrawers();
const rename = new Rename({
  state,
  viewport,
  view,
  commit: (args) => void edit("rename_role", args),
  leave: (id) => (state.organisation.roles.has(id) ? focusBox(id) : diagram.focus()),
});
const askToDelete = makeDeleteQuestion(state, (id, branch) => {
  const next =
    state.structure.managerOf(id) ?? state.structure.roots.find((role) => role.id !== id)?.id ?? null;
  const hadFocus = diagram.contains(document.activeElement) || document.activeElement === document.body;
  void edit("delete_role", { role_id: id, branch });
  if (next !== null && state.organisation.roles.has(next)) (hadFocus ? focusBox : show)(next);
});
const grouping = new Grouping({
  state,
  edit,
  layouts: data.layouts,
  complain: (message) => notices.complain(message),
});
const actions = makeActions({
  state,
  edit,
  grouping,
  step,
  viewport,
  bounds,
  askToDelete,
  rename: (id, part) => {
    drawers.close();
    show(id);
    rename.open(id, part);
  },
  drawDottedLine,
  find: () => {
    drawers.open("outline");
    findBox.focus();
    findBox.select();
  },
  setUpPages: makePageSetup({ api, exports: data.exports, saved: allSaved }),
});
const drag = new Drag({
  state,
  viewport,
  view,
  move: (roleId, managerId) => void edit("move_role", { role_id: roleId, manager_id: managerId }),
});

/** Let the next chosen box become the second manager of a role. @param {string} roleId */
function drawDottedLine(roleId) {
  const { structure } = state;
  state.pick({
    prompt: `Choose the role that ${structure.nameOf(roleId)} also reports to.`,
    refusal: (id) => {
      if (id === roleId) return "A role cannot report to itself.";
      if (state.scene.groups.has(id)) return openFirst("choose one");
      if (structure.managerOf(roleId) === id) return `It already reports to ${structure.nameOf(id)}.`;
      return structure.dottedOf(roleId).some((line) => line.manager_id === id)
        ? "That line is already there."
        : null;
    },
    choose: (id) => {
      const refusal = state.picking?.refusal(id);
      if (refusal) return notices.complain(refusal);
      state.pick(null);
      void edit("add_dotted_line", { role_id: roleId, manager_id: id });
      focusBox(roleId);
    },
  });
}

new Gestures(diagram, viewport, {
  hit: (clientX, clientY) => {
    const { x, y } = viewport.toScene(clientX, clientY);
    return state.boxAt(x, y)?.id ?? null;
  },
  canDrag: (id) => state.canEdit && !state.picking && !state.foresight.ghosts.has(id),
  isSelected: (id) => state.isSelected(id),
  tap: (id) => {
    if (id !== null && state.picking) return state.picking.choose(id);
    if (id !== null) return focusBox(id);
    state.select(null);
    diagram.focus({ preventScroll: true });
  },
  doubleTap: (id, part) => {
    if (!state.canEdit) return;
    if (grouping.box) grouping.open();
    else rename.open(id, part === "name" || part === "title" ? part : null);
  },
  dragStart: (id, x, y) => drag.start(id, x, y),
  dragMove: (x, y) => drag.moveTo(x, y),
  dragEnd: () => drag.drop(),
  dragCancel: () => drag.cancel(),
});
// A screen reader may focus a box by itself; what has the focus is selected.
diagram.addEventListener("focusin", (event) => {
  const id = event.target instanceof Element ? event.target.getAttribute("data-id") : null;
  if (id !== null && (state.selected === null || state.boxIdOf(state.selected) !== id)) state.select(id);
});
new Outline({ state, tree, find: findBox, say: (message) => notices.say(message), show });
new Keyboard({ state, actions, diagram, outline: byId("outline"), focusBox });
const fitToPage = makeFitDialog({
  api,
  edit,
  exports: data.exports,
  saved: nothingWaits,
  fitted: () => viewport.fit(bounds()),
  layouts: data.layouts,
  layout: () => state.organisation.charts.get("chart")?.layout,
});
const context = {
  state,
  edit,
  grouping,
  readOnly: !state.canEdit,
  layouts: data.layouts,
  themes: data.themes,
  fitToPage,
};
makeInspector(byId("inspector-body"), context);
showLayouts(byId("layouts"), context, {
  changed: () => viewport.fit(bounds()),
  complain: (message) => notices.complain(message),
});
bindTitle(/** @type {HTMLInputElement} */ (byId("chart-title")), state, (title) =>
  edit("edit_chart", { title }),
);
showSaving(byId("saving"), state);
showMetrics(byId("numbers"), byId("hints"), state, show);
fillExports(byId("exports"), data.exports, allSaved, action("page-setup"));
makeBars();
showEmptyChart();
showPicking();
guardLeaving();

/** @param {string} name @returns {import("./types.js").Action} */
function action(name) {
  return /** @type {import("./types.js").Action} */ (actions.find((each) => each.name === name));
}

function makeBars() {
  const refreshers = [makeToolbar(byId("zoom"), actions, ["zoom-out", "zoom-in", "fit"], { labels: false })];
  if (state.canEdit) {
    const names = [
      "add-below",
      "add-before",
      "add-after",
      "add-above",
      "add-body",
      "add-assistant",
      "dotted-line",
      "open-group",
      "rename",
      "delete",
    ];
    refreshers.push(makeToolbar(byId("tools"), actions, names, { labels: true }));
    refreshers.push(makeToolbar(byId("history"), actions, ["undo", "redo"], { labels: false }));
  }
  const percent = html("output", { "aria-label": "Zoom" });
  byId("zoom").children[0]?.after(percent);
  const showZoom = () => (percent.textContent = `${Math.round(viewport.scale * 100)}%`);
  const refresh = () => refreshers.forEach((refresher) => refresher());
  for (const topic of /** @type {const} */ (["organisation", "scene", "selection", "saving"]))
    state.on(topic, refresh);
  const desk = html("div", { class: "desk", "aria-hidden": "true" });
  canvas.prepend(desk);
  let shown = 0;
  const moveDesk = () => {
    const spacing = 22 * viewport.scale * 2 ** Math.round(-Math.log2(viewport.scale));
    const [x, y] = [viewport.left, viewport.top].map((at) => ((at % spacing) + spacing) % spacing - spacing);
    // A size that stays must not be set again: the browser would paint the whole desk anew.
    if (spacing !== shown) desk.style.backgroundSize = `${spacing}px ${spacing}px`;
    shown = spacing;
    desk.style.transform = `translate(${x}px, ${y}px)`;
  };
  viewport.onChange((why) => {
    moveDesk();
    if (why === "zoom") showZoom();
  });
  refresh();
  showZoom();
  moveDesk();
}

function showEmptyChart() {
  const empty = byId("empty");
  const update = () => (empty.hidden = state.organisation.roles.size > 0);
  byId("add-first").addEventListener("click", () => action("add-below").run());
  byId("add-first").hidden = !state.canEdit;
  state.on("organisation", update);
  update();
}

function showPicking() {
  const banner = byId("picking");
  byId("picking-cancel").addEventListener("click", () => state.pick(null));
  state.on("mode", () => {
    banner.hidden = state.picking === null;
    canvas.classList.toggle("is-picking", state.picking !== null);
    byId("picking-prompt").textContent = state.picking?.prompt ?? "";
    if (state.picking) notices.say(`${state.picking.prompt} Enter chooses, Escape cancels.`);
  });
}

function guardLeaving() {
  addEventListener("beforeunload", (event) => {
    // What is still being typed counts as a change too.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (queue.waiting > 0) event.preventDefault();
  });
}

/** @returns {Promise<boolean>} */
function allSaved() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return nothingWaits();
}

/** @returns {Promise<boolean>} */
function nothingWaits() {
  return new Promise((resolve) => {
    const check = () => {
      if (queue.waiting === 0) resolve(true);
      else if (state.saving.stage === "offline") {
        notices.complain(
          "The server cannot be reached, so the file would miss your last changes. Try again later.",
        );
        resolve(false);
      } else setTimeout(check, 50);
    };
    check();
  });
}

/** For scripts, benchmarks and tests: each promise resolves with the reply once it is painted. */
Object.defineProperty(window, "orgchart", {
  value: {
    run: (/** @type {string} */ name, /** @type {import("./types.js").Arguments} */ args) =>
      queue.run(name, args),
    undo: () => queue.step("undo"),
    redo: () => queue.step("redo"),
    get revision() {
      return state.revision;
    },
  },
});
void afterPaint().then(() => {
  document.dispatchEvent(new CustomEvent("orgchart:painted", { detail: { revision: state.revision } }));
});
