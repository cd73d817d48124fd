/**
 * The organisation as maps by id: read from JSON, changed by diffs, and indexed for questions.
 *
 * @typedef {import("./types.js").Organisation} Organisation
 * @typedef {import("./types.js").Collection} Collection
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./types.js").OrgUnit} OrgUnit
 * @typedef {import("./types.js").Holder} Holder
 * @typedef {import("./types.js").Measure} Measure
 * @typedef {import("./types.js").JobTitle} JobTitle
 * @typedef {import("./types.js").ReportingLine} ReportingLine
 */

/** @type {Collection[]} */
export const COLLECTIONS = ["charts", "units", "roles", "holders", "lines", "measures", "titles"];

/**
 * Return the organisation that a document's JSON holds.
 * @param {import("./types.js").DocumentJson} json
 * @returns {Organisation}
 */
export function parseDocument(json) {
  const maps = COLLECTIONS.map((name) => [name, new Map(Object.entries(json[name] ?? {}))]);
  return Object.fromEntries(maps);
}

/**
 * Return a new organisation with the diff applied; maps that do not change are shared.
 * @param {Organisation} organisation
 * @param {import("./types.js").DiffJson} diff
 * @returns {Organisation}
 */
export function applyDiff(organisation, diff) {
  const draft = new Draft(organisation);
  for (const [name, records] of Object.entries(diff.removed ?? {})) {
    for (const id of Object.keys(records)) draft.remove(/** @type {Collection} */ (name), id);
  }
  for (const [name, records] of Object.entries(diff.added ?? {})) {
    for (const [id, record] of Object.entries(records)) {
      draft.put(/** @type {Collection} */ (name), id, record);
    }
  }
  for (const [name, records] of Object.entries(diff.updated ?? {})) {
    for (const [id, { after }] of Object.entries(records)) {
      draft.change(/** @type {Collection} */ (name), id, after);
    }
  }
  return draft.organisation;
}

/** A copy of an organisation that is being written; it notes what it touches. */
export class Draft {
  /** @param {Organisation} organisation */
  constructor(organisation) {
    this.organisation = { ...organisation };
    /** @type {Set<Collection>} */
    this.copied = new Set();
    /** @type {Set<string>} ids of records put, changed or removed */
    this.touched = new Set();
  }

  /**
   * @param {Collection} collection
   * @returns {Map<string, any>}
   */
  #own(collection) {
    if (!this.copied.has(collection)) {
      /** @type {any} */ (this.organisation)[collection] = new Map(
        /** @type {Map<string, any>} */ (this.organisation[collection]),
      );
      this.copied.add(collection);
    }
    return this.organisation[collection];
  }

  /** @param {Collection} collection @param {string} id @param {object} record */
  put(collection, id, record) {
    this.#own(collection).set(id, record);
    this.touched.add(id);
  }

  /** @param {Collection} collection @param {string} id @param {object} fields */
  change(collection, id, fields) {
    const map = this.#own(collection);
    const before = map.get(id);
    if (before) map.set(id, { ...before, ...fields });
    this.touched.add(id);
  }

  /** @param {Collection} collection @param {string} id */
  remove(collection, id) {
    this.#own(collection).delete(id);
    this.touched.add(id);
  }
}

/** Whether a role hangs beside the trunk of its manager. @param {Pick<Role, "kind"> | undefined} role */
export function standsBeside(role) {
  return role?.kind === "assistant" || role?.kind === "adviser";
}

/**
 * Sort siblings as the server does: by order, then by id.
 * @param {{order: number, id: string}} a
 * @param {{order: number, id: string}} b
 */
function inOrder(a, b) {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * @template T
 * @param {Map<string, T[]>} map @param {string} key @param {T} item
 */
function push(map, key, item) {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** Answers to questions about one organisation. Built once a change: linear, a few ms at 3,000 roles. */
export class Structure {
  /** @type {Map<string, Role[]>} */ #reports = new Map();
  /** @type {Map<string, string>} */ #managers = new Map();
  /** @type {Map<string, ReportingLine[]>} */ #dotted = new Map();
  /** @type {Map<string, Holder[]>} */ #holders = new Map();
  /** @type {Map<string, Measure[]>} */ #measures = new Map();
  /** @type {Map<string, JobTitle[]>} */ #titles = new Map();
  /** @type {Map<string, OrgUnit[]>} */ #units = new Map();
  /** @type {Map<string, number>} */ #unitSizes = new Map();
  /** @type {Role[]} */ roots = [];

  /** @param {Organisation} organisation */
  constructor(organisation) {
    this.organisation = organisation;
    const { roles, lines, holders, measures, titles, units } = organisation;
    for (const line of lines.values()) {
      if (line.kind === "solid") this.#managers.set(line.role_id, line.manager_id);
      else push(this.#dotted, line.role_id, line);
    }
    for (const role of roles.values()) {
      const manager = this.#managers.get(role.id);
      if (manager === undefined) this.roots.push(role);
      else push(this.#reports, manager, role);
      if (role.unit_id) this.#unitSizes.set(role.unit_id, (this.#unitSizes.get(role.unit_id) ?? 0) + 1);
    }
    for (const holder of holders.values()) push(this.#holders, holder.role_id, holder);
    for (const measure of measures.values()) push(this.#measures, measure.unit_id, measure);
    for (const title of titles.values()) push(this.#titles, title.unit_id, title);
    for (const unit of units.values()) push(this.#units, unit.parent_id ?? "", unit);
    this.roots.sort(inOrder);
    for (const list of this.#reports.values()) {
      list.sort((a, b) => Number(standsBeside(b)) - Number(standsBeside(a)) || inOrder(a, b));
    }
    for (const map of [this.#holders, this.#measures, this.#titles, this.#units]) {
      for (const list of map.values()) list.sort(inOrder);
    }
  }

  /** Every report, assistants first. @param {string} id @returns {Role[]} */
  reports(id) {
    return this.#reports.get(id) ?? [];
  }

  /** @param {string} id @returns {Role[]} */
  lineReports(id) {
    return this.reports(id).filter((role) => !standsBeside(role));
  }

  /** @param {string} id @returns {string | null} */
  managerOf(id) {
    return this.#managers.get(id) ?? null;
  }

  /** The roles beside this one, itself among them. @param {string} id @returns {Role[]} */
  siblings(id) {
    const manager = this.managerOf(id);
    return manager === null ? this.roots : this.reports(manager);
  }

  /** @param {string} id @returns {ReportingLine[]} */
  dottedOf(id) {
    return this.#dotted.get(id) ?? [];
  }

  /** @param {string} id @returns {Holder[]} */
  holdersOf(id) {
    return this.#holders.get(id) ?? [];
  }

  /** @param {string} unitId @returns {Measure[]} */
  measuresOf(unitId) {
    return this.#measures.get(unitId) ?? [];
  }

  /** The job titles that are common in a unit. @param {string} unitId @returns {JobTitle[]} */
  titlesOf(unitId) {
    return this.#titles.get(unitId) ?? [];
  }

  /** How many roles stand in the unit itself. @param {string} unitId */
  unitSize(unitId) {
    return this.#unitSizes.get(unitId) ?? 0;
  }

  /** Units in outline order with their depth, from 0. @returns {{unit: OrgUnit, depth: number}[]} */
  unitTree() {
    const rows = [];
    const stack = (this.#units.get("") ?? []).map((unit) => ({ unit, depth: 0 })).reverse();
    for (let row = stack.pop(); row; row = stack.pop()) {
      rows.push(row);
      for (const unit of this.#units.get(row.unit.id)?.toReversed() ?? []) {
        stack.push({ unit, depth: row.depth + 1 });
      }
    }
    return rows;
  }

  /** The unit's colour, or that of the nearest unit above that has one. @param {string | null} unitId */
  unitColour(unitId) {
    for (let unit = this.organisation.units.get(unitId ?? ""); unit;) {
      if (unit.colour) return unit.colour;
      unit = this.organisation.units.get(unit.parent_id ?? "");
    }
    return "";
  }

  /** The ids of a role and all below it. @param {string} id @returns {Set<string>} */
  branch(id) {
    const found = new Set([id]);
    for (const member of found) {
      for (const report of this.reports(member)) found.add(report.id);
    }
    return found;
  }

  /** True when ``id`` is ``above`` itself or stands below it. @param {string} id @param {string} above */
  isWithin(id, above) {
    for (let at = /** @type {string | null} */ (id); at !== null; at = this.managerOf(at)) {
      if (at === above) return true;
    }
    return false;
  }

  /** Those of the roles that stand below none of the others. @param {string[]} ids */
  topmost(ids) {
    const chosen = new Set(ids);
    return [...chosen].filter((id) => {
      let above = this.managerOf(id);
      while (above !== null && !chosen.has(above)) above = this.managerOf(above);
      return above === null;
    });
  }

  /** What people call a role: who holds it, else its title. @param {string} id */
  nameOf(id) {
    const holders = this.holdersOf(id);
    if (holders[0]) return holders[0].name;
    return this.organisation.roles.get(id)?.title ?? "";
  }

  /** "Ann Lee · Director, Account Management" @param {string} id */
  longNameOf(id) {
    const title = this.organisation.roles.get(id)?.title ?? "";
    const names = this.holdersOf(id).map((holder) => holder.name);
    return [...names.slice(0, 1), title].join(" · ");
  }

  /** Nobody holds it, it stands for one post and is no body. @param {string} id */
  isVacant(id) {
    const role = this.organisation.roles.get(id);
    return this.holdersOf(id).length === 0 && role?.headcount === 1 && role.kind !== "body" && !role.planned;
  }
}
