/** Where the photos of the chart are. */

let base = "";

/** Say where the photos of the chart are. @param {string} api the chart's address in the API */
export function usePhotosOf(api) {
  base = `${api}photos/`;
}

/** @param {string} photo */
export function photoUrl(photo) {
  return `${base}${encodeURIComponent(photo)}/`;
}
