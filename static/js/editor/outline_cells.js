/**
 * Cells copied from a spreadsheet: rows of columns between tabs, with or without a header row.
 *
 * @typedef {import("./outline_text.js").Entry} Entry
 * @typedef {import("./outline_text.js").Problem} Problem
 * @typedef {import("./outline_text.js").Reading} Reading
 * @typedef {{cells: string[], line: number}} Row
 */

import { BULLET, NUMBER, namesIn, plainLine, readLine } from "./outline_lines.js";

/** What headers mean: by letters and digits alone, in lower case. */
const HEADERS = new Map(
  Object.entries({
    id: "id employeeid employeenumber personid postuniquereference nodeid code",
    manager:
      "manager reportsto managerid supervisor supervisorid boss bossid parent parentid pid parentcode " +
      "reportstoseniorpost managername linemanager",
    name: "name employee employeename employees fullname preferredname person holder who",
    firstName: "firstname givenname",
    lastName: "lastname surname familyname",
    title: "title jobtitle position positionname role genericjobtitle post job",
    unit: "unit department division team subdepartment organisationalunit orgunit",
    email: "email emailaddress mail contactemail",
    phone: "phone telephone mobile contactphone",
    location: "location office site place city",
    headcount: "headcount posts numberofposts count",
    grade: "grade band gradeorequivalent level",
    notes: "notes comment comments",
    assistant: "assistant isassistant",
  }).flatMap(([meaning, words]) => words.split(" ").map((word) => /** @type {const} */ ([word, meaning]))),
);
const YES = /^(?:1|x|y|yes|true|t|assistant)$/iu;
const NO_MANAGER = new Set(["", "0", "xx", "\\n", "-", "n/a", "none"]);

/** What a header stands for, or nothing. @param {string} header */
export function meaningOf(header) {
  return HEADERS.get(header.toLocaleLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
}

/** Whether a text is cells rather than a list: a tab stands between words. @param {string} text */
export function isTable(text) {
  const lines = text.split(/\r\n|[\n\r]/u).map((line) => line.trimStart());
  return lines.some((line) => /\S\t/u.test(line.replace(BULLET, "").replace(NUMBER, "")));
}

/**
 * Rows and cells of a text from a spreadsheet; a cell in quotes may hold tabs and line breaks.
 * @param {string} text @returns {Row[]}
 */
export function splitCells(text) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  let cells = [];
  let [line, start] = [1, 1];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n\r]|$)|([^\t\n\r]*))(\t|\r\n|\n|\r|$)/gu;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    cells.push(match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"'));
    line += (match[1] ?? "").split("\n").length - 1;
    if (match[3] === "\t") continue;
    rows.push({ cells, line: start });
    [cells, start] = [[], ++line];
    if (cell.lastIndex >= text.length) break;
  }
  return rows;
}

/** @param {string} text @returns {Reading} */
export function readCells(text) {
  const rows = splitCells(text).filter(({ cells }) => cells.some((cell) => cell.trim()));
  const meanings = rows[0]?.cells.map((cell) => meaningOf(cell)) ?? [];
  const isHeader =
    meanings.filter(Boolean).length >= 2 && (meanings.includes("name") || meanings.includes("title"));
  return isHeader ? readWithHeader(rows) : readWithoutHeader(rows);
}

/** Name and title, or cells that are indented by empty ones. @param {Row[]} rows @returns {Reading} */
function readWithoutHeader(rows) {
  /** @type {Problem[]} */
  const problems = [];
  const widest = Math.max(...rows.map(({ cells }) => cells.findLastIndex((cell) => cell.trim()) + 1));
  const isSingle = rows.every(({ cells }) => cells.filter((cell) => cell.trim()).length === 1);
  const isIndented = isSingle || widest > 2;
  let before = -1;
  const entries = rows.map(({ cells, line }) => {
    const indent = cells.findIndex((cell) => cell.trim());
    const level = isIndented ? Math.min(indent, before + 1) : 0;
    before = level;
    const given = (isIndented ? cells.slice(indent) : cells).map(plainLine);
    while (given.length && !given[given.length - 1]) given.pop();
    const [first = "", second = "", unit = ""] = given;
    if (given.length > 3) {
      const message = `It has ${given.length} cells. Put a row of headers above: name, title, unit, manager.`;
      problems.push({ line, message });
    }
    if (given.length === 1) return { level, ...readLine(first), line };
    return { level, names: namesIn(first), title: second || first, unit, line };
  });
  return { entries, problems };
}

/** @param {Row[]} rows @returns {Reading} */
function readWithHeader(rows) {
  const header = rows[0]?.cells.map(plainLine) ?? [];
  const meanings = header.map(meaningOf);
  /** @type {Problem[]} */
  const problems = [];
  const records = rows.slice(1).map(({ cells, line }) => {
    /** @type {Record<string, string>} */
    const given = {};
    /** @type {Record<string, string>} */
    const fields = {};
    cells.forEach((cell, column) => {
      const [meaning, text] = [meanings[column], cell.trim()];
      if (!text) return;
      if (meaning && !(meaning in given)) given[meaning] = meaning === "notes" ? text : plainLine(text);
      else if (header[column]) fields[header[column]] = plainLine(text);
      else problems.push({ line, message: `Column ${column + 1} has no header.` });
    });
    return { given, entry: entryOf(given, fields, line, problems), line };
  });
  if (!meanings.includes("manager")) return { entries: records.map(({ entry }) => entry), problems };
  return { entries: inOrder(records, problems), problems };
}

/**
 * @param {Record<string, string>} given @param {Record<string, string>} fields
 * @param {number} line @param {Problem[]} problems
 * @returns {Entry}
 */
function entryOf(given, fields, line, problems) {
  const { firstName = "", lastName = "", name = `${firstName} ${lastName}`, title = "", unit } = given;
  const names = namesIn(name);
  /** @type {Record<string, any>} */
  const role = Object.keys(fields).length ? { fields } : {};
  if (given["grade"]) role["grade"] = given["grade"];
  if (given["notes"]) role["notes"] = given["notes"];
  if (YES.test(given["assistant"] ?? "")) role["kind"] = "assistant";
  if (given["headcount"]) {
    const count = Number(given["headcount"]);
    if (Number.isInteger(count) && count >= 1) role["headcount"] = count;
    else problems.push({ line, message: `The headcount is no whole number: ${given["headcount"]}.` });
  }
  const holder = Object.fromEntries(
    ["email", "phone", "location"].flatMap((key) => (given[key] ? [[key, given[key]]] : [])),
  );
  if (!title) problems.push({ line, message: "A role needs a title." });
  return { level: 0, title: title || "?", names, unit, holder, role, line };
}

/**
 * Order rows below their managers, which a column names by id, by name or by title.
 * @param {{given: Record<string, string>, entry: Entry, line: number}[]} records
 * @param {Problem[]} problems
 */
function inOrder(records, problems) {
  const key = (/** @type {string | undefined} */ text) => plainLine(text ?? "").toLocaleLowerCase();
  /** @type {Map<string, number[]>[]} */
  const places = [new Map(), new Map(), new Map()];
  records.forEach(({ given, entry }, at) => {
    [given["id"], entry.names[0], entry.title].forEach((text, way) => {
      const list = places[way]?.get(key(text));
      if (list) list.push(at);
      else if (key(text)) places[way]?.set(key(text), [at]);
    });
  });
  /** @type {Map<number, number[]>} by the manager's place; -1 for the top */
  const reports = new Map();
  const strangers = new Set();
  /** @type {Problem[]} */
  const unknown = [];
  records.forEach(({ given, line }, at) => {
    const wanted = key(given["manager"]);
    const found = places.map((map) => map.get(wanted)).find((list) => list !== undefined) ?? [];
    let manager = found[0] ?? -1;
    if (NO_MANAGER.has(wanted) || manager === at) manager = -1;
    else if (found.length > 1) {
      const lines = found.map((place) => records[place]?.line).join(", ");
      const message = `More than one row is called ${given["manager"]} (${lines}). Add a column ID.`;
      problems.push({ line, message });
    } else if (manager < 0) {
      strangers.add(wanted);
      unknown.push({ line, message: `No row is called ${given["manager"]}, the manager.` });
    }
    const list = reports.get(manager);
    if (list) list.push(at);
    else reports.set(manager, [at]);
  });
  // Rows that all name the same stranger are a team that was copied without its head.
  if (strangers.size > 1) problems.push(...unknown);
  return walked(records, reports, problems);
}

/**
 * @param {{entry: Entry, line: number}[]} records @param {Map<number, number[]>} reports
 * @param {Problem[]} problems
 */
function walked(records, reports, problems) {
  /** @type {Entry[]} */
  const entries = [];
  const seen = new Set();
  const stack = (reports.get(-1) ?? []).map((at) => ({ at, level: 0 })).reverse();
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { at, level } = step;
    const record = records[at];
    if (!record) continue;
    seen.add(at);
    entries.push({ ...record.entry, level });
    for (const below of (reports.get(at) ?? []).slice().reverse())
      stack.push({ at: below, level: level + 1 });
  }
  records.forEach(({ line }, at) => {
    if (!seen.has(at)) problems.push({ line, message: "Its managers run in a circle." });
  });
  return entries;
}
