import { rmSync } from 'node:fs';
import { keptJourneys } from './journeys';

export default async function teardown(): Promise<void> {
  const kept = keptJourneys();
  await kept?.footing.end('SIGTERM');
  if (kept) rmSync(kept.folder, { recursive: true, force: true });
}
