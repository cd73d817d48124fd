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
import { standsBeside } from "./organisation.js";

const WIDTH = 190;
const HEIGHT = 62;
const GAP = 34;
const TEXT_X = 56;
const NEUTRAL = "#64748b";
/** Distance of lines in parts of the size of their type. */
const LEADING = 1.22;

/** @type {SceneText} */
const USUAL_NAME = {
  part: "name",
  lines: [],
  full: "",
  size: 12.5,
  bold: true,
  colour: "#0f172a",
  align: "start",
  rtl: false,
};
/** @type {SceneText} */
const USUAL_TITLE = { ...USUAL_NAME, part: "title", size: 11, bold: false };
/** What the first box of an empty chart looks like. @type {Box} */
const USUAL = {
  id: "",
  x: 0,
  y: 0,
  width: WIDTH,
  height: HEIGHT,
  radius: 10,
  fill: "#ffffff",
  stroke: "#cbd5e1",
  stroke_width: 1,
  dash: [],
  bar: 10,
  bar_colour: NEUTRAL,
  bar_side: "left",
  avatar: null,
  texts: [],
  label: "",
  description: "",
  level: 1,
  manager_id: "",
  unit_id: "",
  vacant: false,
  assistant: false,
  planned: false,
  adviser: false,
  hidden: 0,
  members: [],
};

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
export function initials(name) {
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
  return structure.organisation.roles.get(id)?.planned ? "Planned" : "Vacant";
}

/** @param {Structure} structure @param {string} id @returns {[string, string]} the two texts of a box */
function wordsOf(structure, id) {
  const role = structure.organisation.roles.get(id);
  if (!role) return ["", ""];
  if (role.headcount > 1) {
    const names = structure.holdersOf(id).map(({ name }) => name);
    return [role.title, names.length ? names.join(", ") : `${role.headcount} posts`];
  }
  const isTitleFirst = structure.organisation.charts.get("chart")?.box_first === "title";
  return isTitleFirst ? [role.title, firstLine(structure, id)] : [firstLine(structure, id), role.title];
}

/**
 * Return the texts of a role in a box, in the look of the texts that a box has.
 * @param {Structure} structure @param {string} id @param {Box} box
 * @returns {SceneText[]}
 */
function textsOf(structure, id, box) {
  const [nameLook = USUAL_NAME, titleLook = { ...USUAL_TITLE, colour: nameLook.colour }] = box.texts;
  const x = nameLook.lines[0]?.x ?? TEXT_X;
  const inset = nameLook.align === "end" ? box.width - x : x;
  const room = nameLook.align === "middle" ? box.width - 18 : box.width - inset - 8;
  const [first, second] = wordsOf(structure, id);
  const names = wrapped(first, room, 1, nameLook.size, true);
  const titles = wrapped(second, room, 2, titleLook.size, false);
  const [above, between] = [nameLook.size * LEADING, titleLook.size * LEADING];
  const bar = { top: box.bar, bottom: -box.bar, left: 0, right: 0 }[box.bar_side];
  const middle = (box.height + bar) / 2;
  const details = box.texts.slice(2);
  const usual = middle - (above + between * titles.length) / 2 + above / 2 + nameLook.size * 0.36;
  // With more below, the first line stands where it stood.
  const top = details.length > 0 ? (nameLook.lines[0]?.y ?? usual) : usual;
  const place = (/** @type {string[]} */ lines, /** @type {number} */ from) =>
    lines.map((text, at) => ({ text, x, y: from + between * at }));
  return [
    { ...nameLook, part: "name", lines: place(names, top), full: first, rtl: false },
    { ...titleLook, part: "title", lines: place(titles, top + between), full: second, rtl: false },
    ...details,
  ];
}

/**
 * Return a box for a role that the scene has not placed yet, in the look of another one.
 * @param {Structure} structure @param {string} id @param {number} x @param {number} y @param {Box} model
 * @returns {Box}
 */
function ghost(structure, id, x, y, model) {
  const role = structure.organisation.roles.get(id);
  const colour = structure.unitColour(role?.unit_id ?? null) || NEUTRAL;
  const vacant = structure.isVacant(id);
  const { avatar } = model;
  const box = {
    ...model,
    x,
    y,
    id,
    stroke: vacant ? colour : model.stroke,
    stroke_width: vacant ? Math.max(1, model.stroke_width) : model.stroke_width,
    dash: vacant ? [4, 3] : role?.planned ? [1, 3] : [],
    avatar: avatar && {
      ...avatar,
      photo: structure.holdersOf(id)[0]?.photo ?? "",
      text: { ...avatar.text, lines: [initialsIn(structure, id, avatar)] },
    },
    texts: model.texts.slice(0, 2),
    label: wordsOf(structure, id).join(", "),
    description: "",
    level: 1,
    manager_id: structure.managerOf(id) ?? "",
    unit_id: role?.unit_id ?? "",
    vacant,
    assistant: standsBeside(role),
    planned: role?.planned ?? false,
    adviser: role?.kind === "adviser",
    hidden: 0,
  };
  return { ...box, texts: textsOf(structure, id, box) };
}

/** @param {Structure} structure @param {string} id @param {import("./types.js").Avatar} avatar */
function initialsIn(structure, id, { cx, cy, text }) {
  const holder = structure.holdersOf(id)[0];
  const line = text.lines[0] ?? { x: cx, y: cy + text.size * 0.36 };
  return { text: holder ? initials(holder.name) : "?", x: line.x, y: line.y };
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
  if (standsBeside(role)) return { x: manager.x + manager.width + 40, y: manager.y };
  return { x: manager.x + 10, y: manager.y + manager.height + GAP };
}

/**
 * The place, or one beside the manager where another box stands there.
 * @param {{x: number, y: number}} place @param {Box | undefined} manager
 * @param {Box[]} others that are drawn, and ghosts so far
 */
function freePlace(place, manager, others) {
  const isFree = (/** @type {{x: number, y: number}} */ { x, y }) =>
    !others.some((box) => overlap(box, { x, y, width: WIDTH, height: HEIGHT }));
  if (!manager || isFree(place)) return place;
  const sides = [manager.x + manager.width + 24, manager.x - WIDTH - 24];
  const heights = [24, -HEIGHT - 12, HEIGHT + GAP];
  const ways = heights.flatMap((down) => sides.map((x) => ({ x, y: manager.y + down })));
  return ways.find(isFree) ?? { x: manager.x + manager.width + 24, y: manager.y + 24 };
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
    plate: null,
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
  const [was, now] = [box.unit_id || null, role?.unit_id ?? null].map((unit) => structure.unitColour(unit));
  return {
    ...box,
    avatar,
    texts: textsOf(structure, box.id, box),
    label: wordsOf(structure, box.id).join(", "),
    bar_colour: now && (!was || box.bar_colour === was) ? now : box.bar_colour,
  };
}

/**
 * Work out what to draw on top of the last scene, given what pending commands touched.
 * @param {Pick<import("./types.js").Scene, "boxes" | "groups">} drawn as last drawn by the server
 * @param {Structure} before the structure that the server knows
 * @param {Structure} after the structure with the pending commands
 * @param {Set<string>} touched ids of touched records
 * @returns {Foresight}
 */
export function foresee({ boxes: scene, groups }, before, after, touched) {
  /** @type {Foresight} */
  const seen = { boxes: new Map(), ghosts: new Set(), fading: new Set(), leaving: new Set(), links: [] };
  const boxOf = (/** @type {string} */ id) => seen.boxes.get(id) ?? scene.get(groups.get(id) ?? id);
  /** What is not shown of the chart stays away until the server has drawn it. @param {string} id */
  const isLeftOut = (id) => {
    const manager = after.managerOf(id);
    return before.organisation.roles.has(id) || (manager !== null && !boxOf(manager));
  };
  for (const id of touched) {
    // What becomes of a box that several roles share is left to the server.
    if (groups.has(id)) continue;
    const box = scene.get(id);
    if (!after.organisation.roles.has(id)) {
      if (box) seen.leaving.add(id);
    } else if (!box && isLeftOut(id)) {
      continue;
    } else if (!box) {
      const [first = USUAL] = scene.values();
      const manager = boxOf(after.managerOf(id) ?? "");
      const ghosts = [...seen.ghosts].flatMap((other) => seen.boxes.get(other) ?? []);
      const { x, y } = freePlace(placeOf(after, id, boxOf), manager, [...scene.values(), ...ghosts]);
      seen.boxes.set(id, ghost(after, id, x, y, manager && manager.members.length === 0 ? manager : first));
      seen.ghosts.add(id);
    } else {
      if (!hasSameWords(before, after, id)) seen.boxes.set(id, reworded(box, after));
      if (before.managerOf(id) !== after.managerOf(id))
        for (const member of after.branch(id)) seen.fading.add(member);
    }
  }
  for (const id of touched) {
    if (groups.has(id)) continue;
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
