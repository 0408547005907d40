const MINUTE_MS = 60_000;
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** For so long a calendar belongs to the worker that has taken it. */
export const LEASE_MS = 10 * MINUTE_MS;

/** When to try again after so many failures in a row: at once after none, then after 10, 20, 40 … minutes, at most a day. */
export const laterBy = (at: Date, failures: number): Date =>
  new Date(
    at.getTime() + (failures === 0 ? 0 : Math.min(LONGEST_MS, 10 * MINUTE_MS * 2 ** Math.min(failures - 1, 20))),
  );
