/** One role as a line of text: "Name, Title" or "Title". */

/** Words that end a title, so that "Director, Sales" is one title and no person called Director. */
const TITLE_WORDS = new Set(
  (
    "director manager head president vp svp evp avp vice chief officer ceo coo cfo cto cio lead leader " +
    "supervisor secretary minister partner chair chairman chairwoman chairperson administrator analyst " +
    "engineer specialist coordinator assistant associate executive representative consultant controller " +
    "treasurer dean professor inspector commissioner counsel architect designer developer trainer agent " +
    "principal deputy department division team office unit board committee"
  ).split(" "),
);
/** What may stand before a line of a list. */
export const BULLET = /^(?:[-*+•◦▪●○■□–—‣·]|o(?=\t))\s+/u;
export const NUMBER = /^(?:\(?(?:\d{1,4}|[a-z])[.)]|\d{1,4}(?:\.\d{1,4})+[.)]?)\s+/u;
const NOBODY = /^(?:vacant|vacancy|n\/d|tbd|tbh|open)$/iu;

/** One line, without characters that no file takes. @param {string} text */
export function plainLine(text) {
  return text.replace(/[\u0000-\u0008\u000e-\u001f\u007f]/gu, "").replace(/\s+/gu, " ").trim();
}

/** The people that a cell or the start of a line names. @param {string} text */
export function namesIn(text) {
  return text
    .split(";")
    .map(plainLine)
    .filter((name) => name && !NOBODY.test(name));
}

/**
 * Read "Name, Title", "Ann; Bo, Title", "Vacant, Title", ", Title", "\"Lee, Ann\", Title" or "Title".
 * @param {string} text @returns {{names: string[], title: string}}
 */
export function readLine(text) {
  const line = plainLine(text);
  const quoted = /^"([^"]*)"\s*,\s*(.*)$/u.exec(line);
  if (quoted) return { names: namesIn(quoted[1] ?? ""), title: quoted[2] ?? "" };
  const at = line.indexOf(",");
  if (at < 0) return { names: [], title: line };
  const [first, rest] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  const last = first.split(" ").pop() ?? "";
  if (!rest || TITLE_WORDS.has(last.toLocaleLowerCase())) return { names: [], title: rest ? line : first };
  return { names: namesIn(first), title: rest };
}

/**
 * Write a line that reads back as the same names and title.
 * @param {string[]} names @param {string} title
 */
export function writeLine(names, title) {
  const who = names.join("; ");
  const ways = who ? [`${who}, ${title}`, `"${who}", ${title}`] : [title, `Vacant, ${title}`];
  const same = (/** @type {string} */ way) => {
    const read = readLine(way);
    return read.title === plainLine(title) && read.names.join(";") === names.map(plainLine).join(";");
  };
  return ways.find(same) ?? ways[0] ?? "";
}
