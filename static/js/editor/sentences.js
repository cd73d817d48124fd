/** What a command is called where it waits or could not be done: "Add role below Ivy King". */

/**
 * @param {string} name @param {import("./types.js").Arguments} args
 * @param {import("./types.js").Organisation} organisation
 */
export function sentenceOf(name, args, organisation) {
  const words = name.replaceAll("_", " ");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  const { roles, holders, units } = organisation;
  const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value : "");
  const subject =
    roles.get(text(args["role_id"]))?.title ??
    holders.get(text(args["holder_id"]))?.name ??
    units.get(text(args["unit_id"]))?.name;
  const given = text(args["title"]) || text(args["name"]);
  return [sentence, subject && `“${subject}”`, given && `(${given})`].filter(Boolean).join(" ");
}
