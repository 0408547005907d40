import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, underPurpose } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { headOf, snapshotsWith } from '../data/snapshots.query';
import { ownColumns } from './own-columns';
import { studyNames } from './study-keys';

/** A snapshot that somebody is in. */
export interface OwnSnapshot {
  readonly number: number;
  readonly name: string;
  readonly takenAt: Date;
  /** In how many rounds of it. */
  readonly rounds: number;
  /** What it has a place for, in words; what is not known of them is empty there. */
  readonly columns: readonly string[];
}

/** What somebody may always see of the evidence base: whether they are in it, and in which snapshots. */
@Injectable()
export class OwnEvidence {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  /** The newest first; empty: they are in none. @throws {DomainError} forbidden. */
  async of(actor: Actor): Promise<OwnSnapshot[]> {
    permit(actor, 'evidence.own');
    return this.db.transaction(actor, async (tx) => {
      const [self] = await tx.query<{ student: string | null; mentor: string | null }[]>(
        'select student_id as student, mentor_id as mentor from account where institution_id = $1 and id = $2',
        [actor.institutionId, actor.accountId],
      );
      const ids = [self?.student, self?.mentor].flatMap((id) => (id ? [id] : []));
      const names = await studyNames(this.secrets, tx, actor, ids);
      await record(tx, actor, { event: 'evidence.own-viewed' });
      const pids = names.map(({ pid }) => pid);
      const found = await underPurpose(tx, 'own', () => snapshotsWith(tx, actor.institutionId, pids));
      const own: OwnSnapshot[] = [];
      for (const one of found) {
        const head = await headOf(tx, actor.institutionId, one.number);
        own.push({ ...one, columns: head ? ownColumns(head) : [] });
      }
      return own;
    });
  }
}
