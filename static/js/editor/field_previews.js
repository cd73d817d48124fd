/**
 * What the commands about fields of the chart's own will do to the document; see ``preview.js``.
 *
 * @typedef {import("./preview.js").Preview} Preview
 * @typedef {import("./types.js").FieldDefinition} FieldDefinition
 */

/** @param {import("./organisation.js").Draft} draft */
function chartOf(draft) {
  return draft.organisation.charts.get("chart");
}

/**
 * @param {import("./organisation.js").Draft} draft
 * @param {(fields: FieldDefinition[]) => FieldDefinition[]} change
 */
function redefine(draft, change) {
  draft.change("charts", "chart", { fields: change([...(chartOf(draft)?.fields ?? [])]) });
}

/**
 * Change the values that roles have.
 * @param {import("./organisation.js").Draft} draft
 * @param {(pair: [string, string]) => [string, string][]} change one name and value, to none or another
 */
function revalue(draft, change) {
  for (const role of draft.organisation.roles.values()) {
    const pairs = Object.entries(role.fields);
    const changed = pairs.flatMap(change);
    if (changed.length !== pairs.length || changed.some((pair, at) => pair[0] !== pairs[at]?.[0] || pair[1] !== pairs[at]?.[1]))
      draft.change("roles", role.id, { fields: Object.fromEntries(changed) });
  }
}

/** @type {Record<string, Preview>} */
export const FIELD_PREVIEWS = {
  add_field(draft, { name, kind = "text", choices = [], position }) {
    redefine(draft, (fields) => {
      fields.splice(position ?? fields.length, 0, { name, kind, choices });
      return fields;
    });
  },
  edit_field(draft, { name, ...changes }) {
    redefine(draft, (fields) => fields.map((field) => (field.name === name ? { ...field, ...changes } : field)));
  },
  rename_field(draft, { name, new_name: renamed }) {
    redefine(draft, (fields) => fields.map((field) => (field.name === name ? { ...field, name: renamed } : field)));
    const chart = chartOf(draft);
    const follow = (/** @type {string} */ word) => (word === `field:${name}` ? `field:${renamed}` : word);
    draft.change("charts", "chart", {
      box_shows: (chart?.box_shows ?? []).map(follow),
      colour_by: follow(chart?.colour_by ?? "unit"),
    });
    revalue(draft, ([key, value]) => [[key === name ? renamed : key, value]]);
  },
  move_field(draft, { name, position }) {
    redefine(draft, (fields) => {
      const others = fields.filter((field) => field.name !== name);
      others.splice(position, 0, ...fields.filter((field) => field.name === name));
      return others;
    });
  },
  remove_field(draft, { name }) {
    redefine(draft, (fields) => fields.filter((field) => field.name !== name));
    const chart = chartOf(draft);
    draft.change("charts", "chart", {
      box_shows: (chart?.box_shows ?? []).filter((word) => word !== `field:${name}`),
      colour_by: chart?.colour_by === `field:${name}` ? "unit" : chart?.colour_by,
    });
    revalue(draft, (pair) => (pair[0] === name ? [] : [pair]));
  },
  rename_choice(draft, { field, choice, name }) {
    const follow = (/** @type {string} */ word) => (word === choice ? name : word);
    redefine(draft, (fields) =>
      fields.map((each) => (each.name === field ? { ...each, choices: each.choices.map(follow) } : each)),
    );
    revalue(draft, ([key, value]) => [[key, key === field ? follow(value) : value]]);
  },
  set_field(draft, { role_ids: roleIds, name, value }) {
    for (const id of roleIds) {
      const { [name]: _, ...rest } = draft.organisation.roles.get(id)?.fields ?? {};
      const kept = draft.organisation.roles.get(id)?.fields ?? {};
      draft.change("roles", id, { fields: value ? { ...kept, [name]: value } : rest });
    }
  },
};
