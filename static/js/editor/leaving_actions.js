/**
 * Actions that lead to pages of their own about the chart, once everything is saved.
 *
 * @typedef {import("./types.js").Action} Action
 */

/**
 * @param {object} parts
 * @param {{fillIn: string, saveTemplate: string}} parts.urls
 * @param {() => Promise<boolean>} parts.saved waits until everything is saved; false where it cannot be
 * @returns {Action[]}
 */
export function leavingActions({ urls, saved }) {
  /** @param {string} url */
  const leaveFor = (url) => async () => {
    if (await saved()) location.assign(url);
  };
  const common = {
    keys: [],
    scope: /** @type {const} */ ("anywhere"),
    menus: /** @type {("role" | "desk")[]} */ (["desk"]),
    family: "Chart",
    isEnabled: () => true,
  };
  return [
    {
      ...common,
      name: "fill-in",
      label: "Fill in people …",
      hint: "Paste a list of people with titles, and see who goes where",
      edits: true,
      run: leaveFor(urls.fillIn),
    },
    {
      ...common,
      name: "save-template",
      label: "Save as a template …",
      hint: "Keep this chart as a template of your own",
      run: leaveFor(urls.saveTemplate),
    },
  ];
}
