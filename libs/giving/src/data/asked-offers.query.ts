import type { EntityManager } from 'typeorm';

/** An offer of places, with what decides whether its mentor is asked again. */
export interface AskedOffer {
  readonly offerId: string;
  readonly mentorId: string;
  readonly firstName: string;
  /** Null: there is no account to write to. */
  readonly email: string | null;
  /** YYYY-MM-DD. */
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly saidAt: Date;
  readonly askedAt: Date | null;
}

/**
 * Offers of rounds that are not over and that are not paused. @param mentorId null: of everybody.
 */
export function offersToAsk(
  tx: EntityManager,
  institutionId: string,
  today: string,
  mentorId: string | null,
): Promise<AskedOffer[]> {
  return tx.query<AskedOffer[]>(
    `select o.id as "offerId", o.mentor_id as "mentorId", m.first_name as "firstName", a.email,
       r.meetings_start::text as "meetingsStart", r.meetings_end::text as "meetingsEnd", s.asked_at as "askedAt",
       coalesce(s.said_at, o.created_at) as "saidAt", y."acceptedAt", y."declinedAt"
     from offer o join round r on r.institution_id = o.institution_id and r.id = o.round_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
       left join account a on a.institution_id = o.institution_id and a.mentor_id = o.mentor_id and a.disabled_at is null
       left join places_said s on s.institution_id = o.institution_id and s.offer_id = o.id
       cross join lateral (select max(t.at) filter (where t.step = 'accept') as "acceptedAt",
           max(t.at) filter (where t.step = 'decline') as "declinedAt"
         from pairing p join pairing_step t on t.institution_id = p.institution_id and t.pairing_id = p.id and t.who = 'mentor'
         where p.institution_id = o.institution_id and p.offer_id = o.id) y
     where o.institution_id = $1 and ($3::uuid is null or o.mentor_id = $3) and r.meetings_end >= $2::date
       and o.places > 0 and (o.paused_until is null or o.paused_until <= $2::date)
     order by o.id`,
    [institutionId, today, mentorId],
  );
}

/** Notes when mentors were asked about these offers, or said that they are right. */
export const noteOf = (
  tx: EntityManager,
  institutionId: string,
  offerIds: readonly string[],
  what: 'said_at' | 'asked_at',
  at: Date,
): Promise<unknown> =>
  tx.query(
    `insert into places_said (institution_id, offer_id, ${what}) select $1, id, $3 from unnest($2::uuid[]) as offers (id)
     on conflict (institution_id, offer_id) do update set ${what} = excluded.${what}`,
    [institutionId, offerIds, at],
  );
