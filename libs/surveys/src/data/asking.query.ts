import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { Due, OpenWave, ToRemind } from './due.query';

/** Where somebody is written to, and which decisions it rests on. */
export interface Reader extends Person {
  readonly firstName: string;
  readonly email: string | null;
  /** Of their yes to being counted; null: they have not decided. */
  readonly evidence: number | null;
  readonly followUp: number | null;
  readonly service: number | null;
}

const epoch = (
  purpose: string,
) => `(select s.epoch from consent.state s where s.institution_id = p.institution_id and s.subject_id = p.id
  and s.purpose = '${purpose}' and s.item = '' and s.permitted and (s.valid_until is null or s.valid_until > clock_timestamp()))`;

/** Where these people are written to, by id; under the purpose `service`. */
export async function readersOf(
  tx: EntityManager,
  institutionId: string,
  people: readonly Person[],
): Promise<ReadonlyMap<string, Reader>> {
  const of = (kind: Person['kind']) => people.filter((one) => one.kind === kind).map(({ id }) => id);
  const select = (kind: Person['kind'], place: string) =>
    `select '${kind}' as kind, p.id, p.first_name as "firstName", p.email, ${epoch('evidence')} as evidence,
       ${epoch('follow-up')} as "followUp", ${epoch('service')} as service
     from ${kind} p where p.institution_id = $1 and p.id = any (${place})`;
  const rows = await tx.query<Reader[]>(
    `${select('student', '$2::uuid[]')} union all ${select('mentor', '$3::uuid[]')}`,
    [...[institutionId, of('student'), of('mentor')]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of these people those who may be asked; what they decide waits from here to the end of the transaction, but for the beginning of a stop. */
export async function heldToAsk(tx: EntityManager, ids: readonly string[], kind: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from (select id, consent.survey_may_ask(id, $2) as may from (select id from unnest($1::uuid[]) id order by id) sorted) held
     where may`,
    [ids, kind],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Of these invitations those that nobody has reminded of meanwhile, and that are still open to somebody who says yes; held, as above.
 * What people decide is held before the invitation is, as in a stop.
 */
export async function heldToRemind(
  tx: EntityManager,
  institutionId: string,
  turn: readonly ToRemind[],
): Promise<ReadonlySet<string>> {
  const given = [turn.map(({ id }) => id), turn.map(({ person }) => person.id), turn.map(({ kind }) => kind)];
  const willing = await tx.query<{ id: string }[]>(
    `select id from (select id, consent.survey_yes(person_id, kind) as yes
       from (select * from unnest($1::uuid[], $2::uuid[], $3::text[]) t (id, person_id, kind) order by person_id) sorted) held where yes`,
    given,
  );
  const rows = await tx.query<{ id: string }[]>(
    `select i.id from survey_invitation i join unnest($2::uuid[], $3::int[]) t (id, number) on t.id = i.id
     where i.institution_id = $1 and i.ended_at is null and i.id = any ($4) and t.number = (select count(*) from survey_link l
       where l.institution_id = i.institution_id and l.invitation_id = i.id)
     for no key update of i`,
    [institutionId, given[0], turn.map(({ number }) => number), willing.map(({ id }) => id)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** @returns the id of the invitation; null: they were asked meanwhile. */
export async function addInvitation(
  tx: EntityManager,
  institutionId: string,
  wave: OpenWave,
  due: Due,
  at: Date,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into survey_invitation (institution_id, wave_id, round_id, kind, audience, version_id, person_kind, person_id,
       pairing_id, invited_at, closes_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict on constraint survey_invitation_once do nothing returning id`,
    [
      ...[institutionId, wave.id, wave.roundId, wave.kind, wave.audience, wave.versionId],
      ...[due.kind, due.id, due.pairingId, at, due.closesAt],
    ],
  );
  return row?.id ?? null;
}

/** Keeps a link, known by its hash; the mail that carries it is told afterwards. */
export async function addLink(
  tx: EntityManager,
  institutionId: string,
  link: {
    readonly hash: Buffer;
    readonly invitationId: string;
    readonly number: number;
    readonly mailId: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into survey_link (institution_id, token_hash, invitation_id, number, mail_id, made_at) values ($1, $2, $3, $4, $5, $6)`,
    [institutionId, link.hash, link.invitationId, link.number, link.mailId, link.at],
  );
}

/**
 * By the hours that the institution keeps for all mail to many: from 20:00 to 8:00 and on Sundays unless it says otherwise.
 */
export async function isQuiet(tx: EntityManager, institutionId: string, at: Date): Promise<boolean> {
  const [row] = await tx.query<{ quiet: boolean }[]>(
    `select h.hour >= coalesce(s.quiet_from, 20) or h.hour < coalesce(s.quiet_until, 8)
         or (coalesce(s.quiet_sundays, true) and h.weekday = 7) as quiet
     from (select extract(hour from $2::timestamptz at time zone 'Europe/London') as hour,
         extract(isodow from $2::timestamptz at time zone 'Europe/London') as weekday) h
       left join campaign_setting s on s.institution_id = $1`,
    [institutionId, at],
  );
  return row?.quiet ?? true;
}
