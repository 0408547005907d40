import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

const PURPOSE = `(select current_setting('footing.purpose', true))`;
const SUBJECT = `(select nullif(current_setting('footing.subject_id', true), ''))`;

/** Each time that a safeguarding lead opened the messages of a pairing or a group, and each look at them. */
export const brokenGlass = `
  create table break_glass (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    conversation_id uuid not null,
    -- Who opened them; null once their account is gone.
    by_account uuid,
    reason text not null constraint break_glass_reason_known
      check (reason in ('danger', 'under-18', 'abuse', 'money', 'law', 'other')),
    -- Why, in the words of whoever opened them.
    sealed bytea not null,
    opened_at timestamptz not null default now(),
    until timestamptz not null,
    ended_at timestamptz,
    tell_after_days smallint not null constraint break_glass_tell_after_days_range check (tell_after_days between 0 and 30),
    -- Whether those whose messages they are have been told: on their day; not while the officer decides; not at all; they have.
    telling text not null default 'due' constraint break_glass_telling_known check (telling in ('due', 'asked', 'withheld', 'told')),
    telling_sealed bytea,
    telling_by uuid,
    told_at timestamptz,
    reminded_at timestamptz,
    primary key (institution_id, id),
    foreign key (institution_id, conversation_id) references conversation (institution_id, id) on delete cascade,
    foreign key (institution_id, by_account) references account (institution_id, id) on delete set null (by_account),
    foreign key (institution_id, telling_by) references account (institution_id, id) on delete set null (telling_by),
    constraint break_glass_a_day check (until > opened_at and until <= opened_at + interval '24 hours'),
    constraint break_glass_ended_within check (ended_at between opened_at and until),
    constraint break_glass_told_when check ((telling = 'told') = (told_at is not null)),
    constraint break_glass_asked_why check (telling not in ('asked', 'withheld') or telling_sealed is not null)
  );
  create index break_glass_of on break_glass (institution_id, conversation_id);
  create index break_glass_to_tell on break_glass (institution_id, until) where telling in ('due', 'asked');
  ${walls('break_glass', { may: ['select', 'insert', 'update'] })}
  ${byPurpose('break_glass', ['conversation'])}

  create table break_glass_look (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    break_glass_id uuid not null,
    -- The moment of the transaction that looks: only in it are messages there.
    at timestamptz not null default now(),
    primary key (institution_id, id),
    foreign key (institution_id, break_glass_id) references break_glass (institution_id, id) on delete cascade
  );
  create index break_glass_look_of on break_glass_look (institution_id, break_glass_id, at);
  ${walls('break_glass_look', { may: ['select', 'insert'] })}
  ${byPurpose('break_glass_look', ['conversation'])}

  -- Those whose messages they were see of it what they have been told, and nothing before.
  create policy by_person on break_glass as restrictive for select to footing_app, footing_matcher using (
    ${PURPOSE} = 'safeguarding'
    or (${PURPOSE} = 'own' and told_at is not null and exists (
      select from pairing_step s
        join pairing p on p.institution_id = s.institution_id and p.id = s.pairing_id
        join conversation c on c.institution_id = p.institution_id and (c.pairing_id = p.id or c.offer_id = p.offer_id)
        join application a on a.institution_id = p.institution_id and a.id = p.application_id
        join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
      where c.institution_id = break_glass.institution_id and c.id = break_glass.conversation_id
        and s.to_state = 'active' and s.at <= break_glass.until and ${SUBJECT} in (a.student_id::text, o.mentor_id::text))));
  create policy by_person on break_glass_look as restrictive for select to footing_app, footing_matcher using (
    exists (select from break_glass b where b.institution_id = break_glass_look.institution_id
      and b.id = break_glass_look.break_glass_id));

  -- In one's own name, as a safeguarding lead, from now on and never for the past.
  create policy in_own_name on break_glass as restrictive for insert to footing_app, footing_matcher with check (
    ${PURPOSE} = 'safeguarding' and by_account::text = ${SUBJECT} and opened_at = now() and ended_at is null
    and telling = 'due' and exists (select from account_role r where r.institution_id = break_glass.institution_id
      and r.account_id = break_glass.by_account and r.role = 'safeguarding-lead'));
  create policy only_safeguarding on break_glass as restrictive for update to footing_app, footing_matcher
    using (${PURPOSE} = 'safeguarding');
  create policy in_own_name on break_glass_look as restrictive for insert to footing_app, footing_matcher with check (
    ${PURPOSE} = 'safeguarding' and at = now() and exists (select from break_glass b
      where b.institution_id = break_glass_look.institution_id and b.id = break_glass_look.break_glass_id
        and b.by_account::text = ${SUBJECT}));

  -- What was said at the opening stays; it ends once, and never later; and whoever asks that nobody be told does not decide it.
  create function break_glass_kept() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $kept$
  begin
    if (new.institution_id, new.id, new.conversation_id, new.reason, new.sealed, new.opened_at, new.until, new.tell_after_days)
        is distinct from
       (old.institution_id, old.id, old.conversation_id, old.reason, old.sealed, old.opened_at, old.until, old.tell_after_days)
      or (new.by_account is distinct from old.by_account and new.by_account is not null)
      or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
      or (old.told_at is not null and (new.told_at, new.telling) is distinct from (old.told_at, old.telling)) then
      raise exception 'what was opened stays as it was written down'
        using errcode = 'restrict_violation', constraint = 'break_glass_kept';
    end if;
    if new.telling = 'withheld' and old.telling <> 'withheld' and (new.telling_by is null
      or new.telling_by is not distinct from new.by_account
      or not exists (select from account_role r where r.institution_id = new.institution_id
        and r.account_id = new.telling_by and r.role = 'data-protection-officer')) then
      raise exception 'a data protection officer decides that nobody is told'
        using errcode = 'restrict_violation', constraint = 'break_glass_withheld_by_officer';
    end if;
    return new;
  end $kept$;
  create trigger break_glass_kept before update on break_glass for each row execute function break_glass_kept();

  -- Whether this account may look at it in this very transaction: opened by it, not over, and the look is written down.
  create function glass_is_broken(here uuid, which uuid, subject text)
    returns boolean language sql stable set search_path = pg_catalog, public, pg_temp as $broken$
    select exists (
      select from break_glass b join break_glass_look l on l.institution_id = b.institution_id and l.break_glass_id = b.id
      where b.institution_id = here and b.conversation_id = which and b.by_account::text = subject
        and b.ended_at is null and now() < b.until and l.at = now())
  $broken$;`;

const WAS_THERE = `${PURPOSE} = 'own' and was_in_conversation(institution_id, conversation_id, ${SUBJECT}, at)`;
const WRITES = `with check (${PURPOSE} = 'own' and subject_id::text = ${SUBJECT}
  and was_in_conversation(institution_id, conversation_id, ${SUBJECT}, at))`;

/** Messages are read by those who were there, or by whoever broke the glass. */
export const whoReadsNow = `
  drop policy by_person on message;
  create policy by_person on message as restrictive to footing_app, footing_matcher
    using ((${WAS_THERE})
      or (${PURPOSE} = 'safeguarding' and glass_is_broken(institution_id, conversation_id, ${SUBJECT})))
    ${WRITES};`;

/** As it was before: those who were there, and nobody else. */
export const whoReadThen = `
  drop policy by_person on message;
  create policy by_person on message as restrictive to footing_app, footing_matcher using (${WAS_THERE}) ${WRITES};`;
