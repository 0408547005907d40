const OF_PAIRING = `m.institution_id = new.institution_id and m.kind = 'pairing' and m.pairing_id = new.pairing_id`;
const PLANNED = `m.status in ('proposed', 'held', 'confirmed') and (m.starts_at is null or m.starts_at > what.at or m.status <> 'confirmed')`;

/** @param leaving what is done before somebody is taken out of the meeting of a group: `one` is the meeting and they, `what` when and why. */
export const endWithContact = (leaving: string) => `
  -- What two people planned ends with their contact, in the very transaction that ends it.
  create or replace function meetings_end_with_contact() returns trigger language plpgsql as $$
  declare
    what record;
    one record;
  begin
    select (case tg_argv[0] when 'step' then to_jsonb(new) ->> 'at' else to_jsonb(new) ->> 'since' end)::timestamptz as at,
      case when tg_argv[0] = 'hold' or to_jsonb(new) ->> 'to_state' = 'paused' then 'break' else 'mentoring-over' end as why into what;
    for one in select m.id from meeting m where ${OF_PAIRING} and ${PLANNED} order by m.id for update loop
      update meeting x set step = 'cancel', status = 'cancelled', version = x.version + 1, sequence = x.sequence + (x.status = 'confirmed')::integer,
          hold_until = null, reason = what.why, changed_by_kind = 'service', changed_by = null, changed_at = what.at
        where x.institution_id = new.institution_id and x.id = one.id;
    end loop;
    -- Of a group only they leave; with the last of the others the meeting goes too.
    for one in select m.id, m.version, a.student_id from pairing p join application a on a.institution_id = p.institution_id and a.id = p.application_id
          join meeting m on m.institution_id = p.institution_id and m.kind = 'group' and m.offer_id = p.offer_id
        where p.institution_id = new.institution_id and p.id = new.pairing_id and ${PLANNED}
          and exists (select from meeting_person w where w.institution_id = m.institution_id and w.meeting_id = m.id and w.person_id = a.student_id)
        order by m.id for update of m loop
      -- Counted once nobody else can leave: two may leave at the same moment.
      if (select count(*) from meeting_person w where w.institution_id = new.institution_id and w.meeting_id = one.id) > 2 then
        ${leaving}
        delete from meeting_person w where w.institution_id = new.institution_id and w.meeting_id = one.id and w.person_id = one.student_id;
      else
        update meeting x set step = 'cancel', status = 'cancelled', version = x.version + 1, sequence = x.sequence + (x.status = 'confirmed')::integer,
            hold_until = null, reason = what.why, changed_by_kind = 'service', changed_by = null, changed_at = what.at
          where x.institution_id = new.institution_id and x.id = one.id;
      end if;
    end loop;
    return null;
  end $$;`;

/** The one way to a place in people's calendars, and how planned meetings end with contact. */
export const placing = `
  -- Whoever books for one of them waits here, each in the same order: nobody waits in a circle.
  create function meeting_people_in_turn(people uuid[]) returns void language plpgsql as $$
  declare
    one bigint;
  begin
    for one in select distinct hashtextextended(p::text, 47) from unnest(people) p order by 1 loop
      perform pg_advisory_xact_lock(one);
    end loop;
  end $$;

  -- Makes sure that nobody of these people has another meeting then, and that nobody gets one before the transaction ends: asked before a
  -- meeting is given its time. Refuses with meeting_busy; the constraint behind it is never the first to speak.
  -- which: the meeting that is moved, whose own time does not count.
  create function meeting_time_is_free(here uuid, which uuid, people uuid[], busy_from timestamptz, busy_to timestamptz, moment timestamptz)
    returns void language plpgsql as $$
  declare
    blocks tstzrange := tstzrange(busy_from, busy_to);
  begin
    perform meeting_people_in_turn(people);
    -- What was held for too long gives way. One that somebody is changing now is theirs.
    update meeting x set step = 'expire', status = 'expired', version = x.version + 1, hold_until = null, reason = 'time-passed',
        changed_by_kind = 'service', changed_by = null, changed_at = moment
      where x.institution_id = here and x.id in (
        select h.id from meeting h where h.institution_id = here and h.status = 'held' and h.hold_until <= moment and h.id <> which
          and exists (select from meeting_person w where w.institution_id = here and w.meeting_id = h.id and w.person_id = any (people)
            and tstzrange(w.blocked_from, w.blocked_to) && blocks)
        order by h.id for update skip locked);
    if exists (select from meeting_person w where w.institution_id = here and w.person_id = any (people) and w.meeting_id <> which
        and w.status in ('held', 'confirmed') and tstzrange(w.blocked_from, w.blocked_to) && blocks) then
      raise exception 'one of the people of meeting % is busy then', which using errcode = 'restrict_violation', constraint = 'meeting_busy';
    end if;
  end $$;

${endWithContact('')}
  create constraint trigger meetings_end_with_contact after insert on pairing_step deferrable initially deferred
    for each row when (new.to_state <> 'active' and new.from_state in ('active', 'paused')) execute function meetings_end_with_contact('step');
  create constraint trigger meetings_end_with_contact after insert on contact_hold deferrable initially deferred
    for each row execute function meetings_end_with_contact('hold');`;
