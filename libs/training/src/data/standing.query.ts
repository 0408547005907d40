import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { Audience, Standing } from '../domain/module';

/** Whose training it is: a student or mentor by their record, staff by their account. */
export interface Learner {
  readonly kind: Audience;
  readonly id: string;
  /** The kind of programme that it is about; absent: those whose rounds they take part in and that are not over. */
  readonly programme?: ProgrammeKind;
}

/** How somebody stands with one module, by its code. */
export interface StandingRow {
  readonly code: string;
  readonly version: number;
  readonly required: boolean;
  readonly standing: Standing;
  readonly passedAt: Date | null;
  readonly passedVersion: number | null;
  readonly until: Date | null;
}

const STANDING = `select s.code, s.version, s.required, s.standing, s.passed_at as "passedAt",
    s.passed_version as "passedVersion", s.until
  from training_standing($1, $2, $3, coalesce($4::text[], training_kinds($1, $2, $3, $5)), $5) s order by s.code`;

/** How they stand with every module that is for them. Ask for it under the purpose `service` or `own`. */
export function standingRows(
  tx: EntityManager,
  institutionId: string,
  { kind, id, programme }: Learner,
  at: Date,
): Promise<StandingRow[]> {
  return tx.query<StandingRow[]>(STANDING, [institutionId, kind, id, programme ? [programme] : null, at]);
}
