import type { EntityManager } from 'typeorm';
import type { Wish } from '../domain/who-gets-calls';

/** The asker's offer in a round in which people meet first. */
export interface OwnOfferRow {
  readonly offerId: string;
  /** For how many calls they have time; null: they have not said. */
  readonly calls: number | null;
  /** Whether they take anybody new now. */
  readonly isOpen: boolean;
}

/** Whether the offer `o` stands: it has places, and is not paused. */
export const OPEN = `(o.places > 0 and coalesce(o.paused_until <= (now() at time zone 'Europe/London')::date, true))`;

export async function offerOf(tx: EntityManager, institutionId: string, roundId: string, mentorId: string) {
  const [row] = await tx.query<OwnOfferRow[]>(
    `select o.id as "offerId", h.calls, ${OPEN} as "isOpen" from offer o
       left join introduction_hours h on h.institution_id = o.institution_id and h.offer_id = o.id
     where o.institution_id = $1 and o.round_id = $2 and o.mentor_id = $3`,
    [institutionId, roundId, mentorId],
  );
  return row ?? null;
}

/** Until the transaction ends, so that two windows of one mentor take turns. */
export async function holdOffer(tx: EntityManager, institutionId: string, id: string): Promise<void> {
  await tx.query('select from offer where institution_id = $1 and id = $2 for no key update', [institutionId, id]);
}

interface Hours {
  readonly roundId: string;
  readonly offerId: string;
  readonly calls: number;
}

/** Keeps for how many calls a mentor has time; calls there are already keep their numbers. */
export async function keepHours(
  tx: EntityManager,
  institutionId: string,
  { roundId, offerId, calls }: Hours,
  at: Date,
) {
  await tx.query(
    `insert into introduction_hours (institution_id, round_id, offer_id, calls, said_at) values ($1, $2, $3, $4, $5)
     on conflict (institution_id, offer_id) do update set calls = excluded.calls, said_at = excluded.said_at`,
    [institutionId, roundId, offerId, calls, at],
  );
}

/** Students who picked this mentor, stand by their application, may be met directly, and have no call with them yet, nor called one off. */
export const openWishes = (tx: EntityManager, institutionId: string, offerId: string) =>
  tx.query<(Wish & { readonly studentId: string })[]>(
    `select l.application_id as "applicationId", a.student_id as "studentId", l.rank,
       (select count(*)::int from introduction_call c where c.institution_id = l.institution_id
         and c.application_id = l.application_id) as calls
     from introduction_list l
       join application a on a.institution_id = l.institution_id and a.id = l.application_id and a.withdrawn_at is null
     where l.institution_id = $1 and l.offer_id = $2 and l.rank is not null and consent.may_contact(a.student_id) and not exists (
       select from introduction_call c where c.institution_id = l.institution_id and c.application_id = l.application_id
         and c.offer_id = l.offer_id)
       and not exists (select from introduction_call_off f where f.institution_id = l.institution_id
         and f.application_id = l.application_id and f.offer_id = l.offer_id)`,
    [institutionId, offerId],
  );

/** Makes calls with these students, in the lowest numbers that are free. */
export async function makeCalls(
  tx: EntityManager,
  institutionId: string,
  { roundId, offerId, calls }: Hours,
  applicationIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into introduction_call (institution_id, round_id, offer_id, calls, application_id, call_no, made_at)
     select $1, $2, $3, $4, w.application_id, f.call_no, $6
     from unnest($5::uuid[]) with ordinality w (application_id, place)
       join (select n as call_no, row_number() over (order by n) as place from generate_series(1, $4::int) n
         where not exists (select from introduction_call c where c.institution_id = $1 and c.offer_id = $3 and c.call_no = n)) f
         on f.place = w.place`,
    [institutionId, roundId, offerId, calls, applicationIds, at],
  );
}
