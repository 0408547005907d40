import type { Actor } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { markOf, pidOf } from '../domain/pid';

/** Under these the keys are kept, one of each a university; nobody's id. Who destroys the first ends all that leads back to people. */
const STUDY_KEY = '5f0e1d3a-0000-4000-8000-0000e71de9ce';
const NOISE_KEY = '5f0e1d3a-0000-4000-8000-00000000015e';

/** What somebody is called in snapshots, and the mark that decides the noise of tables they are in. */
export interface StudyName {
  readonly pid: string;
  readonly mark: number;
}

/** Names for people, in order: the same for the same person in every snapshot of the university. Cost: two hashes each. */
export async function studyNames(
  secrets: Secrets,
  tx: EntityManager,
  here: Pick<Actor, 'institutionId'>,
  people: readonly string[],
): Promise<StudyName[]> {
  const pids = (await secrets.digests(tx, here, STUDY_KEY, people)).map(pidOf);
  const marks = (await secrets.digests(tx, here, NOISE_KEY, pids)).map(markOf);
  return pids.map((pid, at) => ({ pid, mark: marks[at] ?? 0 }));
}
