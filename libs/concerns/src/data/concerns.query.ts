import { underPurpose } from '@footing/database';
import type { EntityManager } from 'typeorm';
import type { ConcernState, NoteStep, Outcome, Urgency } from '../domain/concern';

/** A concern as it is kept; what it says is sealed. */
export interface ConcernRow {
  readonly id: string;
  /** Whether somebody stands behind it who is known. */
  readonly isNamed: boolean;
  readonly pairingId: string | null;
  readonly urgency: Urgency;
  readonly state: ConcernState;
  readonly outcome: Outcome | null;
  readonly raisedAt: Date;
  /** YYYY-MM-DD: by when somebody is to look at it. */
  readonly acknowledgeBy: string;
  readonly sealed: Buffer;
}

const CONCERN = `c.id, c.account_id is not null as "isNamed", c.pairing_id as "pairingId", c.urgency, c.state, c.outcome,
  c.raised_at as "raisedAt", c.acknowledge_by::text as "acknowledgeBy", c.sealed`;

/** One by its id, or by the hash of its key; undefined: none that the transaction's purpose shows. */
export async function concernRow(
  tx: EntityManager,
  institutionId: string,
  by: { readonly id: string } | { readonly hash: Buffer },
): Promise<ConcernRow | undefined> {
  const [where, value] = 'id' in by ? ['c.id = $2', by.id] : ['c.follow_up = $2', by.hash];
  const [row] = await tx.query<ConcernRow[]>(
    `select ${CONCERN} from concern c where c.institution_id = $1 and ${where}`,
    [institutionId, value],
  );
  return row;
}

/** Those of one account, the newest first. */
export const concernsOf = (tx: EntityManager, institutionId: string, accountId: string): Promise<ConcernRow[]> =>
  tx.query<ConcernRow[]>(
    `select ${CONCERN} from concern c where c.institution_id = $1 and c.account_id = $2 order by c.raised_at desc, c.id desc`,
    [institutionId, accountId],
  );

/** A line in the course of a concern. */
export interface NoteRow {
  readonly step: NoteStep;
  readonly at: Date;
  readonly sealed: Buffer | null;
  /** Who of the staff; null: whoever raised it, the service, or nobody who is still here. */
  readonly byName: string | null;
}

/** Oldest first; private ones only for the purpose of safeguarding. @param withNames names are account data, which `own` reads too: for staff alone. */
export const notesOf = (tx: EntityManager, institutionId: string, id: string, withNames: boolean): Promise<NoteRow[]> =>
  tx.query<NoteRow[]>(
    `select n.step, n.at, n.sealed, case when $3 then a.name end as "byName" from concern_note n
       left join account a on a.institution_id = n.institution_id and a.id = n.by_account
     where n.institution_id = $1 and n.concern_id = $2 order by n.at, n.id`,
    [institutionId, id, withNames],
  );

/** A concern in the safeguarding lead's list: nothing of what it says. */
export interface ListedConcern extends Omit<ConcernRow, 'sealed' | 'outcome'> {
  readonly raisedBy: string | null;
}

/** Those under way first, the most urgent and oldest first; then what is done. 200 at most. */
export const listedConcerns = (tx: EntityManager, institutionId: string): Promise<ListedConcern[]> =>
  tx.query<ListedConcern[]>(
    `select c.id, c.account_id is not null as "isNamed", c.pairing_id as "pairingId", c.urgency, c.state,
       c.raised_at as "raisedAt", c.acknowledge_by::text as "acknowledgeBy", a.name as "raisedBy"
     from concern c left join account a on a.institution_id = c.institution_id and a.id = c.account_id
     where c.institution_id = $1
     order by c.state = 'done', array_position('{now,soon,whenever}', c.urgency), c.raised_at limit 200`,
    [institutionId],
  );

/** Who is behind a concern and its pairing, for the safeguarding lead. */
export interface Behind {
  readonly raisedBy: string | null;
  readonly raisedByEmail: string | null;
  readonly student: string | null;
  readonly mentor: string | null;
  readonly isHeld: boolean;
}

type Reporter = Pick<Behind, 'raisedBy' | 'raisedByEmail'> & { readonly pairingId: string | null };
type Pair = Pick<Behind, 'student' | 'mentor' | 'isHeld'>;

export async function behindConcern(tx: EntityManager, institutionId: string, id: string): Promise<Behind> {
  const [row] = await tx.query<Reporter[]>(
    `select a.name as "raisedBy", a.email as "raisedByEmail", c.pairing_id as "pairingId" from concern c
       left join account a on a.institution_id = c.institution_id and a.id = c.account_id
     where c.institution_id = $1 and c.id = $2`,
    [institutionId, id],
  );
  const { raisedBy = null, raisedByEmail = null, pairingId = null } = row ?? {};
  // Who is in a round is read for running it: safeguarding does not see what anybody answered there.
  const [pair] = await underPurpose(tx, 'service', () =>
    tx.query<Pair[]>(
      `select s.first_name || ' ' || s.last_name as student, m.first_name || ' ' || m.last_name as mentor,
         exists (select from contact_hold h where h.institution_id = p.institution_id and h.pairing_id = p.id
           and h.ended_at is null) as "isHeld"
       from pairing p
         join application ap on ap.institution_id = p.institution_id and ap.id = p.application_id
         join student s on s.institution_id = ap.institution_id and s.id = ap.student_id
         join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
         join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
       where p.institution_id = $1 and p.id = $2`,
      [institutionId, pairingId],
    ),
  );
  return { raisedBy, raisedByEmail, ...(pair ?? { student: null, mentor: null, isHeld: false }) };
}

/** Who looked at one, newest first. */
export const looksAt = (tx: EntityManager, institutionId: string, id: string): Promise<{ name: string; at: Date }[]> =>
  tx.query<{ name: string; at: Date }[]>(
    `select coalesce(a.name, 'Somebody who has left') as name, l.at from concern_look l
       left join account a on a.institution_id = l.institution_id and a.id = l.by_account
     where l.institution_id = $1 and l.concern_id = $2 order by l.at desc, l.id desc limit 100`,
    [institutionId, id],
  );
