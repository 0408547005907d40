import type { FootingProcess } from './footing-process';

interface Kept {
  readonly footing: FootingProcess;
  readonly folder: string;
}

const place = globalThis as { footingJourneys?: Kept };

/** Keeps the journeys' Footing for its end, and its addresses for the spec files, which run in other processes. */
export function keepJourneys(footing: FootingProcess, folder: string): void {
  place.footingJourneys = { footing, folder };
  process.env['FOOTING_TEST_WEB'] = footing.webUrl;
  process.env['FOOTING_TEST_API'] = footing.apiUrl;
}

export const keptJourneys = (): Kept | undefined => place.footingJourneys;

/** Address of the pages that the journeys share. */
export const webUrl = (): string => process.env['FOOTING_TEST_WEB'] ?? '';

/** Address of the API that the journeys share. */
export const apiUrl = (): string => process.env['FOOTING_TEST_API'] ?? '';
