import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import { SAY_HOURS } from '../domain/attendance';
import type { MeetingKind } from './meeting.query';

/** A meeting that is over and waits for a word of whoever asks. */
export interface MeetingToSay {
  readonly meetingId: string;
  readonly kind: MeetingKind;
  /** Null for a call before anybody is paired, and for a group. */
  readonly pairingId: string | null;
  readonly offerId: string | null;
  /** YYYY-MM-DDTHH:MM on the clock on which it was agreed. */
  readonly localStart: string;
  /** First names of the others. */
  readonly others: readonly string[];
  /** `say`: they have said nothing of themselves. `differ`: they and somebody else say different things. */
  readonly asks: 'say' | 'differ';
}

const THERE = (of: string) => `${of}.state in ('attended', 'late')`;
/** Whether two people say different things of one. @param of the alias of the meeting. @param whose of it or by whom alone, as SQL; anybody where left out. */
export const differs = (of: string, whose?: string): string => `exists (select from attendance x
    join attendance y on y.institution_id = x.institution_id and y.meeting_id = x.meeting_id and y.person_id = x.person_id
      and y.said_by <> x.said_by
  where x.institution_id = ${of}.institution_id and x.meeting_id = ${of}.id and ${THERE('x')} and not ${THERE('y')}
    ${whose ? `and ${whose} in (x.person_id, x.said_by, y.said_by)` : ''})`;

/** The latest first. While contact is on hold nobody is asked. */
export function meetingsToSay(tx: EntityManager, here: string, self: Person, at: Date): Promise<MeetingToSay[]> {
  return tx.query(
    `select m.id as "meetingId", m.kind, m.pairing_id as "pairingId", m.offer_id as "offerId", m.local_start as "localStart",
       coalesce((select json_agg(coalesce(s.first_name, t.first_name) order by o.person_kind, o.person_id) from meeting_person o
         left join student s on o.person_kind = 'student' and s.institution_id = $1 and s.id = o.person_id
         left join mentor t on o.person_kind = 'mentor' and t.institution_id = $1 and t.id = o.person_id
         where o.institution_id = $1 and o.meeting_id = m.id and o.person_id <> $2), '[]') as others,
       case when k.said then 'differ' else 'say' end as asks
     from meeting_person w join meeting m on m.institution_id = $1 and m.id = w.meeting_id
       cross join lateral (select exists (select from attendance d where d.institution_id = $1 and d.meeting_id = m.id
         and d.said_by = $2 and d.person_id = $2) as said) k
     where w.institution_id = $1 and w.person_id = $2 and w.person_kind = $3 and m.kind <> 'intro' and m.status in ('confirmed', 'completed', 'missed')
       and m.ends_at <= $4 and m.ends_at > $4::timestamptz - interval '${SAY_HOURS} hours' and (not k.said or ${differs('m', '$2')})
       and not exists (select from contact_hold h where h.institution_id = $1 and h.pairing_id = m.pairing_id and h.ended_at is null)
     order by m.starts_at desc, m.id`,
    [here, self.id, self.kind, at],
  );
}
