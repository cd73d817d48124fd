/**
 * The one state of the editor: what the server said last, what waits to be saved, what is selected.
 *
 * Everything else listens to its topics and reads it; only the queue of commands and the actions
 * change it.
 *
 * @typedef {import("./types.js").Reply} Reply
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Scene} Scene
 * @typedef {import("./types.js").SceneJson} SceneJson
 * @typedef {{name: string, args: import("./types.js").Arguments}} Pending
 * @typedef {"organisation" | "scene" | "selection" | "saving" | "mode" | "excerpt"} Topic
 *
 * @typedef {object} Saving how far the work is saved
 * @property {"saved" | "saving" | "offline" | "failed"} stage
 * @property {number} waiting how many commands are not saved yet
 * @property {number} takenBack how many were taken back before they were sent
 * @property {string} reason why the last one was not saved
 *
 * @typedef {object} Picking a question that the next chosen box answers
 * @property {string} prompt
 * @property {(id: string) => string | null} refusal why a box cannot be chosen, or null
 * @property {(id: string) => void} choose
 */

import { WHOLE } from "./excerpt.js";
import { Draft, Structure, applyDiff, parseDocument } from "./organisation.js";
import { foresee } from "./picture.js";
import { PREVIEWS } from "./preview.js";
import { anchored, changed, shiftedBox, shiftedLine } from "./shifting.js";

/** The box by each role that shares one. @param {Map<string, Box>} boxes */
function groupsOf(boxes) {
  /** @type {Map<string, string>} */
  const groups = new Map();
  for (const { id, members } of boxes.values()) for (const member of members) groups.set(member, id);
  return groups;
}

/** @param {SceneJson} json @returns {Scene} */
function parseScene(json) {
  const boxes = new Map(json.boxes.map((box) => [box.id, anchored(box)]));
  return {
    width: json.width,
    height: json.height,
    background: json.background,
    font: json.font,
    logo: json.logo,
    boxes,
    groups: groupsOf(boxes),
    connectors: new Map(json.connectors.map((connector) => [connector.id, connector])),
    discs: json.discs,
    captions: json.captions,
    frames: json.frames,
    legend: json.legend,
  };
}

export class State {
  /** @type {Map<Topic, (() => void)[]>} */ #listeners = new Map();
  /** @type {Structure} */ #savedStructure;
  /** @type {Pending[]} */ #pending = [];
  /** @type {Saving} */ saving = { stage: "saved", waiting: 0, takenBack: 0, reason: "" };
  /** @type {Picking | null} */ picking = null;
  /** @type {string[]} ids of the selected roles; the last one leads */ selectedRoles = [];
  /** @type {string | null} the unit that is open in the inspector */ selectedUnit = null;
  /** @type {State | null} an earlier state that is shown in the place of this one */ away = null;
  /** @type {import("./excerpt.js").Excerpt} what of the chart is to be shown */ excerpt = WHOLE;
  /** @type {import("./excerpt.js").Excerpt | null} what the scene shows; null where that is out of date */ shown = WHOLE;
  isPresented = false;
  #isAlone = false;
  /** The boxes of the selected roles, and what they were worked out from. */
  #selectedBoxes = { of: /** @type {string[]} */ ([]), scene: /** @type {Scene | null} */ (null), boxes: new Set() };

  /** @param {import("./types.js").PageData} data */
  constructor({ chart, scene }) {
    this.right = chart.right;
    this.revision = chart.revision;
    this.undo = chart.undo;
    this.redo = chart.redo;
    this.metrics = chart.metrics;
    /** what the server has */
    this.saved = parseDocument(chart.document);
    this.#savedStructure = new Structure(this.saved);
    /** what the server has, with the pending commands on top */
    this.organisation = this.saved;
    this.structure = this.#savedStructure;
    this.scene = parseScene(scene);
    this.excerpt = this.shown = scene.excerpt ?? WHOLE;
    this.foresight = foresee(this.scene, this.structure, this.structure, new Set());
  }

  get canEdit() {
    return this.right !== "viewer" && this.away === null && !this.isPresented;
  }

  /** The role that leads the selection. */
  get selected() {
    return this.selectedRoles[this.selectedRoles.length - 1] ?? null;
  }

  /** @param {Topic} topic @param {() => void} listener */
  on(topic, listener) {
    const listeners = this.#listeners.get(topic);
    if (listeners) listeners.push(listener);
    else this.#listeners.set(topic, [listener]);
  }

  /** @param {Topic} topic */
  #tell(topic) {
    for (const listener of this.#listeners.get(topic) ?? []) listener();
  }

  /** The box of a role as it is drawn now, which others may share. @param {string | null} id @returns {Box | undefined} */
  boxOf(id) {
    if (id === null) return undefined;
    return this.foresight.boxes.get(id) ?? this.scene.boxes.get(this.boxIdOf(id));
  }

  /** The id of the box that a role stands in: another role's where they share one. @param {string} id */
  boxIdOf(id) {
    return this.scene.groups.get(id) ?? id;
  }

  /** Whether a box is that of a selected role. @param {string} boxId */
  isSelected(boxId) {
    const { of, scene } = this.#selectedBoxes;
    if (of !== this.selectedRoles || scene !== this.scene) {
      const boxes = new Set(this.selectedRoles.map((id) => this.boxIdOf(id)));
      this.#selectedBoxes = { of: this.selectedRoles, scene: this.scene, boxes };
    }
    return this.#selectedBoxes.boxes.has(boxId);
  }

  /** The box of several roles that is selected as a whole. @returns {Box | null} */
  get selectedGroup() {
    const box = this.#isAlone || this.hasMany || this.selected === null ? undefined : this.scene.boxes.get(this.selected);
    return box && box.members.length > 0 ? box : null;
  }

  /**
   * The box at a point of the scene, ghosts first.
   * @param {number} x @param {number} y @returns {Box | undefined}
   */
  boxAt(x, y) {
    const holds = (/** @type {Box} */ box) =>
      x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    for (const boxes of [this.foresight.boxes, this.scene.boxes]) {
      for (const box of boxes.values()) if (holds(box)) return box;
    }
    return undefined;
  }

  /**
   * Take the server's answer to a command, and what still waits.
   * @param {Reply} reply @param {Pending[]} pending
   */
  receive(reply, pending) {
    this.revision = reply.revision;
    this.undo = reply.undo;
    this.redo = reply.redo;
    this.metrics = reply.metrics;
    if (reply.snapshot) {
      this.saved = parseDocument(reply.snapshot.document);
      this.scene = parseScene(reply.snapshot.scene);
      this.shown = reply.snapshot.scene.excerpt ?? WHOLE;
    } else if (reply.changes) {
      const { document, scene } = reply.changes;
      this.saved = applyDiff(this.saved, document);
      if ((scene.excerpt ?? WHOLE) === this.shown) this.#change(scene);
      else this.shown = null;
    }
    this.#savedStructure = new Structure(this.saved);
    this.expect(pending);
    this.#tell("scene");
  }

  /** @param {import("./types.js").SceneChanges} scene */
  #change(scene) {
    scene.boxes.put.forEach(anchored);
    const boxes = changed(this.scene.boxes, scene.boxes, shiftedBox);
    this.scene = {
      width: scene.width,
      height: scene.height,
      background: scene.background,
      font: scene.font,
      logo: scene.logo === undefined ? this.scene.logo : scene.logo,
      boxes,
      groups: groupsOf(boxes),
      connectors: changed(this.scene.connectors, scene.connectors, shiftedLine),
      discs: scene.discs,
      captions: scene.captions,
      frames: scene.frames,
      legend: scene.legend,
    };
  }

  /** Say what of the chart is to be shown. @param {import("./excerpt.js").Excerpt} excerpt */
  choose(excerpt) {
    this.excerpt = excerpt;
    this.#tell("excerpt");
  }

  /** Take another picture of the same revision. @param {SceneJson} scene */
  showScene(scene) {
    this.scene = parseScene(scene);
    this.shown = scene.excerpt ?? WHOLE;
    this.expect(this.#pending);
    this.#tell("scene");
  }

  /** The first role of what is shown. */
  get top() {
    return this.organisation.roles.get(this.excerpt.branch) ?? this.structure.roots[0];
  }

  /**
   * Take a freshly read chart.
   * @param {import("./types.js").ChartJson} chart @param {SceneJson} scene @param {Pending[]} pending
   */
  replace(chart, scene, pending) {
    this.right = chart.right;
    this.receive(
      { ...chart, created: {}, summary: "", snapshot: { document: chart.document, scene } },
      pending,
    );
  }

  /** Show what the waiting commands will probably do. @param {Pending[]} pending */
  expect(pending) {
    this.#pending = pending;
    const draft = new Draft(this.saved);
    let structure = this.#savedStructure;
    for (const { name, args } of pending) {
      const preview = PREVIEWS.get(name);
      if (!preview) continue;
      try {
        preview(draft, args, structure);
      } catch (error) {
        // What cannot be foreseen is still sent: the server knows whether it can be done.
        console.error(error);
      }
      structure = new Structure(draft.organisation);
    }
    const before = this.structure;
    this.organisation = draft.organisation;
    this.structure = structure;
    this.foresight = foresee(this.scene, this.#savedStructure, structure, draft.touched);
    this.#dropLostSelection(before);
    this.#tell("organisation");
  }

  get pending() {
    return this.#pending;
  }

  /**
   * Let go of roles that are gone. Where nothing is left, the nearest manager who is still there is
   * selected: whoever works by keyboard goes on from there.
   * @param {Structure} before
   */
  #dropLostSelection(before) {
    const { roles } = this.organisation;
    const kept = this.selectedRoles.filter((id) => roles.has(id));
    let next = kept.length === 0 ? this.selected : null;
    while (next !== null && !roles.has(next)) next = before.managerOf(next);
    if (next !== null) kept.push(next);
    const unitIsLost = this.selectedUnit !== null && !this.organisation.units.has(this.selectedUnit);
    if (kept.length !== this.selectedRoles.length || next !== null || unitIsLost) {
      this.selectedRoles = kept;
      if (unitIsLost) this.selectedUnit = null;
      this.#tell("selection");
    }
  }

  /**
   * Select a role, or nothing. Where several share a box and it is the first that is selected, all are,
   * unless it is chosen ``alone``.
   * @param {string | null} id
   */
  select(id, alone = false) {
    const isSame = this.selectedRoles.length < 2 && this.selected === id && this.#isAlone === alone;
    if (isSame && this.selectedUnit === null) return;
    this.selectedRoles = id === null ? [] : [id];
    this.#isAlone = alone;
    this.selectedUnit = null;
    this.#tell("selection");
  }

  /**
   * Select roles, the last of them leading.
   * @param {Iterable<string>} ids
   */
  selectMany(ids) {
    const chosen = [...new Set(ids)];
    if (chosen.length < 2) return this.select(chosen[0] ?? null);
    this.selectedRoles = chosen;
    this.#isAlone = false;
    this.selectedUnit = null;
    this.#tell("selection");
  }

  /** Several roles are selected, and not only as one box that they share. */
  get hasMany() {
    return this.selectedRoles.length > 1;
  }

  /** The ids of all that is selected; a box that is selected as a whole counts with each of its roles. */
  get chosenRoles() {
    return this.selectedGroup?.members ?? this.selectedRoles;
  }

  /** Open a unit in the inspector; the selected role stays selected. @param {string | null} id */
  openUnit(id) {
    this.selectedUnit = id;
    this.#tell("selection");
  }

  /** @param {Saving} saving */
  setSaving(saving) {
    this.saving = saving;
    this.#tell("saving");
  }

  /** Show the chart to others: it cannot be changed then. @param {boolean} isPresented */
  present(isPresented) {
    this.picking = null;
    this.isPresented = isPresented;
    this.#tell("mode");
  }

  /** Ask for a box, or stop asking. @param {Picking | null} picking */
  pick(picking) {
    this.picking = picking;
    this.#tell("mode");
  }
}
