/**
 * Sheets and slides that a chart can be put on, and how they are called: the same in every dialog.
 * The server knows their sizes.
 */

/** @typedef {{value: string, label: string}} Choice */

/** @type {readonly Choice[]} */
export const PAPERS = [
  { value: "a4", label: "A4" },
  { value: "a3", label: "A3" },
  { value: "a2", label: "A2" },
  { value: "letter", label: "Letter" },
  { value: "legal", label: "Legal" },
  { value: "tabloid", label: "Tabloid" },
];
/** @type {readonly Choice[]} */
export const SCREENS = [
  { value: "16:9", label: "Slide 16:9" },
  { value: "4:3", label: "Slide 4:3" },
];
/** @type {readonly Choice[]} */
export const ORIENTATIONS = [
  { value: "auto", label: "Auto" },
  { value: "landscape", label: "Landscape" },
  { value: "portrait", label: "Portrait" },
];
/** The sizes in points that can be asked for as those of the smallest type, and the usual one. */
export const TYPE_SIZE = { least: 4, most: 12, usual: 7 };
export const PAPER_LABEL = "Paper or slide";
export const ORIENTATION_LABEL = "Orientation";
export const TYPE_SIZE_LABEL = "Smallest type in points";
