/**
 * What of the chart is shown: one branch, some levels, branches collapsed or expanded by hand. It is the
 * looker's own choice and no part of the chart. Excerpts are never changed, only replaced.
 *
 * @typedef {import("./organisation.js").Structure} Structure
 *
 * @typedef {object} Excerpt
 * @property {string} branch the role at the top, or empty for the whole chart
 * @property {number} levels how many are shown, bodies not counted; 0 means all
 * @property {string[]} collapsed roles that hide everybody below them
 * @property {string[]} expanded roles that show their reports however deep they stand
 */

/** @type {Excerpt} */
export const WHOLE = Object.freeze({ branch: "", levels: 0, collapsed: [], expanded: [] });

/** @param {string[]} ids @param {string} id */
const without = (ids, id) => ids.filter((each) => each !== id);

/** An excerpt as an address has it. @param {Excerpt} excerpt @returns {URLSearchParams} */
export function queryOf({ branch, levels, collapsed, expanded }) {
  const query = new URLSearchParams();
  if (branch) query.set("branch", branch);
  if (levels) query.set("levels", String(levels));
  if (collapsed.length) query.set("collapsed", collapsed.join());
  if (expanded.length) query.set("expanded", expanded.join());
  return query;
}

/** @param {string} chart @returns {Excerpt} what was shown of a chart last in this tab */
export function keptExcerpt(chart) {
  try {
    const kept = { ...WHOLE, ...JSON.parse(sessionStorage.getItem(`excerpt ${chart}`) ?? "{}") };
    return queryOf(kept).size ? Object.freeze(kept) : WHOLE;
  } catch {
    return WHOLE;
  }
}

/** @param {Excerpt} excerpt @param {string} id @returns {Excerpt} */
export function collapse(excerpt, id) {
  const { collapsed, expanded } = excerpt;
  return { ...excerpt, collapsed: [...without(collapsed, id), id], expanded: without(expanded, id) };
}

/** @param {Excerpt} excerpt @param {string} id @returns {Excerpt} */
export function expand(excerpt, id) {
  const { levels, collapsed, expanded } = excerpt;
  const more = levels > 0 ? [...without(expanded, id), id] : expanded;
  return { ...excerpt, collapsed: without(collapsed, id), expanded: more };
}

/**
 * The roles from the top of an excerpt down to a role, and which of them hide their reports.
 * @param {Excerpt} excerpt @param {Structure} structure @param {string} id
 */
export function wayTo(excerpt, structure, id) {
  const way = [id];
  let isInside = excerpt.branch === id || !structure.organisation.roles.has(excerpt.branch);
  for (let at = structure.managerOf(id); at !== null; at = structure.managerOf(at)) {
    if (excerpt.branch && way[0] === excerpt.branch) break;
    way.unshift(at);
    isInside ||= at === excerpt.branch;
  }
  let level = 0;
  const folded = way.filter((role) => {
    if (structure.organisation.roles.get(role)?.kind !== "body") level += 1;
    const isDeep = excerpt.levels > 0 && level >= excerpt.levels && !excerpt.expanded.includes(role);
    return isDeep || excerpt.collapsed.includes(role);
  });
  return { isInside, folded };
}

/**
 * An excerpt that shows a role: the same where it does already.
 * @param {Excerpt} excerpt @param {Structure} structure @param {string} id @returns {Excerpt}
 */
export function showing(excerpt, structure, id) {
  const start = wayTo(excerpt, structure, id).isInside ? excerpt : { ...excerpt, branch: "" };
  const { folded } = wayTo(start, structure, id);
  return folded.filter((role) => role !== id).reduce(expand, start);
}
