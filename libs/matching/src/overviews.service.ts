import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { explainUnmatched, type UnmatchedReason } from '@footing/engine';
import { type Actor, permit } from '@footing/kernel';
import { studentReach } from '@footing/people';
import type { Draft } from './data/draft.entity';
import { findDraft, type ReadOnly, readOnly, type ShownLottery, shownLottery } from './data/drafts.query';
import { countsOf, type EntryStatus } from './data/entries.query';
import { unmatchedIn } from './data/exported.query';
import { recordAbout } from './data/looked';
import { labelIn, labelsFor } from './data/shown-names.query';
import { toldDraft } from './data/told-summary.query';

/** Students without a mentor for the same kind of reason. */
export interface LeftGroup {
  readonly code: UnmatchedReason['code'];
  readonly students: readonly {
    readonly applicationId: string;
    readonly name: string;
    readonly why: readonly string[];
  }[];
}

/** A draft as a whole. */
export interface Overview {
  readonly draft: Draft;
  /** Whether counts by tier are of all students, as the draft was made; otherwise of those the actor looks after, as they are now. */
  readonly seesAll: boolean;
  readonly lottery: ShownLottery;
  readonly readOnly: ReadOnly | null;
  readonly counts: Readonly<Record<EntryStatus | 'students', number>>;
  /** Of the students whom the actor may see. The largest group first; empty when everybody has a mentor. */
  readonly left: readonly LeftGroup[];
}

/** What a draft came to: figures, and who is left and why. */
@Injectable()
export class Overviews {
  constructor(private readonly db: Database) {}

  /** @throws {DomainError} not-found, `draft.not-found`. */
  async of(actor: Actor, draftId: string): Promise<Overview> {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      const draft = await findDraft(tx, actor.institutionId, draftId);
      const reach = await studentReach(tx, actor, 'drafts.read');
      const left = await unmatchedIn(tx, draft, reach);
      const applications = left.map(({ applicationId }) => applicationId);
      const fields = ['name', 'reason'];
      await recordAbout(tx, actor, { applications }, { event: 'draft.viewed', object: draftId, fields });
      const labels = await labelsFor(tx, actor, draft);
      const named = labels ? left.map((one) => ({ ...one, studentName: labelIn(labels, one.applicationId) })) : left;
      return {
        draft: await toldDraft(tx, draft, reach),
        seesAll: reach.everything,
        lottery: await shownLottery(tx, draft),
        readOnly: await readOnly(tx, draft),
        counts: await countsOf(tx, { institutionId: actor.institutionId, draftId, reach: { everything: true } }),
        left: grouped(named, draft.settings?.reverse ?? false),
      };
    });
  }
}

function grouped(left: Awaited<ReturnType<typeof unmatchedIn>>, reverse: boolean): LeftGroup[] {
  const groups = Object.entries(Object.groupBy(left, ({ reason }) => reason.code)) as [
    LeftGroup['code'],
    typeof left,
  ][];
  return groups
    .map(([code, students]) => ({
      code,
      students: students.map(({ applicationId, studentName, reason }) => ({
        applicationId,
        name: studentName,
        why: explainUnmatched({ reason, audience: 'consultant', reverse }),
      })),
    }))
    .sort((a, b) => b.students.length - a.students.length);
}
