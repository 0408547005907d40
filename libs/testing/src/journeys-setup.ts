import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startFooting } from './footing-process';
import { keepJourneys } from './journeys';

/** One Footing with its demonstration university for all journeys; each journey makes a round of its own. */
export default async function setup(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-journeys-'));
  keepJourneys(await startFooting(folder), folder);
}
