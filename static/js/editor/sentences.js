/**
 * What a command is for, in a sentence, where it waits or could not be done: "Move Ivy King under Tom
 * Okafor". The history says the same of what was done; see orgchart/core/commands/sentences.py.
 *
 * @typedef {import("./types.js").Arguments} Arguments
 * @typedef {import("./types.js").Organisation} Organisation
 * @typedef {(args: Arguments, names: Names) => string} Sentence
 */

import { Structure } from "./organisation.js";

/** What the records of a chart are called: before what waits is done, else with it, else as gone. */
class Names {
  /** @param {{saved: Organisation, organisation: Organisation}} state */
  constructor({ saved, organisation }) {
    this.both = [saved, organisation];
    this.structures = this.both.map((each) => new Structure(each));
  }

  /** @param {string | null | undefined} id */
  role(id) {
    const names = this.structures.map((structure) => structure.nameOf(id ?? ""));
    return names.find(Boolean) ?? "a role that is gone";
  }

  /** One role by name, several by number. @param {string[]} ids */
  roles(ids) {
    return ids.length === 1 ? this.role(ids[0]) : counted(ids.length, "role");
  }

  /** @param {string | null | undefined} id of the new manager */
  under(id) {
    return id ? `under ${this.role(id)}` : "to the top";
  }

  /**
   * @param {"holders" | "units" | "measures" | "titles"} collection @param {string | null | undefined} id
   * @param {string} other what it is called where it is gone
   */
  of(collection, id, other) {
    const names = this.both.map((each) => each[collection].get(id ?? "")?.name);
    return names.find(Boolean) ?? other;
  }

  /** @param {string | null | undefined} id */
  unit(id) {
    return this.of("units", id, "a unit that is gone");
  }

  /** Who is named in a record, or else what it is. @param {Arguments} args */
  added(args, other = "a role") {
    return args["name"] || args["title"] || other;
  }
}

/** @param {number} count @param {string} one */
function counted(count, one) {
  return `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
}

/** Words for parts of a record, where those of the arguments are none for people. @type {Record<string, string>} */
const PARTS = {
  unit_id: "unit",
  head_id: "head",
  role_id: "role",
  box_first: "first line of the boxes",
  box_shows: "contents of the boxes",
  colour_by: "meaning of the colours",
  units_as: "look of the units",
  span_least: "least span",
  span_most: "largest span",
  branch: "branch layout",
  kind: "place",
  fte: "share of the post",
  centre: "middle of the rings",
  fields: "fields",
  unit_of_measurement: "unit of measurement",
  data_source: "data source",
};

/** The parts that a change is of, in words. @param {Arguments} args @param {...string} ids what says whose they are */
function parts(args, ...ids) {
  const words = Object.keys(args).filter((name) => !ids.includes(name)).map((name) => PARTS[name] ?? name.replaceAll("_", " "));
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}` : (words[0] ?? "record");
}

/** @type {Record<string, Sentence>} */
const ROLES = {
  add_role_below: (args, names) => `Add ${names.added(args)} ${args["role_id"] ? names.under(args["role_id"]) : "at the top"}`,
  add_role_beside: (args, names) => `Add ${names.added(args)} beside ${names.role(args["role_id"])}`,
  add_role_above: (args, names) => `Add ${names.added(args)} above ${names.role(args["role_id"])}`,
  add_assistant: (args, names) => `Add ${names.added(args, args["kind"] === "adviser" ? "an adviser" : "an assistant")} of ${names.role(args["role_id"])}`,
  add_branch: ({ roles, role_id }, names) =>
    `Add ${roles.length === 1 ? names.added(roles[0]) : counted(roles.length, "role")} ${role_id ? names.under(role_id) : "at the top"}`,
  edit_cells: ({ changes, roles = [] }, names) => {
    const ids = [...new Set(changes.map((/** @type {Arguments} */ change) => change["role_id"]))];
    return roles.length ? `Add ${counted(roles.length, "role")} from the table` : `Change cells of ${names.roles(/** @type {string[]} */ (ids))}`;
  },
  fill_roles: ({ people }) => `Fill in ${people.length === 1 ? "1 person" : `${people.length} people`}`,
  rename_role: (args, names) => `Rename ${names.role(args["role_id"])}${args["name"] || args["title"] ? ` to ${names.added(args)}` : ""}`,
  edit_role: (args, names) => `Change the ${parts(args, "role_id")} of ${names.role(args["role_id"])}`,
  move_role: ({ role_id, manager_id }, names) => `Move ${names.role(role_id)} ${names.under(manager_id)}`,
  move_roles: ({ role_ids, manager_id }, names) => `Move ${names.roles(role_ids)} ${names.under(manager_id)}`,
  delete_role: ({ role_id, branch }, names) => `Delete ${names.role(role_id)}${branch ? " and the branch below" : ""}`,
  delete_roles: ({ role_ids, branch }, names) => `Delete ${names.roles(role_ids)}${branch ? " and the branches below" : ""}`,
  add_dotted_line: ({ role_id, manager_id }, names) => `Draw a dotted line from ${names.role(role_id)} to ${names.role(manager_id)}`,
  add_dotted_lines: ({ role_ids, manager_id }, names) => `Draw dotted lines from ${names.roles(role_ids)} to ${names.role(manager_id)}`,
  label_dotted_line: ({ role_id, manager_id }, names) => `Label the dotted line from ${names.role(role_id)} to ${names.role(manager_id)}`,
  remove_dotted_line: ({ role_id, manager_id }, names) => `Remove the dotted line from ${names.role(role_id)} to ${names.role(manager_id)}`,
  assign_unit: ({ role_ids, unit_id }, names) =>
    unit_id ? `Put ${names.roles(role_ids)} into ${names.unit(unit_id)}` : `Take ${names.roles(role_ids)} out of the unit`,
  set_field: ({ role_ids, name }, names) => `Set ${name} of ${names.roles(role_ids)}`,
};

/** @type {Record<string, Sentence>} */
const PEOPLE = {
  add_holder: (args, names) => `Name ${args["name"] || "a person"} for ${names.role(args["role_id"])}`,
  edit_holder: (args, names) =>
    args["role_id"]
      ? `Move ${names.of("holders", args["holder_id"], "a person")} to ${names.role(args["role_id"])}`
      : `Change the ${parts(args, "holder_id")} of ${names.of("holders", args["holder_id"], "a person")}`,
  remove_holder: ({ holder_id }, names) => `Remove ${names.of("holders", holder_id, "a person")}`,
  set_photo: ({ holder_id, photo }, names) => `${photo ? "Set" : "Remove"} the photo of ${names.of("holders", holder_id, "a person")}`,
};

/** @type {Record<string, Sentence>} */
const UNITS = {
  add_unit: ({ name }) => `Add the unit ${name}`,
  edit_unit: (args, names) => `Change the ${parts(args, "unit_id")} of ${names.unit(args["unit_id"])}`,
  move_unit: ({ unit_id, parent_id }, names) =>
    `Move ${names.unit(unit_id)} ${parent_id ? `into ${names.unit(parent_id)}` : "out of the unit around it"}`,
  delete_unit: ({ unit_id }, names) => `Delete the unit ${names.unit(unit_id)}`,
  add_measure: ({ unit_id, name }, names) => `Add the measure ${name} to ${names.unit(unit_id)}`,
  edit_measure: (args, names) => `Change the ${parts(args, "measure_id")} of the measure ${names.of("measures", args["measure_id"], "that is gone")}`,
  remove_measure: ({ measure_id }, names) => `Remove the measure ${names.of("measures", measure_id, "that is gone")}`,
  add_title: ({ unit_id, name }, names) => `Add the job title ${name} to ${names.unit(unit_id)}`,
  edit_title: (args, names) => `Change the ${parts(args, "title_id")} of the job title ${names.of("titles", args["title_id"], "that is gone")}`,
  remove_title: ({ title_id }, names) => `Remove the job title ${names.of("titles", title_id, "that is gone")}`,
};

/** @type {Record<string, Sentence>} */
const CHART = {
  edit_chart: (args) => (args["title"] ? `Rename the chart to ${args["title"]}` : `Change the ${parts(args)} of the chart`),
  set_branches: () => "Arrange the branches",
  rename_grade: ({ grade, name }) => `Rename the grade ${grade} to ${name}`,
  add_field: ({ name }) => `Add the field ${name}`,
  edit_field: ({ name }) => `Change the field ${name}`,
  rename_field: ({ name, new_name }) => `Rename the field ${name} to ${new_name}`,
  move_field: ({ name }) => `Move the field ${name}`,
  remove_field: ({ name }) => `Remove the field ${name}`,
  rename_choice: ({ field, choice, name }) => `Rename the choice ${choice} of ${field} to ${name}`,
  undo: () => "Undo",
  redo: () => "Redo",
};

/** A sentence for each command. */
export const SENTENCES = new Map(Object.entries({ ...ROLES, ...PEOPLE, ...UNITS, ...CHART }));

/** @param {string} name @param {Arguments} args @param {{saved: Organisation, organisation: Organisation}} state */
export function sentenceOf(name, args, state) {
  const sentence = SENTENCES.get(name);
  return sentence ? sentence(args, new Names(state)) : "Change the chart";
}
