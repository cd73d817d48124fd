/**
 * The picture before the server has drawn it: ghosts for added roles, new words in old boxes.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Connector} Connector
 * @typedef {import("./types.js").SceneText} SceneText
 * @typedef {import("./organisation.js").Structure} Structure
 *
 * @typedef {object} Foresight
 * @property {Map<string, Box>} boxes ghosts, and boxes whose words change
 * @property {Set<string>} ghosts ids of boxes that the scene does not have yet
 * @property {Set<string>} fading ids of boxes that are on their way elsewhere
 * @property {Set<string>} leaving ids of boxes that are being deleted
 * @property {Connector[]} links lines to ghosts and to boxes with a new manager
 */

import { overlap } from "./geometry.js";

const WIDTH = 190;
const HEIGHT = 62;
const GAP = 34;
const TEXT_X = 56;
const NEUTRAL = "#64748b";

const ruler = document.createElement("canvas").getContext("2d");

/** @param {string} text @param {number} size @param {boolean} bold */
function widthOf(text, size, bold) {
  if (!ruler) return text.length * size * 0.55;
  ruler.font = `${bold ? "bold " : ""}${size}px "Liberation Sans", Arial, sans-serif`;
  return ruler.measureText(text).width;
}

/**
 * Break a text into lines that fit; the last one ends in an ellipsis where there is more.
 * @param {string} text @param {number} room @param {number} most @param {number} size @param {boolean} bold
 */
function wrapped(text, room, most, size, bold) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of text.slice(0, 300).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || widthOf(longer, size, bold) <= room) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const kept = lines.slice(0, most);
  let last = kept[kept.length - 1] ?? "";
  const isCut = lines.length > most;
  while (last.length > 1 && widthOf(isCut ? `${last}…` : last, size, bold) > room) last = last.slice(0, -1);
  kept[kept.length - 1] = isCut || last !== (lines[kept.length - 1] ?? "") ? `${last.trimEnd()}…` : last;
  return kept;
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : ""].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toLocaleUpperCase();
}

/** @param {Structure} structure @param {string} id */
function firstLine(structure, id) {
  const holder = structure.holdersOf(id)[0];
  if (holder) return holder.acting ? `${holder.name} (acting)` : holder.name;
  return "Vacant";
}

/** @param {Structure} structure @param {string} id @returns {[string, string]} the two texts of a box */
function wordsOf(structure, id) {
  const role = structure.organisation.roles.get(id);
  if (!role) return ["", ""];
  if (role.headcount > 1) {
    const names = structure.holdersOf(id).map(({ name }) => name);
    return [role.title, names.length ? names.join(", ") : `${role.headcount} posts`];
  }
  return [firstLine(structure, id), role.title];
}

/**
 * Return the texts of a box of the usual look, placed in the box at ``x``, ``y``.
 * @param {Structure} structure @param {string} id @param {import("./viewport.js").Rect} box
 * @returns {SceneText[]}
 */
function textsOf(structure, id, box) {
  const [first, second] = wordsOf(structure, id);
  const room = box.width - TEXT_X - 8;
  const x = box.x + TEXT_X;
  const names = wrapped(first, room, 1, 12.5, true);
  const titles = wrapped(second, room, 2, 11, false);
  const top = box.y + box.height / 2 - (titles.length > 1 ? 9 : 2.5);
  return [
    {
      part: "name",
      lines: names.map((text) => ({ text, x, y: top })),
      full: first,
      size: 12.5,
      bold: true,
      colour: "#0f172a",
      align: "start",
      rtl: false,
    },
    {
      part: "title",
      lines: titles.map((text, at) => ({ text, x, y: top + 13.5 * (at + 1) })),
      full: second,
      size: 11,
      bold: false,
      colour: "#475569",
      align: "start",
      rtl: false,
    },
  ];
}

/**
 * Return a box of the usual look for a role that the scene has not placed yet.
 * @param {Structure} structure @param {string} id @param {number} x @param {number} y
 * @returns {Box}
 */
function ghost(structure, id, x, y) {
  const role = structure.organisation.roles.get(id);
  const colour = structure.unitColour(role?.unit_id ?? null) || NEUTRAL;
  const vacant = structure.isVacant(id);
  const place = { x, y, width: WIDTH, height: HEIGHT };
  return {
    ...place,
    id,
    radius: 10,
    fill: "#ffffff",
    stroke: vacant ? colour : "#cbd5e1",
    stroke_width: 1,
    dash: vacant ? [4, 3] : [],
    bar: 10,
    bar_colour: colour,
    avatar: avatarOf(structure, id, x, y, colour),
    texts: textsOf(structure, id, place),
    label: wordsOf(structure, id).join(", "),
    description: "",
    level: 1,
    manager_id: structure.managerOf(id) ?? "",
    unit_id: role?.unit_id ?? "",
    vacant,
    assistant: role?.kind === "assistant",
  };
}

/**
 * @param {Structure} structure @param {string} id @param {number} x @param {number} y
 * @param {string} colour
 */
function avatarOf(structure, id, x, y, colour) {
  const cx = x + 32;
  const cy = y + HEIGHT / 2;
  const holder = structure.holdersOf(id)[0];
  const text = holder ? initials(holder.name) : "?";
  return {
    cx,
    cy,
    r: 15,
    fill: "#e2e8f0",
    text: {
      part: "initials",
      lines: [{ text, x: cx, y: cy + 4 }],
      full: text,
      size: 11,
      bold: true,
      colour,
      align: /** @type {const} */ ("middle"),
      rtl: false,
    },
  };
}

/**
 * Guess where a new role will stand: after the sibling before it, else under (or beside) its manager.
 * @param {Structure} structure @param {string} id @param {(id: string) => Box | undefined} boxOf
 */
function placeOf(structure, id, boxOf) {
  const role = structure.organisation.roles.get(id);
  const siblings = structure.siblings(id).filter(({ kind }) => kind === role?.kind);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const below = structure
    .reports(id)
    .map((report) => boxOf(report.id))
    .find(Boolean);
  if (below) return { x: below.x, y: below.y - HEIGHT - GAP };
  const before = boxOf(siblings[at - 1]?.id ?? "");
  const after = boxOf(siblings[at + 1]?.id ?? "");
  if (before) {
    const other = boxOf(siblings[at - 2]?.id ?? "") ?? after;
    const isStacked = other
      ? Math.abs(other.x - before.x) < 1
      : structure.reports(before.id).length === 0 && before.x % WIDTH > 0;
    return isStacked
      ? { x: before.x, y: before.y + before.height + GAP }
      : { x: before.x + before.width + 24, y: before.y };
  }
  if (after) return { x: after.x - 24, y: after.y - 24 };
  const manager = boxOf(structure.managerOf(id) ?? "");
  if (!manager) return { x: 0, y: 0 };
  if (role?.kind === "assistant") return { x: manager.x + manager.width + 40, y: manager.y };
  return { x: manager.x + 10, y: manager.y + manager.height + GAP };
}

/**
 * The place, or one beside the manager where another box stands there.
 * @param {{x: number, y: number}} place @param {Box | undefined} manager @param {Map<string, Box>} scene
 */
function freePlace(place, manager, scene) {
  const rect = { ...place, width: WIDTH, height: HEIGHT };
  const isTaken = [...scene.values()].some((box) => overlap(box, rect));
  return isTaken && manager ? { x: manager.x + manager.width + 24, y: manager.y + 24 } : place;
}

/** @param {string} id @param {Box} from @param {Box} to @returns {Connector} */
function link(id, from, to) {
  const start = from.x + from.width / 2;
  const end = to.x + to.width / 2;
  const middle = (from.y + from.height + to.y) / 2;
  const isBelow = to.y > from.y + from.height;
  const points = /** @type {import("./types.js").Point[]} */ (
    isBelow
      ? [
          [start, from.y + from.height],
          [start, middle],
          [end, middle],
          [end, to.y],
        ]
      : [
          [from.x + from.width, from.y + from.height / 2],
          [to.x, to.y + to.height / 2],
        ]
  );
  return {
    id,
    kind: "solid",
    source: from.id,
    target: to.id,
    points,
    radius: 6,
    stroke: "#94a3b8",
    stroke_width: 1.5,
    dash: [4, 4],
    label: null,
  };
}

/** @param {Box} box @param {Structure} structure @returns {Box} the box with the words it will have */
function reworded(box, structure) {
  const holder = structure.holdersOf(box.id)[0];
  const role = structure.organisation.roles.get(box.id);
  const text = role && role.headcount > 1 ? `${role.headcount}×` : holder ? initials(holder.name) : "?";
  const avatar = box.avatar && {
    ...box.avatar,
    text: { ...box.avatar.text, lines: box.avatar.text.lines.slice(0, 1).map((line) => ({ ...line, text })) },
  };
  const colour = structure.unitColour(role?.unit_id ?? null);
  return {
    ...box,
    avatar,
    texts: textsOf(structure, box.id, box),
    label: wordsOf(structure, box.id).join(", "),
    bar_colour: colour && role?.unit_id !== (box.unit_id || null) ? colour : box.bar_colour,
  };
}

/**
 * Work out what to draw on top of the last scene, given what pending commands touched.
 * @param {Map<string, Box>} scene boxes as last drawn by the server
 * @param {Structure} before the structure that the server knows
 * @param {Structure} after the structure with the pending commands
 * @param {Set<string>} touched ids of touched records
 * @returns {Foresight}
 */
export function foresee(scene, before, after, touched) {
  /** @type {Foresight} */
  const seen = { boxes: new Map(), ghosts: new Set(), fading: new Set(), leaving: new Set(), links: [] };
  const boxOf = (/** @type {string} */ id) => seen.boxes.get(id) ?? scene.get(id);
  for (const id of touched) {
    const box = scene.get(id);
    if (!after.organisation.roles.has(id)) {
      if (box) seen.leaving.add(id);
    } else if (!box) {
      const { x, y } = freePlace(placeOf(after, id, boxOf), boxOf(after.managerOf(id) ?? ""), scene);
      seen.boxes.set(id, ghost(after, id, x, y));
      seen.ghosts.add(id);
    } else {
      if (!hasSameWords(before, after, id)) seen.boxes.set(id, reworded(box, after));
      if (before.managerOf(id) !== after.managerOf(id))
        for (const member of after.branch(id)) seen.fading.add(member);
    }
  }
  for (const id of touched) {
    const manager = boxOf(after.managerOf(id) ?? "");
    const box = boxOf(id);
    if (box && manager && after.organisation.roles.has(id) && before.managerOf(id) !== manager.id) {
      seen.links.push(link(`preview:${id}`, manager, box));
    }
  }
  return seen;
}

/** @param {Structure} before @param {Structure} after @param {string} id */
function hasSameWords(before, after, id) {
  const [old, now] = [before, after].map((structure) => {
    const role = structure.organisation.roles.get(id);
    return [...wordsOf(structure, id), role?.unit_id, role?.headcount].join("\n");
  });
  return old === now;
}
