/**
 * Moves by the keyboard, for those who cannot or will not drag.
 *
 * @param {object} parts
 * @param {import("./state.js").State} parts.state
 * @param {import("./types.js").Edit} parts.edit
 * @param {import("./grouping.js").Grouping} parts.grouping
 * @returns {import("./types.js").Action[]}
 */
export function movingActions({ state, edit, grouping }) {
  /** The siblings of the same kind, and where the selected role stands among them. */
  const place = () => {
    const id = (!state.hasMany && state.selected) || "";
    const kind = state.organisation.roles.get(id)?.kind;
    const siblings = state.structure.siblings(id).filter((role) => role.kind === kind);
    return {
      id,
      siblings,
      at: siblings.findIndex((role) => role.id === id),
      manager: state.structure.managerOf(id),
    };
  };
  /** @param {number} step */
  const shift = (step) => {
    if (grouping.refuses("move one")) return;
    const { id, at, manager } = place();
    void edit("move_role", { role_id: id, manager_id: manager, position: at + step });
  };
  const common = { scope: /** @type {const} */ ("chart"), edits: true };
  return [
    {
      ...common,
      name: "move-earlier",
      label: "Move earlier",
      keys: ["Alt+Shift+ArrowUp"],
      isEnabled: () => place().at > 0,
      run: () => shift(-1),
    },
    {
      ...common,
      name: "move-later",
      label: "Move later",
      keys: ["Alt+Shift+ArrowDown"],
      isEnabled: () => place().at >= 0 && place().at < place().siblings.length - 1,
      run: () => shift(1),
    },
    {
      ...common,
      name: "promote",
      label: "Promote",
      hint: "Move beside its manager",
      keys: ["Alt+Shift+ArrowLeft"],
      isEnabled: () => place().manager !== null,
      run: () => {
        if (grouping.refuses("move one")) return;
        const { id, manager } = place();
        const above = state.structure.managerOf(manager ?? "");
        const line = (manager === null ? [] : state.structure.siblings(manager)).filter(
          ({ kind }) => kind === "line",
        );
        const position = line.findIndex((role) => role.id === manager) + 1;
        void edit("move_role", { role_id: id, manager_id: above, position, kind: "line" });
      },
    },
    {
      ...common,
      name: "demote",
      label: "Demote",
      hint: "Move below the role before it",
      keys: ["Alt+Shift+ArrowRight"],
      isEnabled: () => place().at > 0,
      run: () => {
        if (grouping.refuses("move one")) return;
        const { id, siblings, at } = place();
        void edit("move_role", { role_id: id, manager_id: siblings[at - 1]?.id ?? null });
      },
    },
  ];
}
