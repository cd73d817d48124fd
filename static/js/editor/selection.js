/** Choosing several roles: with the pointer and Shift or Ctrl, along the arrows, branch by branch, all. */

export class Selection {
  /**
   * @param {object} parts
   * @param {import("./state.js").State} parts.state
   * @param {() => void} parts.focusLead puts the keyboard on the box that leads the selection
   */
  constructor({ state, focusLead }) {
    this.state = state;
    this.focusLead = focusLead;
  }

  /** The roles that stand in a box. @param {string} id @returns {string[]} */
  #rolesIn(id) {
    const members = this.state.scene.boxes.get(id)?.members ?? [];
    return members.length > 0 ? members : [id];
  }

  /** Take a box into the selection; it leads from then on. @param {string} id the box's */
  add(id) {
    const roles = this.#rolesIn(id);
    this.state.selectMany([...this.state.chosenRoles.filter((role) => !roles.includes(role)), ...roles]);
    this.focusLead();
  }

  /** Take a box into the selection, or out of it. @param {string} id the box's */
  toggle(id) {
    if (!this.state.isSelected(id)) return this.add(id);
    const roles = this.#rolesIn(id);
    this.state.selectMany(this.state.chosenRoles.filter((role) => !roles.includes(role)));
    this.focusLead();
  }

  /** Select everybody below what is selected, too. */
  branch() {
    const { structure, chosenRoles, selected } = this.state;
    if (selected === null) return;
    const all = new Set(chosenRoles.flatMap((id) => [...structure.branch(id)]));
    all.delete(selected);
    this.state.selectMany([...all, selected]);
    this.focusLead();
  }

  all() {
    const { organisation, structure, selected } = this.state;
    const lead = selected ?? structure.roots[0]?.id;
    if (lead === undefined) return;
    this.state.selectMany([...[...organisation.roles.keys()].filter((id) => id !== lead), lead]);
    this.focusLead();
  }

  /** Keep only the role that leads. @returns {boolean} false where it is the only one already */
  collapse() {
    if (!this.state.hasMany) return false;
    this.state.select(this.state.selected);
    this.focusLead();
    return true;
  }
}
