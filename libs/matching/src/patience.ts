import { setTimeout as pause } from 'node:timers/promises';

/** So long a page of its own waits for an answer; after that it says that the work goes on. */
export const PAGE_PATIENCE_MS = 8_000;

/** The answer, or null when it is not there in time; whoever works it out goes on. */
export const within = <T>(ms: number, answer: Promise<T>): Promise<T | null> =>
  Promise.race([answer, pause(ms, null, { ref: false })]);
