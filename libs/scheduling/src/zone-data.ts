/** The edition of the time zone data that all our times are worked out with, e.g. `2026c`: that of this Node. */
export const zoneDataVersion: string = process.versions.tz ?? 'unknown';
