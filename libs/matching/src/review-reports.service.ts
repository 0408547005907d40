import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { loadRound } from '@footing/programmes';
import { personOf } from './data/decisions.query';
import type { OverrideKind } from './domain/against';
import { isHasty, isTooFast, LATEST, type Pace } from './domain/reading-time';

/** What one person decided in a round. */
export interface ReviewerFigures {
  readonly name: string;
  /** Approvals one by one, and as one of many. */
  readonly approved: number;
  readonly inBulk: number;
  readonly rejected: number;
  readonly swapped: number;
  readonly takenBack: number;
  /** Approvals one by one that came faster than anybody reads. */
  readonly fast: number;
  /** Decisions made without seeing names. */
  readonly nameless: number;
}

/** What was decided in a round, and how. */
export interface ReviewFigures {
  readonly roundId: string;
  readonly roundName: string;
  readonly reviewers: readonly ReviewerFigures[];
  /** How often each kind of reason spoke against the engine's suggestion; the most frequent first. */
  readonly overrides: readonly { readonly kind: OverrideKind; readonly count: number }[];
  /** Decisions against the suggestion, of all that were for or against one. */
  readonly against: number;
  readonly decided: number;
}

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly override: OverrideKind | null;
  readonly inBulk: boolean;
  readonly namesHidden: boolean;
  readonly seconds: number | null;
  readonly words: number | null;
}

/** Figures about how a round is reviewed, for those who answer for it; and a person's own pace, for themselves. */
@Injectable()
export class ReviewReports {
  constructor(private readonly db: Database) {}

  /** Of a round as a whole. @throws {DomainError} not-found. */
  async of(actor: Actor, roundId: string): Promise<ReviewFigures> {
    permit(actor, 'programmes.edit');
    return this.db.transaction(actor, async (tx) => {
      const { round } = await loadRound(tx, actor.institutionId, roundId);
      const rows = await tx.query<Row[]>(
        `select a.name, d.kind, d.override, d.in_bulk as "inBulk", d.names_hidden as "namesHidden", d.looked_seconds as seconds, d.words_shown as words
         from decision d join account a on a.institution_id = d.institution_id and a.id = d.decided_by
         where d.institution_id = $1 and d.round_id = $2 order by lower(a.name), a.id`,
        [actor.institutionId, roundId],
      );
      const against = rows.filter(({ kind }) => kind === 'reject' || kind === 'swap');
      return {
        ...{ roundId, roundName: round.name, overrides: countedBy(against) },
        reviewers: [...Map.groupBy(rows, ({ name }) => name)].map(([name, own]) => ({ name, ...figuresOf(own) })),
        against: against.length,
        decided: against.length + rows.filter(({ kind }) => kind === 'approve').length,
      };
    });
  }

  /** How somebody's own latest approvals in a draft came about, one by one. */
  async pace(actor: Actor, draftId: string): Promise<Pace & { readonly isHasty: boolean }> {
    permit(actor, 'drafts.review');
    const accountId = personOf(actor.accountId);
    return this.db.transaction(actor, async (tx) => {
      const latest = await tx.query<Pick<Row, 'seconds' | 'words'>[]>(
        `select looked_seconds as seconds, words_shown as words from decision
         where institution_id = $1 and draft_id = $2 and decided_by = $3 and kind = 'approve' and not in_bulk
           and looked_seconds is not null order by revision desc limit $4`,
        [actor.institutionId, draftId, accountId, LATEST],
      );
      const pace = { of: latest.length, fast: latest.filter(({ seconds, words }) => isTooFast(seconds, words)).length };
      return { ...pace, isHasty: isHasty(pace) };
    });
  }
}

function figuresOf(rows: readonly Row[]): Omit<ReviewerFigures, 'name'> {
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const single = of('approve').filter(({ inBulk }) => !inBulk);
  return {
    approved: single.length,
    inBulk: of('approve').length - single.length,
    rejected: of('reject').length,
    swapped: of('swap').length,
    takenBack: of('undo').length,
    // Without a look there is no page, but a program: its pace tells nothing.
    fast: single.filter(({ seconds, words }) => seconds !== null && isTooFast(seconds, words)).length,
    nameless: rows.filter(({ namesHidden }) => namesHidden).length,
  };
}

const countedBy = (rows: readonly Row[]): ReviewFigures['overrides'] =>
  [...Map.groupBy(rows, ({ override }) => override ?? 'other')]
    .map(([kind, all]) => ({ kind, count: all.length }))
    .sort((a, b) => b.count - a.count);
