import type { EntityManager } from 'typeorm';
import type { Answers } from '../domain/answers';
import type { Instrument } from '../domain/instrument';
import { score, SCORING_VERSION } from '../domain/score';
import type { InvitationRow } from './invitation.query';

type Whose = Pick<InvitationRow, 'institutionId' | 'id' | 'person' | 'kind'>;

/** Hands the survey in: from here on it stays as it is, and what it comes to is written beside it. */
export async function handIn(
  tx: EntityManager,
  of: Whose,
  { instrument, answers, at }: { readonly instrument: Instrument; readonly answers: Answers; readonly at: Date },
): Promise<void> {
  await tx.query(
    'update survey_response set submitted_at = $3, touched_at = $3 where institution_id = $1 and invitation_id = $2',
    [...[of.institutionId, of.id, at]],
  );
  const scored = instrument.scales
    .filter(({ isComposite }) => isComposite)
    .map((scale) => ({ key: scale.key, ...score(scale, answers) }));
  if (scored.length === 0) return;
  await tx.query(
    `insert into survey_score (institution_id, invitation_id, scale_key, kind, person_id, answered, score, scoring_version, at)
     select $1, $2, s.key, $3, $4, s.answered, s.score, $5, $6 from unnest($7::text[], $8::int[], $9::float8[]) s (key, answered, score)`,
    [
      ...[of.institutionId, of.id, of.kind, of.person.id, SCORING_VERSION, at],
      ...[scored.map(({ key }) => key), scored.map(({ answered }) => answered), scored.map((one) => one.score)],
    ],
  );
}

/** Their first score by scale in surveys before this one; within a transaction of that person. */
export async function earlierScores(tx: EntityManager, of: Whose): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ key: string; score: number }[]>(
    `select distinct on (scale_key) scale_key as key, score from survey_score
     where institution_id = $1 and person_id = $2 and invitation_id <> $3 and score is not null
       and at < coalesce((select submitted_at from survey_response where institution_id = $1 and invitation_id = $3), 'infinity')
     order by scale_key, at`,
    [of.institutionId, of.person.id, of.id],
  );
  return new Map(rows.map(({ key, score }) => [key, score]));
}
