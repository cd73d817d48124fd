/**
 * What a drop at a point of the scene would do, in words and as a command, or why it cannot be done.
 *
 * @typedef {import("./types.js").Role} Role
 * @typedef {{x: number, y: number}} Place
 *
 * @typedef {object} Cargo what is dragged: roles, or a person out of a role
 * @property {string[]} roles all that are dragged
 * @property {string[]} topmost those that stand below none of the others; their branches come along
 * @property {import("./types.js").Holder | null} person
 *
 * @typedef {object} Aim
 * @property {string | null} box the box that is aimed at
 * @property {import("./drop_slots.js").Bar | null} bar the mark between boxes
 * @property {string} words
 * @property {boolean} isRefused
 * @property {{name: string, args: import("./types.js").Arguments} | null} command
 */

import { slotAt } from "./drop_slots.js";
import { openFirst } from "./grouping.js";
import { standsBeside } from "./organisation.js";

export class DropTargets {
  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * @param {Place} at @param {Cargo} cargo @param {boolean} isDotted whether a dotted line is drawn instead
   * @returns {Aim | null}
   */
  aim(at, cargo, isDotted) {
    const { structure } = this.state;
    const under = this.state.boxAt(at.x, at.y);
    if (this.#isWholeGroup(cargo)) return refused(null, openFirst("move one"));
    if (cargo.person || isDotted) return under ? this.aimAt(under.id, cargo, isDotted) : null;
    const slot = slotAt(this.state, at, under);
    if (slot === "near") return null;
    if (slot !== null) return this.#aimSlot(slot, cargo);
    if (under) return this.#aimBox(under.id, cargo);
    if (cargo.topmost.every((id) => structure.managerOf(id) === null)) return null;
    return allowed("To the top of the chart", this.#move(cargo, null, {}));
  }

  /**
   * What a drop onto the middle of a box would do; null where it is what is dragged.
   * @param {string} id @param {Cargo} cargo @param {boolean} isDotted @returns {Aim | null}
   */
  aimAt(id, cargo, isDotted) {
    if (cargo.person) return this.#aimPerson(id, cargo.person);
    return isDotted ? this.#aimLine(id, cargo) : this.#aimBox(id, cargo);
  }

  /** A box of several roles is opened first, unless they are selected one by one. @param {Cargo} cargo */
  #isWholeGroup({ roles }) {
    const [only] = roles;
    return roles.length === 1 && only !== undefined && this.#isGroup(only);
  }

  /** @param {string} id */
  #isGroup(id) {
    return (this.state.scene.boxes.get(id)?.members.length ?? 0) > 0;
  }

  /**
   * @param {Cargo} cargo @param {string | null} manager @param {object} place
   * @returns {NonNullable<Aim["command"]>}
   */
  #move({ topmost }, manager, place) {
    const [only] = topmost;
    return topmost.length === 1
      ? { name: "move_role", args: { role_id: only, manager_id: manager, ...place } }
      : { name: "move_roles", args: { role_ids: topmost, manager_id: manager, ...place } };
  }

  /** Why roles cannot report to another, or null. @param {Cargo} cargo @param {string} managerId */
  #circle({ topmost }, managerId) {
    const { structure } = this.state;
    const inside = topmost.find((id) => structure.isWithin(managerId, id));
    if (inside === undefined) return null;
    if (inside === managerId) return `${structure.nameOf(inside)} cannot report to itself.`;
    const order = `${structure.nameOf(managerId)} is below ${structure.nameOf(inside)}.`;
    return `${order} A role cannot report to its own branch.`;
  }

  /** @param {string} id @param {Cargo} cargo @returns {Aim | null} */
  #aimBox(id, cargo) {
    const { structure } = this.state;
    if (cargo.roles.includes(id)) return null;
    if (this.#isGroup(id)) return refused(id, openFirst("choose one"));
    const circle = this.#circle(cargo, id);
    if (circle) return refused(id, circle);
    if (cargo.topmost.every((role) => structure.managerOf(role) === id))
      return refused(id, `Already reports to ${structure.nameOf(id)}.`);
    return allowed(`Report to ${structure.nameOf(id)}`, this.#move(cargo, id, {}), { box: id });
  }

  /** @param {import("./drop_slots.js").Slot} slot @param {Cargo} cargo @returns {Aim | null} */
  #aimSlot({ manager, siblings, index, isBeside, bar }, cargo) {
    const { structure, organisation } = this.state;
    const circle = manager === null ? null : this.#circle(cargo, manager);
    if (circle) return { ...refused(null, circle), bar };
    const moved = new Set(cargo.topmost);
    const others = siblings.filter(({ id }) => !moved.has(id));
    const position = siblings.slice(0, index).filter(({ id }) => !moved.has(id)).length;
    const order = [...others.slice(0, position).map(({ id }) => id), ...cargo.topmost];
    order.push(...others.slice(position).map(({ id }) => id));
    const stays =
      cargo.topmost.every((id) => structure.managerOf(id) === manager) &&
      order.length === siblings.length &&
      siblings.every(({ id }, at) => id === order[at]);
    if (stays) return null;
    const roles = cargo.topmost.map((id) => organisation.roles.get(id));
    const isMixed = roles.some((role) => standsBeside(role) !== isBeside);
    const kind = !isMixed || roles.some((role) => role?.kind === "body") ? null : isBeside ? "assistant" : "line";
    const [before, after] = [others[position - 1], others[position]].map((role) => role && structure.nameOf(role.id));
    const where = before && after ? `Between ${before} and ${after}` : after ? `Before ${after}` : `After ${before}`;
    const isNew = cargo.topmost.some((id) => structure.managerOf(id) !== manager);
    const under = isNew && manager !== null ? `, under ${structure.nameOf(manager)}` : "";
    return allowed(where + under, this.#move(cargo, manager, { position, ...(kind ? { kind } : {}) }), { bar });
  }

  /** @param {string} id @param {Cargo} cargo @returns {Aim | null} */
  #aimLine(id, { roles }) {
    const { structure } = this.state;
    if (roles.includes(id)) return null;
    if (this.#isGroup(id)) return refused(id, openFirst("choose one"));
    const name = structure.nameOf(id);
    const free = roles.filter((role) => structure.managerOf(role) !== id);
    if (free.length === 0) return refused(id, `Already reports to ${name}.`);
    const isThere = (/** @type {string} */ role) =>
      structure.dottedOf(role).some((line) => line.manager_id === id);
    if (free.every(isThere)) return refused(id, "That line is already there.");
    const command =
      roles.length === 1
        ? { name: "add_dotted_line", args: { role_id: roles[0], manager_id: id } }
        : { name: "add_dotted_lines", args: { role_ids: roles, manager_id: id } };
    return allowed(`Dotted line to ${name}`, command, { box: id });
  }

  /** @param {string} id @param {import("./types.js").Holder} person @returns {Aim | null} */
  #aimPerson(id, person) {
    if (id === person.role_id) return null;
    if (this.#isGroup(id)) return refused(id, openFirst("choose one"));
    const title = this.state.organisation.roles.get(id)?.title ?? "";
    const command = { name: "edit_holder", args: { holder_id: person.id, role_id: id } };
    return allowed(`Move ${person.name} to ${title}`, command, { box: id });
  }
}

/** @param {string} words @param {Aim["command"]} command @param {Partial<Aim>} [marks] @returns {Aim} */
function allowed(words, command, marks = {}) {
  return { box: null, bar: null, ...marks, words, isRefused: false, command };
}

/** @param {string | null} box @param {string} words @returns {Aim} */
function refused(box, words) {
  return { box, bar: null, words, isRefused: true, command: null };
}
