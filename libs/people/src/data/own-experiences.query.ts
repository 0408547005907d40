import type { Person } from '@footing/consent';
import { underPurpose } from '@footing/database';
import type { Actor, Purpose, PurposeFor } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { fieldOf } from './experiences.query';
import { sides } from './sides';

/** An experience, as its owner reads it. */
export interface OwnExperience {
  /** What a decision names it by. */
  readonly item: string;
  readonly word: string;
}

/** What somebody shares or has shared, each once, by its word: to be shown to that person and to nobody else. */
export async function ownExperiences(
  tx: EntityManager,
  secrets: Secrets,
  here: Pick<Actor, 'institutionId'>,
  { kind, id }: Person,
): Promise<OwnExperience[]> {
  const side = kind === 'student' ? sides.students : sides.mentors;
  const rows = await underPurpose(
    tx,
    'own',
    () =>
      tx.query<{ item: string; sealed: Buffer }[]>(
        `select distinct on (item) item, sealed from ${side.experience} where institution_id = $1 and subject_id = $2 order by item`,
        [here.institutionId, id],
      ),
    id,
  );
  const words = await secrets.openMany(
    tx,
    here,
    fieldOf(side),
    rows.map(({ sealed }) => ({ personId: id, sealed })),
  );
  const own = rows.flatMap(({ item }, at) => {
    const word = words[at];
    return word ? [{ item, word }] : [];
  });
  return own.sort((a, b) => a.word.localeCompare(b.word, 'en-GB'));
}

/** A stop as it was recorded. */
interface Stop {
  readonly person: Person;
  readonly purpose: Purpose;
  readonly item: string;
  readonly epoch: number;
}

/**
 * Confirms that matching sees nothing of what somebody stopped sharing. Their own words stay sealed for them alone, so that they
 * can say yes again with one tap; after `STOPPED_DAYS` they go. Asked twice it says the same.
 * @returns `found`: rows that only their owner sees; `again`: rows that matching sees by a later yes.
 * @throws when matching still sees it though nobody has said yes since.
 */
export async function stopAnswers(
  tx: EntityManager,
  { institutionId }: Pick<Actor, 'institutionId'>,
  { person: { id: subjectId }, purpose, item, epoch }: Stop,
) {
  const seen = await countOf(tx, 'matching.characteristics', [institutionId, subjectId, item]);
  const own = await countOf(tx, 'own', [institutionId, subjectId, item]);
  const since = await tx.query<unknown[]>(
    `select from consent.state where institution_id = $1 and subject_id = $2 and item = $3 and purpose = $4 and epoch > $5`,
    [institutionId, subjectId, item, purpose, epoch],
  );
  if (seen > 0 && since.length === 0) throw new Error(`matching still sees what ${subjectId} has stopped`);
  return { found: own - seen, again: seen };
}

async function countOf(
  tx: EntityManager,
  purpose: PurposeFor<'experience'>,
  [institutionId, subjectId, item]: readonly [string, string, string],
): Promise<number> {
  const [count] = await underPurpose(
    tx,
    purpose,
    () =>
      tx.query<{ n: number }[]>(
        `select (select count(*) from experience_wanted where institution_id = $1 and subject_id = $2 and item = $3)::int
           + (select count(*) from experience_offered where institution_id = $1 and subject_id = $2 and item = $3)::int as n`,
        [institutionId, subjectId, item],
      ),
    subjectId,
  );
  return count?.n ?? 0;
}

/** For so long somebody can change their mind about what they stopped sharing. */
export const STOPPED_DAYS = 30;
