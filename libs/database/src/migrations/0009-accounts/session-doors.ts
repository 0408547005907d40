import { door } from '../walls';

/** Whether a session still lives: idle and absolute limits, by the database's own clock. */
const lives = (s: string) => `(${s}.began_at > now() - interval '12 hours' and ${s}.seen_at > now() -
  case when ${s}.role in ('student', 'mentor') then interval '2 hours' else interval '30 minutes' end)`;

/** A visitor's session holds what a way of signing in needs for some minutes. */
const lingers = (s: string) =>
  `(${s}.began_at > now() - interval '2 hours' and ${s}.seen_at > now() - interval '30 minutes')`;

const open = door(
  'session_open(given bytea)',
  'table (institution_id uuid, account_id uuid, device uuid, role text, method text, strength text, began_at timestamptz, data jsonb)',
  `begin
    return query
      select s.institution_id, s.account_id, s.id, s.role, s.method, s.strength, s.began_at, s.data
      from account_session s join account a on a.institution_id = s.institution_id and a.id = s.account_id
      where s.hash = given and a.disabled_at is null and ${lives('s')};
    if found then
      update account_session s set seen_at = now() where s.hash = given and s.seen_at < now() - interval '1 minute';
      return;
    end if;
    return query
      select null::uuid, null::uuid, null::uuid, null::text, null::text, null::text, v.began_at, v.data
      from visitor_session v where v.hash = given and ${lingers('v')};
    if found then
      update visitor_session v set seen_at = now() where v.hash = given and v.seen_at < now() - interval '1 minute';
    end if;
  end`,
  'plpgsql',
);

/**
 * Begins a session, or keeps what it holds. Whose it is, the role and the strength are fixed at its beginning, and one
 * that has ended does not come back: a change of any needs a new session with a new id.
 */
const keep = door(
  'session_keep(given bytea, begins boolean, whose jsonb, kept jsonb)',
  'table (there boolean)',
  `declare changed int;
  begin
    if whose is null then
      if begins then insert into visitor_session (hash, data) values (given, kept);
      else update visitor_session v set data = kept where v.hash = given;
      end if;
    elsif begins then
      insert into account_session (institution_id, account_id, hash, role, method, strength, agent, began_at, data)
        select a.institution_id, a.id, given, whose->>'role', whose->>'method', whose->>'strength',
          coalesce(whose->>'agent', ''), least(coalesce((whose->>'began')::timestamptz, now()), now()), kept
        from account a
        where a.institution_id = (whose->>'institutionId')::uuid and a.id = (whose->>'accountId')::uuid
          and a.disabled_at is null;
    else
      update account_session s set data = kept
        where s.hash = given and s.institution_id = (whose->>'institutionId')::uuid
          and s.account_id = (whose->>'accountId')::uuid;
    end if;
    get diagnostics changed = row_count;
    return query select changed > 0;
  end`,
  'plpgsql',
);

const end = door(
  'session_end(given bytea)',
  'table (ended boolean)',
  `with a as (delete from account_session s where s.hash = given returning 1),
     v as (delete from visitor_session v where v.hash = given returning 1)
   select exists (select from a) or exists (select from v)`,
);

const tidy = door(
  'sessions_tidy()',
  'table (ended int)',
  `with a as (delete from account_session s where not ${lives('s')} returning 1),
     v as (delete from visitor_session v where not ${lingers('v')} returning 1)
   select ((select count(*) from a) + (select count(*) from v))::int`,
);

export const sessionDoors = [open, keep, end, tidy];
