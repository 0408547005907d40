import type { EntityManager } from 'typeorm';
import type { PersonKind } from '../domain/fields';
import { sides } from './sides';

/** So many people must have said a word before anybody else is shown it: of fewer, it might tell who they are. */
const FEWEST = 3;
const MOST = 40;

/**
 * Words that people of one side of a round gave for a list, said by at least three of them; the most common first, at most 40.
 * What comes of asking others for the same is that their words meet. Cost: reads the answers of the round's side.
 */
export async function wordsOfRound(
  tx: EntityManager,
  { institutionId, roundId }: { readonly institutionId: string; readonly roundId: string },
  kind: PersonKind,
  field: string,
): Promise<string[]> {
  const rows = await tx.query<{ word: string }[]>(
    `select mode() within group (order by said.word) as word
     from ${sides[kind].part} part cross join lateral jsonb_array_elements_text(
       case jsonb_typeof(part.answers->$3) when 'array' then part.answers->$3 else '[]'::jsonb end) said (word)
     where part.institution_id = $1 and part.round_id = $2
     group by lower(said.word) having count(distinct part.id) >= $4 order by count(*) desc, lower(said.word) limit $5`,
    [institutionId, roundId, field, FEWEST, MOST],
  );
  return rows.map(({ word }) => word);
}
