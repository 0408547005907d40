import type { Actor } from '@footing/kernel';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { NewStory } from '../new-story';
import type { PersonToAsk } from './people.query';

/** Keeps a story as it is asked for. @returns its id, which the database makes from all that it says, and checks. */
export async function keepStory(
  tx: EntityManager,
  { institutionId, accountId }: Pick<Actor, 'institutionId' | 'accountId'>,
  { kind, id: whose }: Pick<PersonToAsk, 'kind' | 'id'>,
  { title, words, naming, shownAs, places, until, picture }: NewStory,
): Promise<string> {
  const nonce = randomBytes(32);
  const [made] = await tx.query<{ id: string }[]>(
    'select story_id(story_hash($1, $2, $3, $4, $5, $6, $7, $8, $9)) as id',
    [nonce, whose, until, places, title, words, shownAs, picture?.bytes ?? null, picture?.words ?? null],
  );
  const id = made?.id ?? '';
  await tx.query(
    `insert into story (institution_id, id, student_id, mentor_id, subject_id, until, places, asked_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[institutionId, id, kind === 'student' ? whose : null, kind === 'mentor' ? whose : null, whose],
      ...[until, places, accountId],
    ],
  );
  await tx.query(
    `insert into story_content (institution_id, story_id, subject_id, nonce, title, words, naming, shown_as,
       picture, picture_kind, picture_width, picture_height, picture_words)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[institutionId, id, whose, nonce, title, words, naming, shownAs],
      ...[picture?.bytes, picture?.kind, picture?.width, picture?.height, picture?.words].map((part) => part ?? null),
    ],
  );
  return id;
}
