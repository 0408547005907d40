import { Database } from '@footing/database';
import { holdPairing, Lives, type Taken } from '@footing/pairings';
import type { TasterStage } from './taster-stage';

type Tx = Parameters<Parameters<Database['transaction']>[1]>[0];

const ACCEPT: readonly (readonly [day: number, taken: Taken])[] = [
  [-99, { step: 'accept', who: 'student' }],
  [-98, { step: 'accept', who: 'mentor' }],
];
const FINISH = [-10, { step: 'finish', who: 'student' }] as const;
/** On these days they met: of five pairs two never did, and every other of the rest on the first day alone. */
const MET = [-80, -60, -40] as const;

/**
 * The pairs of a round that is over, of whom nobody has an account. One pair goes its way by the services; the others go the same way
 * on the same days, in one statement a step: the database holds each of them to its rules as it does the first.
 */
export class PastPairs {
  constructor(
    private readonly stage: TasterStage,
    private readonly roundId: string,
  ) {}

  /** Mentors who are none of the cast passed what the cast passed, on the same day. */
  areTrained(): Promise<void> {
    return this.inRound(async (tx, of) => {
      await tx.query(
        `insert into training_result (institution_id, mentor_id, code, version, passed_at, until)
         select distinct on (o.mentor_id, t.code) o.institution_id, o.mentor_id, t.code, t.version, t.passed_at, t.until
         from offer o join training_result t on t.institution_id = o.institution_id and t.mentor_id is not null
         where o.institution_id = $1 and o.round_id = $2 and not exists (select from training_result has
           where has.institution_id = o.institution_id and has.mentor_id = o.mentor_id)`,
        of,
      );
    });
  }

  /** Everybody said yes, more than half met, and all came to the end. */
  wereTogether(): Promise<void> {
    return this.inRound(async (tx, of) => {
      const [first] = await tx.query<{ id: string }[]>(
        'select id from pairing where institution_id = $1 and round_id = $2 order by id limit 1',
        of,
      );
      if (!first) return;
      for (const [day, taken] of ACCEPT) await this.take(tx, first.id, day, taken);
      for (const day of MET) await this.meet(tx, day);
      await this.take(tx, first.id, ...FINISH);
    });
  }

  private async take(tx: Tx, first: string, day: number, taken: Taken): Promise<void> {
    const { app, system } = this.stage;
    this.stage.on(day);
    const held = await holdPairing(tx, system.institutionId, first);
    if (!held) return;
    await app.get(Lives, { strict: false }).take(tx, system, held, taken);
    await tx.query(
      `insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, reason, by_account, at, awaits, by)
       select p.institution_id, p.id, 0, s.step, s.who, s.from_state, s.to_state, s.reason, s.by_account, s.at, s.awaits, s.by
       from pairing p join pairing_step s on s.institution_id = p.institution_id and s.pairing_id = $3
         and s.number = (select max(l.number) from pairing_step l where l.institution_id = $1 and l.pairing_id = $3)
       where p.institution_id = $1 and p.round_id = $2 and p.id <> $3 order by p.id`,
      [system.institutionId, this.roundId, first],
    );
  }

  /** Each mentor meets one student after the other, for half an hour, from five on. */
  private async meet(tx: Tx, day: number): Promise<void> {
    const of = [this.stage.system.institutionId, this.roundId];
    const begins = `${this.stage.on(day)}T17:00`;
    await tx.query(
      `with pair as (select p.*, a.student_id, row_number() over (partition by p.offer_id order by p.id) as turn,
           row_number() over (order by p.id) as nth
         from pairing p join application a on a.institution_id = p.institution_id and a.id = p.application_id
         where p.institution_id = $1 and p.round_id = $2)
       insert into meeting (institution_id, kind, round_id, pairing_id, status, starts_at, ends_at, local_start, zone, zone_data, blocked_from,
         blocked_to, minutes, mode, asked_by, changed_by_kind, changed_by, changed_at)
       select institution_id, 'pairing', round_id, id, 'confirmed', t.at at time zone 'UTC', (t.at + interval '30 minutes') at time zone 'UTC',
         to_char(t.at, 'YYYY-MM-DD"T"HH24:MI'), 'Etc/UTC', 'none', t.at at time zone 'UTC', (t.at + interval '30 minutes') at time zone 'UTC',
         30, 'online', student_id, 'student', student_id, ($3::timestamp - interval '7 days') at time zone 'UTC'
       from pair cross join lateral (select $3::timestamp + turn * interval '30 minutes' as at) t
       where nth % 5 in (1, 2, 4) and (nth % 2 = 0 or $4)`,
      [...of, begins, day === MET[0]],
    );
    await tx.query(
      `insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
       select m.institution_id, m.id, who.kind, who.id, m.status, m.blocked_from, m.blocked_to
       from meeting m join pairing p on p.institution_id = m.institution_id and p.id = m.pairing_id
         join application a on a.institution_id = p.institution_id and a.id = p.application_id
         join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
         cross join lateral (values ('student', a.student_id), ('mentor', o.mentor_id)) who (kind, id)
       where m.institution_id = $1 and m.round_id = $2 and m.status = 'confirmed'`,
      of,
    );
    await tx.query(
      `update meeting set status = 'completed', step = 'complete', version = version + 1, changed_by_kind = 'service', changed_by = null,
         changed_at = ends_at
       where institution_id = $1 and round_id = $2 and status = 'confirmed'`,
      of,
    );
  }

  private inRound(work: (tx: Tx, of: readonly [string, string]) => Promise<void>): Promise<void> {
    const { app, system } = this.stage;
    return app.get(Database).transaction(system, (tx) => work(tx, [system.institutionId, this.roundId]));
  }
}
