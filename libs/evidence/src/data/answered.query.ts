import { createHash } from 'node:crypto';
import { type Answers, type Instrument, partNumbers, type Said, scaleContent, wordsIn } from '@footing/surveys';
import type { EntityManager } from 'typeorm';
import type { Wave } from '../domain/stages';
import { canonical } from '../snapshots/hash-of-snapshot';

/** Somebody who was asked at a time, and whether they handed in. */
export interface AskedAt {
  readonly personId: string;
  readonly roundId: string;
  readonly wave: Wave;
  readonly isHandedIn: boolean;
  /** By key of scale, as scored on the day. */
  readonly scores: Readonly<Record<string, number>>;
  readonly versionId: string;
}

/** Who was asked and what it came to, while each one's yes stands; under the purpose `evidence`. */
export const askedAt = (tx: EntityManager, institutionId: string): Promise<AskedAt[]> =>
  tx.query<AskedAt[]>(
    `with scored as materialized (select s.invitation_id, jsonb_object_agg(s.scale_key, s.score) as scores from survey_score s
       where s.institution_id = $1 and s.score is not null group by 1)
     select i.person_id as "personId", i.round_id as "roundId", i.kind as wave, i.version_id as "versionId",
       r.submitted_at is not null as "isHandedIn", coalesce(c.scores, '{}') as scores
     from survey_invitation i
       left join survey_response r on r.institution_id = i.institution_id and r.invitation_id = i.id and r.submitted_at is not null
       left join scored c on c.invitation_id = r.invitation_id
     where i.institution_id = $1`,
    [institutionId],
  );

/** A scale as a version of a survey asks it. */
export interface ScaleOfVersion {
  readonly scale: string;
  readonly name: string;
  readonly sha256: string;
  readonly isLocked: boolean;
  /** The numbers of each part that somebody gave, recoded; null: not all of it was answered. */
  readonly numbersOf: (said: Readonly<Record<string, Said>>) => readonly number[] | null;
}

/** The scales with a score of each version, by its id; nobody's data. */
export async function scalesOfVersions(
  tx: EntityManager,
  institutionId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ScaleOfVersion[]>> {
  const rows = await tx.query<{ id: string; content: string }[]>(
    'select id, content from instrument_version where institution_id = $1 and id = any ($2)',
    [institutionId, ids],
  );
  return new Map(rows.map(({ id, content }) => [id, scalesIn(JSON.parse(content) as Instrument)]));
}

const scalesIn = (instrument: Instrument): ScaleOfVersion[] =>
  instrument.scales
    .filter(({ isComposite }) => isComposite)
    .map((scale) => ({
      scale: scale.key,
      name: wordsIn(scale.name, 'en', instrument.languages),
      sha256: createHash('sha256')
        .update(canonical(scaleContent(instrument, scale.key)))
        .digest('hex'),
      isLocked: scale.lock !== 'none',
      numbersOf: (said) => {
        const answers: Answers = Object.fromEntries(Object.entries(said).map(([key, one]) => [key, { said: one }]));
        const numbers = partNumbers(scale, answers).flatMap(({ number }) => (number === null ? [] : [number]));
        return numbers.length === scale.parts.length ? numbers : null;
      },
    }));

/** What somebody said, by key of statement or item, without words that they wrote. */
export interface SaidAt {
  readonly wave: Wave;
  readonly versionId: string;
  readonly said: Readonly<Record<string, Said>>;
}

/** What was handed in, for how well the parts of scales hang together; under the purpose `evidence`. */
export const saidAt = (tx: EntityManager, institutionId: string): Promise<SaidAt[]> =>
  tx.query<SaidAt[]>(
    `select r.kind as wave, r.version_id as "versionId", jsonb_object_agg(a.item_key, a.value) as said
     from survey_answer a join survey_response r on r.institution_id = a.institution_id and r.invitation_id = a.invitation_id
     where a.institution_id = $1 and r.submitted_at is not null and a.value is not null group by r.invitation_id, 1, 2`,
    [institutionId],
  );
