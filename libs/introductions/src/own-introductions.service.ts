import { Injectable } from '@nestjs/common';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, may } from '@footing/kernel';
import { dayOf } from '@footing/pairings';
import type { Awaited } from './data/waits.query';
import { type Phase, phaseOn } from './domain/phase';

/** Where somebody stands in a round in which people meet before the draft: one line of their home. */
export interface OwnIntroduction {
  readonly roundId: string;
  readonly roundName: string;
  readonly side: 'student' | 'mentor';
  readonly phase: Phase;
  /** What is awaited of them, the soonest first; empty: nothing. */
  readonly awaited: readonly { readonly what: Awaited; readonly by: string }[];
  /** Of students: on their list; of mentors: who picked them. */
  readonly people: number;
  /** Agreed, and those of them that were held. */
  readonly calls: number;
  readonly held: number;
  /** Whether the student has answered their list. */
  readonly hasAnswered: boolean;
}

interface Row extends Omit<OwnIntroduction, 'phase' | 'side'> {
  readonly listsOn: string;
  readonly picksBy: string;
  readonly callsBy: string;
  readonly ratingsBy: string;
}

/** What homes of students and mentors tell about shortlists and short calls. */
@Injectable()
export class OwnIntroductions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Rounds whose lists are out and that are not over; empty for everybody else. Nobody's name is in it. */
  async of(actor: Actor): Promise<OwnIntroduction[]> {
    if (!may(actor, 'pairings.own')) return [];
    const today = dayOf(this.clock.now());
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) return [];
        const rows = await tx.query<Row[]>(ROWS, [actor.institutionId, self.kind, self.id]);
        const all = rows.map((row) => ({ ...row, side: self.kind, phase: phaseOn(today, row) }));
        return all.filter(({ phase }) => phase !== 'before' && phase !== 'over').map(presented);
      },
      'own',
    );
  }
}

const presented = ({ listsOn: _, picksBy: __, callsBy: ___, ratingsBy: ____, ...one }: Row & OwnIntroduction) => one;

const ROWS = `
  select i.round_id as "roundId", r.name as "roundName", i.lists_on::text as "listsOn", i.picks_by::text as "picksBy",
    i.calls_by::text as "callsBy", i.ratings_by::text as "ratingsBy", count(l.*)::int as people,
    count(c.*)::int as calls, count(c.held_at)::int as held, bool_or(n.application_id is not null) as "hasAnswered",
    coalesce((select json_agg(json_build_object('what', w.what, 'by', w.by) order by w.by, w.what) from introduction_wait w
      where w.institution_id = $1 and w.round_id = i.round_id and w.subject_id = $3 and w.done_at is null), '[]') as awaited
  from introduction_round i
    join round r on r.institution_id = i.institution_id and r.id = i.round_id
    join introduction_list l on l.institution_id = i.institution_id and l.round_id = i.round_id
      and ($2 = 'student' or l.rank is not null)
    join application a on a.institution_id = l.institution_id and a.id = l.application_id and a.withdrawn_at is null
    join offer o on o.institution_id = l.institution_id and o.id = l.offer_id
    left join introduction_call c on c.institution_id = l.institution_id and c.application_id = l.application_id
      and c.offer_id = l.offer_id
    left join introduction_answer n on n.institution_id = l.institution_id and n.application_id = l.application_id
  where i.institution_id = $1 and case $2 when 'student' then a.student_id else o.mentor_id end = $3
  group by i.institution_id, i.round_id, r.name order by i.picks_by`;
