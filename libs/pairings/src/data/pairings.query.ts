import { reachSql, reachValues, type StudentReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { PlacesOf } from '../domain/give-places';
import { holdingStates, type PairingState } from '../domain/lifecycle';

/** A pairing as a list shows it. */
export interface PairingView {
  readonly id: string;
  readonly applicationId: string;
  readonly offerId: string;
  readonly studentName: string;
  readonly schoolName: string | null;
  readonly mentorName: string;
  /** Points, 0 to 65,535. */
  readonly score: number;
  readonly state: PairingState;
  /** YYYY-MM-DD. */
  readonly answerBy: string;
  readonly proposedAt: Date;
  readonly approvedBy: string;
}

/** The pairings of a round whose students are within reach, by the student's last name. */
export function pairingsOf(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
  reach: StudentReach,
): Promise<PairingView[]> {
  return tx.query<PairingView[]>(
    `select p.id, p.application_id as "applicationId", p.offer_id as "offerId", btrim(s.first_name || ' ' || s.last_name) as "studentName",
       school.name as "schoolName", btrim(m.first_name || ' ' || m.last_name) as "mentorName", p.score, p.state,
       p.answer_by::text as "answerBy", p.proposed_at as "proposedAt", by.name as "approvedBy"
     from pairing p
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       left join school on school.institution_id = s.institution_id and school.id = s.school_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
       join decision d on d.institution_id = p.institution_id and d.id = p.decision_id
       join account by on by.institution_id = d.institution_id and by.id = d.decided_by
     where p.institution_id = $1 and p.round_id = $2 and ${reachSql('s', 3)}
     order by lower(s.last_name), lower(s.first_name), p.id`,
    [institutionId, roundId, ...reachValues(reach)],
  );
}

/** Who takes a break offers none. */
const PLACES_NOW = `case when paused_until > (now() at time zone 'Europe/London')::date then 0 else places end`;

/** The offers of a round that have a place for somebody at this moment; nothing is held. */
export async function offersWithPlace(tx: EntityManager, institutionId: string, roundId: string): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `select o.id from offer o where o.institution_id = $1 and o.round_id = $2 and ${PLACES_NOW} >
       (select count(*) from pairing p where p.institution_id = $1 and p.offer_id = o.id and p.state = any ($3::text[]))`,
    [institutionId, roundId, holdingStates],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What these mentors offer now and which places are held, with the offers held until the transaction ends. */
export async function holdPlaces(tx: EntityManager, institutionId: string, offerIds: readonly string[]) {
  const offers = await tx.query<{ id: string; places: number }[]>(
    `select id, ${PLACES_NOW} as places
     from offer where institution_id = $1 and id = any($2::uuid[]) order by id for update`,
    [institutionId, offerIds],
  );
  const held = await tx.query<{ offerId: string; placeNo: number }[]>(
    `select offer_id as "offerId", place_no as "placeNo" from pairing
     where institution_id = $1 and offer_id = any($2::uuid[]) and state = any ($3::text[])`,
    [institutionId, offerIds, holdingStates],
  );
  return new Map<string, PlacesOf>(
    offers.map(({ id, places }) => [
      id,
      { places, taken: held.filter(({ offerId }) => offerId === id).map(({ placeNo }) => placeNo) },
    ]),
  );
}
