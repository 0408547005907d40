import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, type FieldError, may, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** On what joining the register rests: for the data protection officer to say. */
export interface LinkageTermsInput {
  readonly lawfulBasis: string;
  /** From when a file was sent; 1 to 120. */
  readonly retentionMonths: number;
  /** On what taking special-category columns rests; empty: none are taken. */
  readonly specialCondition: string;
}

export type LinkageTermsView = LinkageTermsInput & { readonly settledAt: Date };

const LONGEST = 2_000;
const MOST_MONTHS = 120;

/** What the officer lays down before anything of the register is joined to anybody: without it nothing is. */
@Injectable()
export class LinkageTerms {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Null: the officer has not said. @throws {DomainError} forbidden. */
  async get(actor: Actor): Promise<LinkageTermsView | null> {
    if (!may(actor, 'linkage.settle') && !may(actor, 'registry.bring-in')) permit(actor, 'evidence.read');
    return this.db.transaction(actor, (tx) => termsOf(tx, actor.institutionId));
  }

  /** @throws {DomainError} forbidden; invalid, `linkage.wrong`, with what to put right. */
  async settle(actor: Actor, given: LinkageTermsInput): Promise<void> {
    permit(actor, 'linkage.settle');
    const faults = faultsOf(given);
    if (faults.length > 0) throw new DomainError('invalid', 'linkage.wrong', `${faults.length} faults`, faults);
    await this.db.transaction(actor, async (tx) => {
      await tx.query(
        `insert into linkage_terms (institution_id, lawful_basis, retention_months, special_condition, settled_at)
         values ($1, $2, $3, $4, $5) on conflict (institution_id) do update set lawful_basis = excluded.lawful_basis,
           retention_months = excluded.retention_months, special_condition = excluded.special_condition, settled_at = excluded.settled_at`,
        [
          ...[actor.institutionId, given.lawfulBasis.trim(), given.retentionMonths],
          ...[given.specialCondition.trim(), this.clock.now()],
        ],
      );
      await record(tx, actor, { event: 'linkage.settled' });
    });
  }
}

/** Null: nothing is joined yet. */
export async function termsOf(tx: EntityManager, institutionId: string): Promise<LinkageTermsView | null> {
  const [row] = await tx.query<LinkageTermsView[]>(
    `select lawful_basis as "lawfulBasis", retention_months as "retentionMonths", special_condition as "specialCondition",
       settled_at as "settledAt" from linkage_terms where institution_id = $1`,
    [institutionId],
  );
  return row ?? null;
}

function faultsOf({ lawfulBasis, retentionMonths, specialCondition }: LinkageTermsInput): FieldError[] {
  const isMonths = Number.isInteger(retentionMonths) && retentionMonths >= 1 && retentionMonths <= MOST_MONTHS;
  return [
    ...(lawfulBasis.trim() === ''
      ? [{ field: 'lawfulBasis', message: 'Enter the lawful basis that joining the records rests on' }]
      : []),
    ...(lawfulBasis.length > LONGEST ? [{ field: 'lawfulBasis', message: `Enter ${LONGEST} letters at most` }] : []),
    ...(isMonths ? [] : [{ field: 'retentionMonths', message: `Enter a number of months from 1 to ${MOST_MONTHS}` }]),
    ...(specialCondition.length > LONGEST
      ? [{ field: 'specialCondition', message: `Enter ${LONGEST} letters at most` }]
      : []),
  ];
}
