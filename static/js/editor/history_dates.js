/** When something was done, in words. */

const LOCALE = "en-GB";

/** @param {Date} day */
const startOf = (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();

/** The day of a moment: "Today", "Yesterday" or "Saturday, 21 November 2026". @param {string} iso */
export function dayOf(iso) {
  const moment = new Date(iso);
  const days = Math.round((startOf(new Date()) - startOf(moment)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return moment.toLocaleDateString(LOCALE, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** The time of a moment: "10:14". @param {string} iso */
export function timeOf(iso) {
  return new Date(iso).toLocaleTimeString(LOCALE, { hour: "2-digit", minute: "2-digit" });
}

/** A moment in a sentence: "22 November, 10:14". @param {string} iso */
export function momentOf(iso) {
  const moment = new Date(iso);
  const year = moment.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return `${moment.toLocaleDateString(LOCALE, { day: "numeric", month: "long", year })}, ${timeOf(iso)}`;
}
