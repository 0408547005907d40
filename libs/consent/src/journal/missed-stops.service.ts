import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { isPurpose, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { Notices } from '../notices.service';
import { type JournalLine, StopJournal } from './stop-journal';

/** Stops that were written down and that the database knows nothing of: it came back from a backup that is older. */
@Injectable()
export class MissedStops {
  constructor(
    private readonly db: Database,
    private readonly journal: StopJournal,
    private readonly notices: Notices,
  ) {}

  /** Those whose use would go on now: who said yes again after the stop is not among them. */
  async of(institutionId: string): Promise<JournalLine[]> {
    const lines = await this.journal.lines(institutionId);
    if (lines.length === 0) return [];
    return this.db.transaction({ institutionId }, (tx) => missedOf(tx, institutionId, lines), 'own');
  }

  /** Records each of them as a stop of today, in the order of the journal. @returns how many. Again: none. */
  async replay(institutionId: string): Promise<number> {
    const missed = await this.of(institutionId);
    for (const line of missed)
      await this.db.transaction(
        { institutionId },
        async (tx) => {
          if (isPurpose(line.purpose)) await this.notices.current(tx, { institutionId }, line.purpose);
          await replayed(tx, line);
        },
        'own',
      );
    return missed.length;
  }

  /** Of all institutions, how many stops are missing. */
  async count(): Promise<number> {
    if (!this.journal.isKept) return 0;
    const all = await this.db.atTheDoor<{ id: string }>('institutions');
    let missing = 0;
    for (const { id } of all) missing += (await this.of(id)).length;
    return missing;
  }
}

/** The newest stop of each use counts; it is missing when the database has not got it and still permits what it stopped. */
async function missedOf(
  tx: EntityManager,
  institutionId: string,
  lines: readonly JournalLine[],
): Promise<JournalLine[]> {
  const newest = new Map(lines.map((line) => [`${line.person.id} ${line.purpose} ${line.item}`, line]));
  const asked = [...newest.values()].filter(({ purpose }) => isPurpose(purpose));
  const rows = await tx.query<{ position: string }[]>(
    `select l.position from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[])
         with ordinality as l (event_id, subject_id, purpose, item, at, position)
       join consent.state s on s.institution_id = $1 and s.subject_id = l.subject_id and s.purpose = l.purpose and s.item = l.item
       left join consent.event last on last.institution_id = $1 and last.subject_id = s.subject_id and last.seq = s.last_seq
     where s.permitted and coalesce(last.recorded_at <= l.at, true)
       and not exists (select from consent.event e where e.institution_id = $1 and e.id = l.event_id)
     order by l.position`,
    [
      institutionId,
      asked.map(({ eventId }) => eventId),
      asked.map(({ person }) => person.id),
      asked.map(({ purpose }) => purpose),
      asked.map(({ item }) => item),
      asked.map(({ at }) => at),
    ],
  );
  return rows.flatMap(({ position }) => asked[Number(position) - 1] ?? []);
}

/** The notice is the one of the decision that stands; who never decided was shown the text in force when they came in. */
async function replayed(tx: EntityManager, { institutionId, person, purpose, item, at }: JournalLine): Promise<void> {
  const [made] = await tx.query<{ id: string }[]>(
    `select r.id from (select
         coalesce((select e.notice_sha256 from consent.event e where e.institution_id = $1 and e.subject_id = $2
             and e.purpose = $4 order by (e.item = $5) desc, e.seq desc limit 1),
           (select n.sha256 from consent.notice n where n.institution_id = $1 and n.purpose = $4 order by version limit 1)) as notice,
         case when rule.basis in ('public-task', 'legitimate-interests') then 'objected' else 'withdrawn' end as kind
       from consent.rule_of($4) rule) was
     join consent.notice n on n.institution_id = $1 and n.sha256 = was.notice
     cross join lateral consent.record($2, $3, $4, $5, was.kind, was.notice,
       greatest(least($6::timestamptz, clock_timestamp()), n.published_at),
       'replayed after a restore', 'restore') r`,
    [institutionId, person.id, person.kind, purpose, item, at],
  );
  const what = { event: 'consent.replayed', subjects: [person], object: made?.id ?? '', fields: [purpose] } as const;
  await record(tx, systemActor(institutionId), what);
}
