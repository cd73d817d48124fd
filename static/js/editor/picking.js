/**
 * Choosing a box for what is selected, with a click or with the keys: what dragging does, without dragging.
 *
 * @typedef {import("./drop_targets.js").Cargo} Cargo
 */

import { DropTargets } from "./drop_targets.js";

/** Say how many, or who. @param {import("./state.js").State} state @param {string[]} roles */
function wordsFor(state, roles) {
  const [only = ""] = roles;
  return roles.length === 1 ? state.structure.nameOf(only) : `the ${roles.length} roles`;
}

/**
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./types.js").Edit} parts.edit
 * @param {import("./grouping.js").Grouping} parts.grouping
 * @param {(message: string) => void} parts.complain
 * @param {() => void} parts.focusLead
 */
export function makePicking({ state, edit, grouping, complain, focusLead }) {
  const targets = new DropTargets(state);
  /** @param {string} prompt @param {Cargo} cargo @param {boolean} isDotted @param {string} own said of what is selected */
  const ask = (prompt, cargo, isDotted, own) => {
    const selected = [...state.selectedRoles];
    const refusal = (/** @type {string} */ id) => {
      const aim = targets.aimAt(id, cargo, isDotted);
      return aim === null ? own : aim.isRefused ? aim.words : null;
    };
    state.pick({
      prompt,
      refusal,
      choose: (id) => {
        const reason = refusal(id);
        if (reason !== null) return complain(reason);
        const command = targets.aimAt(id, cargo, isDotted)?.command;
        state.pick(null);
        state.selectMany(selected.filter((each) => state.organisation.roles.has(each)));
        if (command) void edit(command.name, command.args);
        focusLead();
      },
    });
  };
  /** @returns {Cargo} */
  const chosen = () => {
    const roles = [...state.selectedRoles];
    return { roles, topmost: state.structure.topmost(roles), person: null };
  };
  return {
    moveTo() {
      if (grouping.refuses("move one")) return;
      const cargo = chosen();
      const verb = cargo.roles.length === 1 ? "reports" : "report";
      const prompt = `Choose the role that ${wordsFor(state, cargo.roles)} ${verb} to from now on.`;
      ask(prompt, cargo, false, "A role cannot report to itself.");
    },
    drawDottedLine() {
      if (grouping.refuses("draw a line from one")) return;
      const cargo = chosen();
      const verb = cargo.roles.length === 1 ? "also reports" : "also report";
      ask(
        `Choose the role that ${wordsFor(state, cargo.roles)} ${verb} to.`,
        cargo,
        true,
        "A role cannot report to itself.",
      );
    },
    movePerson() {
      const [person] = state.structure.holdersOf(state.selected ?? "");
      if (!person || grouping.refuses("move the person of one")) return;
      ask(
        `Choose the role that ${person.name} takes over.`,
        { roles: [], topmost: [], person },
        false,
        `${person.name} has that role already.`,
      );
    },
  };
}
