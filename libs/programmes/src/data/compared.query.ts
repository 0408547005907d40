import type { EntityManager } from 'typeorm';
import type { BarrierKind } from '../domain/barrier-kinds';
import type { CriterionKind } from '../domain/criterion-kinds';

/** What a round compares: enough to know what to ask of a student. */
export interface ComparedInRound {
  /** In no order. */
  readonly criteria: readonly {
    readonly kind: CriterionKind;
    /** 0 to 100. */
    readonly weight: number;
    /** Null where the kind itself says what is read. */
    readonly studentField: string | null;
  }[];
  readonly barriers: readonly { readonly kind: BarrierKind; readonly studentField: string | null }[];
}

/** Both in one statement: every page of a sign-up begins with it. Nothing of a round that is not there. */
export async function comparedIn(tx: EntityManager, institutionId: string, roundId: string): Promise<ComparedInRound> {
  const [row] = await tx.query<ComparedInRound[]>(
    `select
       (select coalesce(json_agg(json_build_object('kind', c.kind, 'weight', c.weight, 'studentField', c.student_field)), '[]')
         from criterion c where c.institution_id = $1 and c.round_id = $2) as criteria,
       (select coalesce(json_agg(json_build_object('kind', b.kind, 'studentField', b.student_field)), '[]')
         from barrier b where b.institution_id = $1 and b.round_id = $2) as barriers`,
    [institutionId, roundId],
  );
  return row ?? { criteria: [], barriers: [] };
}
