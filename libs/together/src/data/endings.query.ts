import type { Side } from '@footing/pairings';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { hasEnded, type Pair, selfIdOf } from './pair.query';

interface Answer {
  readonly side: Side;
  readonly personId: string;
  readonly sealed: Buffer;
  readonly at: Date;
}

/** Last words of the two; null where there are none. */
export async function answersOf(tx: EntityManager, institutionId: string, { id, side }: Pair) {
  const rows = await tx.query<Answer[]>(
    `select side, subject_id as "personId", sealed, answered_at as at from closing_answer
     where institution_id = $1 and pairing_id = $2`,
    [institutionId, id],
  );
  const of = (mine: boolean): Answer | null => rows.find((row) => (row.side === side) === mine) ?? null;
  return { mine: of(true), theirs: of(false) };
}

export async function startedBy(tx: EntityManager, institutionId: string, id: string): Promise<Side | 'round' | null> {
  const [row] = await tx.query<{ by: Side | 'round' }[]>(
    'select started_by as by from closing where institution_id = $1 and pairing_id = $2',
    [institutionId, id],
  );
  return row?.by ?? null;
}

/** That somebody took part: for printing. It says nothing of how well. */
export interface Certificate {
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  readonly programmeName: string;
  readonly programmeKind: ProgrammeKind;
  readonly roundName: string;
  readonly from: Date;
  readonly to: Date;
}

/** Null before it is over, and where they never met. */
export async function certificateOf(tx: EntityManager, institutionId: string, pair: Pair): Promise<Certificate | null> {
  const { id, side, programmeName, programmeKind, roundName, activeAt } = pair;
  if (!hasEnded(pair) || !pair.haveMet || !activeAt) return null;
  const [row] = await tx.query<{ name: string; to: Date }[]>(
    `select w.first_name || ' ' || w.last_name as name, (select max(at) from pairing_step where institution_id = $1 and pairing_id = $3) as to
     from ${side} w where w.institution_id = $1 and w.id = $2`,
    [institutionId, selfIdOf(pair), id],
  );
  const { name, to } = row ?? { name: '', to: activeAt };
  return { id, name, side, programmeName, programmeKind, roundName, from: activeAt, to };
}
