/**
 * The composition root: makes every part of the editor around the picture and ties them together. Nothing
 * else does.
 */

import { makeActions } from "./actions.js";
import { makeBars } from "./bars.js";
import { Clipboard } from "./clipboard.js";
import { CommandQueue } from "./commands.js";
import { ContextMenu } from "./context_menu.js";
import { byId } from "./dom.js";
import { makeDeleteQuestion } from "./delete_question.js";
import { ExportScope } from "./export_scope.js";
import { figureActions } from "./figure_actions.js";
import { makeFitDialog } from "./fit_dialog.js";
import { FiguresPanel } from "./figures_panel.js";
import { Grouping } from "./grouping.js";
import { makeHands } from "./hands.js";
import { makeHistory } from "./history_door.js";
import { makeInspector } from "./inspector.js";
import { Keyboard } from "./keyboard.js";
import { makeKeysDialog } from "./keys_dialog.js";
import { Library } from "./library.js";
import { showLayouts } from "./layout_control.js";
import { leavingActions } from "./leaving_actions.js";
import { LiveUpdates } from "./live_updates.js";
import { Notices } from "./notices.js";
import { api, bounds, canvas, data, openView, state, view, viewport } from "./opening.js";
import { Outline } from "./outline.js";
import { bindTitle, fillExports, makeDrawers } from "./page_parts.js";
import { makePageSetup } from "./page_setup.js";
import { makePalette } from "./palette.js";
import { makePicking } from "./picking.js";
import { receivePhotosOnBoxes } from "./photo_drop.js";
import { Photos } from "./photos.js";
import { Rename } from "./rename.js";
import { Selection } from "./selection.js";
import { makeShowing } from "./showing.js";
import { showMetrics, showSaving } from "./status.js";
import { TableKeys } from "./table_keys.js";
import { Table } from "./table_view.js";
import { Views } from "./views.js";
import { WaitingStore } from "./waiting_store.js";

const diagram = byId("diagram");
const tree = byId("tree");
const bars = [byId("tools"), byId("zoom")];
const findBox = /** @type {HTMLInputElement} */ (byId("find"));

const scope = new ExportScope(state);
const notices = new Notices(byId("toasts"), byId("announcer"));
const queue = new CommandQueue(state, api, notices, new WaitingStore(data.urls.api));
new LiveUpdates({ state, api, queue, notices, chart: data.urls.api });

const showing = makeShowing({
  ...{ state, api, queue, notices, viewport, view, canvas, diagram, focusBox, focusLead, show, openView },
  find: findBox,
  chart: data.chart.id,
});

/**
 * Run a command for a part that only asks whether it went through.
 * @param {string} name @param {import("./types.js").Arguments} args
 */
const edit = (name, args) => {
  if (state.away) return Promise.resolve(false);
  showing.excerpts.makeRoom(name, args);
  return queue.run(name, args).then(
    () => true,
    () => false,
  );
};
/** @param {"undo" | "redo"} kind */
const step = (kind) => void (state.away ?? queue.step(kind).catch(() => {}));

/** Select a role, bring it into view and put the keyboard on its box. @param {string} id */
function focusBox(id) {
  state.select(id);
  const place = view.placeOf(id);
  if (place) viewport.reveal(place);
  view.groupOf(id)?.focus({ preventScroll: true });
}

/** Put the keyboard on the box that leads the selection, on its line of the outline, or on the diagram. */
function focusLead() {
  const place = view.placeOf(state.selected ?? "");
  if (place) viewport.reveal(place);
  if (tree.contains(document.activeElement)) return outline.focus();
  (view.groupOf(state.selected ?? "") ?? diagram).focus({ preventScroll: true });
}

/** Put the keyboard back into the view that it was in. @param {Element | null} origin what had it */
function goBack(origin) {
  if (tree.contains(origin)) outline.focus();
  else if (table.isShown) table.focus();
  else focusLead();
}

/** Put the keyboard on the toolbar, out of the diagram. */
function focusTools() {
  const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#tools button, #zoom button")]);
  buttons.find((each) => each.checkVisibility())?.focus();
}

/** Select a role and bring it into view, but leave the keyboard where it is. @param {string} id */
function show(id) {
  if (state.selected !== id) state.select(id);
  const place = view.placeOf(id);
  if (place) viewport.reveal(place);
}

/** Go to a role or a unit. @param {{role_id: string | null, unit_id: string | null}} place */
function go({ role_id, unit_id }) {
  if (role_id !== null) return focusBox(role_id);
  state.openUnit(unit_id);
  drawers.open("inspector");
  byId("inspector-body").querySelector("h2")?.focus();
}

const selection = new Selection({ state, focusLead });
const drawers = makeDrawers();
const rename = new Rename({
  state,
  viewport,
  view,
  commit: (args) => void edit("rename_role", args),
  leave: (id) => (state.organisation.roles.has(id) ? focusBox(id) : diagram.focus()),
});
const askToDelete = makeDeleteQuestion(state, (ids, branch) => {
  const { structure } = state;
  const gone = new Set(ids);
  let next = structure.managerOf(ids.at(-1) ?? "");
  while (next !== null && gone.has(next)) next = structure.managerOf(next);
  next ??= structure.roots.find((role) => !gone.has(role.id))?.id ?? null;
  const hadFocus = diagram.contains(document.activeElement) || document.activeElement === document.body;
  if (ids.length === 1) void edit("delete_role", { role_id: ids[0], branch });
  else void edit("delete_roles", { role_ids: ids, branch });
  if (next !== null && state.organisation.roles.has(next)) (hadFocus ? focusBox : show)(next);
});
const grouping = new Grouping({
  state,
  edit,
  layouts: data.layouts,
  complain: (message) => notices.complain(message),
});
const complain = (/** @type {string} */ message) => notices.complain(message);
const table = new Table({ state, root: byId("table"), edit, complain, addRow });
// Its clipboard is that of cells.
new TableKeys(table, notices, (x, y) => contextMenu.open(true, x, y, "Clipboard"));
const views = new Views({
  canvas,
  table,
  showBox: (takesFocus) => {
    if (state.selected !== null) (takesFocus ? focusBox : show)(state.selected);
    else if (takesFocus) diagram.focus();
  },
});
const listed = { actions: () => actions, canEdit: () => state.canEdit };
const contextMenu = new ContextMenu({ state, actions: () => actions, leave: goBack });
/** @type {import("./types.js").Action[]} */
const actions = makeActions({
  state,
  edit,
  grouping,
  step,
  viewport,
  bounds,
  selection,
  askToDelete,
  rename: (id, part) => {
    drawers.close();
    if (table.isShown) return table.typeIn(id, part ?? "title");
    show(id);
    rename.open(id, part);
  },
  picking: makePicking({ state, edit, grouping, complain, focusLead }),
  clipboard: () => clipboard,
  layouts: data.layouts,
  exports: data.exports,
  showPalette: makePalette(listed),
  showKeys: makeKeysDialog(listed),
  showMenu,
  find: () => {
    drawers.open("outline");
    findBox.focus();
    findBox.select();
  },
  setUpPages: makePageSetup({ api, exports: data.exports, saved: allSaved, scope }),
});
const photos = new Photos({ state, api, edit, complain: (message) => notices.complain(message) });
actions.push(...makeHistory({ state, api, viewport, notices, saved: allSaved }).actions);
const clipboard = new Clipboard({
  state,
  edit,
  grouping,
  view,
  chart: data.chart.id,
  places: [diagram, byId("outline"), ...bars],
  notices,
  photos,
  focusLead,
});
makeHands({
  diagram,
  state,
  viewport,
  view,
  edit,
  selection,
  focusBox,
  open: (id, part) => (grouping.box ? grouping.open() : rename.open(id, part)),
  menu: openMenu,
});

/** Open the menu of a box, which is selected then, or of the desk. @param {string | null} id @param {number} x @param {number} y */
function openMenu(id, x, y) {
  if (state.picking) return;
  if (id === null) state.select(null);
  else if (!state.isSelected(id)) focusBox(id);
  contextMenu.open(id !== null, x, y);
}

/** Open the menu of what is selected at its box, else that of the desk. */
function showMenu() {
  const place = view.placeOf(state.selected ?? "");
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const box = place && viewport.toCanvas(place);
  if (box) contextMenu.open(true, left + box.x + box.width / 2, top + box.y + box.height);
  else contextMenu.open(false, left + width / 2, top + height / 3);
}
// A screen reader may focus a box by itself; what has the focus is selected.
diagram.addEventListener("focusin", (event) => {
  const id = event.target instanceof Element ? event.target.getAttribute("data-id") : null;
  if (id !== null && (state.selected === null || state.boxIdOf(state.selected) !== id)) state.select(id);
});
const outline = new Outline({
  state,
  tree,
  find: findBox,
  say: (message) => notices.say(message),
  complain: (message) => notices.complain(message),
  show,
  edit,
  menu: (x, y) => contextMenu.open(true, x, y),
  act: (name) => {
    const { isEnabled, run } = action(name);
    if (!isEnabled()) return false;
    run();
    return true;
  },
});
actions.push(...views.actions, ...showing.actions);
actions.push(...leavingActions({ urls: data.urls, saved: allSaved }));
new Keyboard({
  state,
  actions,
  diagram,
  outline: byId("outline"),
  bars,
  focusBox,
  selection,
  leave: focusTools,
  forget: () => clipboard.forget() || showing.back(),
});
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
  library: new Library(data.urls.library),
  fitToPage,
  askToDelete: () => askToDelete(state.selectedRoles),
  photos,
};
receivePhotosOnBoxes({ canvas, state, view, photos });
makeInspector(byId("inspector-body"), context);
showLayouts(byId("layouts"), context, {
  changed: () => viewport.fit(bounds()),
  complain: (message) => notices.complain(message),
});
bindTitle(/** @type {HTMLInputElement} */ (byId("chart-title")), state, (title) =>
  edit("edit_chart", { title }),
);
showSaving(byId("saving"), state);
const figures = new FiguresPanel({ panel: byId("figure-panel"), api, go });
const explain = (/** @type {string} */ key, /** @type {HTMLElement} */ opener) => void figures.open(key, opener);
showMetrics(byId("numbers"), byId("hints"), state, go, explain);
actions.push(...figureActions(explain));
fillExports(byId("exports"), data.exports, allSaved, action("page-setup"), scope);
makeBars({ state, actions, viewport, canvas });
showEmptyChart();
showPicking();
guardLeaving();

/** Add a role below the current row of the table: beside its role, or below that of a root. */
function addRow() {
  const isRoot = state.structure.managerOf(state.selected ?? "") === null;
  const { isEnabled, run } = action(isRoot ? "add-below" : "add-after");
  if (isEnabled()) run();
}

/** @param {string} name @returns {import("./types.js").Action} */
function action(name) {
  return /** @type {import("./types.js").Action} */ (actions.find((each) => each.name === name));
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
