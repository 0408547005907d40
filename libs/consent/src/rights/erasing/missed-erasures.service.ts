import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type JournalLine, StopJournal } from '../../journal/stop-journal';
import type { WholePerson } from '../data/person.query';
import { ERASURE, Erasures } from './erasures.service';
import type { ErasureOutcome } from './traces';

/** People who were erased and are back, because the database came back from a backup that is older. */
@Injectable()
export class MissedErasures {
  constructor(
    private readonly db: Database,
    private readonly journal: StopJournal,
    private readonly erasures: Erasures,
  ) {}

  /** The lines of the journal that the database knows nothing of, though it holds the person. */
  async of(institutionId: string): Promise<JournalLine[]> {
    const lines = (await this.journal.lines(institutionId)).filter(({ purpose }) => purpose === ERASURE);
    if (lines.length === 0) return [];
    return this.db.transaction({ institutionId }, (tx) => missedOf(tx, institutionId, lines), 'own');
  }

  /** Of all institutions, how many people are back. */
  async count(): Promise<number> {
    if (!this.journal.isKept) return 0;
    const all = await this.db.atTheDoor<{ id: string }>('institutions');
    let back = 0;
    for (const { id } of all) back += (await this.of(id)).length;
    return back;
  }

  /** Erases each of them again. @returns how many. Again: none. */
  async replay(institutionId: string): Promise<number> {
    const missed = await this.of(institutionId);
    for (const { person, eventId, item } of missed)
      await this.db.transaction(
        { institutionId },
        async (tx) => {
          const whole = await backAs(tx, institutionId, person);
          const outcome: ErasureOutcome = item === 'kept-without-name' ? item : 'erased';
          await this.erasures.carryOut(tx, systemActor(institutionId), whole, { requestId: eventId, outcome });
        },
        'own',
      );
    return missed.length;
  }
}

async function missedOf(
  tx: EntityManager,
  institutionId: string,
  lines: readonly JournalLine[],
): Promise<JournalLine[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select p.id from (select id, 'student' as kind from student where institution_id = $1 and id = any ($2::uuid[])
         union all select id, 'mentor' from mentor where institution_id = $1 and id = any ($2::uuid[])) p
     where not exists (select from rights_erasure e where e.institution_id = $1 and e.subject_kind = p.kind and e.subject_id = p.id)`,
    [institutionId, lines.map(({ person }) => person.id)],
  );
  const back = new Set(rows.map(({ id }) => id));
  return lines.filter(
    ({ person }, at) => back.has(person.id) && lines.findIndex((one) => one.person.id === person.id) === at,
  );
}

/** They as they are back; where the copy is from before their account, their record alone. */
async function backAs(
  tx: EntityManager,
  institutionId: string,
  { kind, id }: JournalLine['person'],
): Promise<WholePerson> {
  const [row] = await tx.query<{ accountId: string; name: string; email: string }[]>(
    `select id as "accountId", name, email from account where institution_id = $1 and ${kind}_id = $2 for update`,
    [institutionId, id],
  );
  const record = { studentId: kind === 'student' ? id : null, mentorId: kind === 'mentor' ? id : null };
  return { accountId: row?.accountId ?? id, name: row?.name ?? '', email: row?.email ?? '', ...record };
}
