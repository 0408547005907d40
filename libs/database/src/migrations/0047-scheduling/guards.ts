export const refuse = (words: string, constraint: string) =>
  `raise exception '${words}' using errcode = 'restrict_violation', constraint = '${constraint}'`;

/** @param also what else is asked of a meeting that is to come; the row is `new`. */
export const needsContact = (also: string) => `
  -- No meeting is arranged where contact is on hold, or mentoring is not under way. Whoever pauses it comes before or after, never between.
  create or replace function meeting_needs_contact() returns trigger language plpgsql as $$
  declare
    stands text;
  begin
    if new.kind = 'pairing' then
      select p.state into stands from pairing p where p.institution_id = new.institution_id and p.id = new.pairing_id for share;
      if stands is distinct from 'active' or exists (select from contact_hold h where h.institution_id = new.institution_id
          and h.pairing_id = new.pairing_id and h.ended_at is null) then
        ${refuse('no meeting where there is no contact', 'meeting_needs_contact')};
      end if;
    end if;
    ${also}
    return new;
  end $$;`;

/** @param inGroup what else is asked of the pairing `p` of a student in a group. */
export const hasPeople = (inGroup: string) => `
  -- At the end of a transaction a meeting that is not over has its people: those whom it is of, and two at least.
  create or replace function meeting_has_people() returns trigger language plpgsql as $$
  declare
    m meeting;
    here uuid := coalesce(new.institution_id, old.institution_id);
    strangers integer;
    known integer;
  begin
    select x.* into m from meeting x where x.institution_id = here
      and x.id = (case tg_argv[0] when 'meeting' then (to_jsonb(new) ->> 'id')::uuid
        else coalesce((to_jsonb(new) ->> 'meeting_id')::uuid, (to_jsonb(old) ->> 'meeting_id')::uuid) end);
    if m.id is null or m.status not in ('proposed', 'held', 'confirmed') then
      return null;
    end if;
    select count(*), count(*) filter (where not case m.kind
      when 'pairing' then exists (select from pairing p join application a on a.institution_id = here and a.id = p.application_id
          join offer o on o.institution_id = here and o.id = p.offer_id
        where p.institution_id = here and p.id = m.pairing_id
          and w.person_id = case w.person_kind when 'student' then a.student_id else o.mentor_id end)
      when 'intro' then w.person_id = case w.person_kind
        when 'student' then (select a.student_id from application a where a.institution_id = here and a.id = m.application_id)
        else (select o.mentor_id from offer o where o.institution_id = here and o.id = m.offer_id) end
      else case w.person_kind
        when 'mentor' then exists (select from offer o where o.institution_id = here and o.id = m.offer_id and o.mentor_id = w.person_id)
        else exists (select from pairing p join application a on a.institution_id = here and a.id = p.application_id
          where p.institution_id = here and p.offer_id = m.offer_id and a.student_id = w.person_id ${inGroup}) end end)
      into known, strangers from meeting_person w where w.institution_id = here and w.meeting_id = m.id;
    if known < 2 or strangers > 0 then
      raise exception 'meeting % has not the people whom it is of', m.id using errcode = 'restrict_violation', constraint = 'meeting_has_people';
    end if;
    return null;
  end $$;`;

/** What no path gets past, whoever writes: the life of a meeting, whose it is, and that what happened stays. */
export const guards = `
  create function meeting_begins() returns trigger language plpgsql as $$
  begin
    if new.status not in ('proposed', 'held', 'confirmed') or new.version <> 0 or new.sequence <> 0 or new.step <> 'ask' then
      ${refuse('a meeting does not begin so', 'meeting_begins')};
    end if;
    return new;
  end $$;
  create trigger meeting_begins before insert on meeting for each row execute function meeting_begins();

  create function meeting_moves() returns trigger language plpgsql as $$
  declare
    move meeting_move;
  begin
    select * into move from meeting_move where step = new.step and from_status = old.status and to_status = new.status
      and who = case when new.changed_by_kind in ('staff', 'service') then new.changed_by_kind
        when new.changed_by = old.asked_by then 'asker' else 'other' end;
    if not found then
      raise exception 'meeting % cannot go from % to % by %', old.id, old.status, new.status, new.step
        using errcode = 'restrict_violation', constraint = 'meeting_in_table';
    end if;
    if new.version <> old.version + 1 then
      ${refuse('a change of a meeting is its next version', 'meeting_next_version')};
    end if;
    if (new.institution_id, new.id, new.kind, new.round_id, new.pairing_id, new.application_id, new.offer_id)
        is distinct from (old.institution_id, old.id, old.kind, old.round_id, old.pairing_id, old.application_id, old.offer_id) then
      ${refuse('a meeting stays what it is of', 'meeting_of_these')};
    end if;
    if new.asked_by <> old.asked_by and (new.step not in ('offer-others', 'hold') or new.asked_by <> new.changed_by) then
      ${refuse('whoever asks is whoever asked', 'meeting_asked_by')};
    end if;
    -- Calendars take a change only with the next number, and what is no change to them must not look like one.
    if new.sequence <> old.sequence + move.tells_calendars::integer or (old.status in ('confirmed', 'completed', 'missed') and not move.tells_calendars
        and (new.starts_at, new.ends_at, new.mode, new.place, new.join_url) is distinct from
          (old.starts_at, old.ends_at, old.mode, old.place, old.join_url)) then
      ${refuse('calendars would not follow', 'meeting_next_sequence')};
    end if;
    if new.status in ('completed', 'missed') and new.starts_at > new.changed_at then
      ${refuse('it has not begun yet', 'meeting_over_before_begun')};
    end if;
    return new;
  end $$;
  create trigger meeting_moves before update on meeting for each row execute function meeting_moves();

${needsContact('')}
  create trigger meeting_needs_contact before insert or update on meeting for each row
    when (new.status in ('proposed', 'held', 'confirmed')) execute function meeting_needs_contact();

  -- The row as its history keeps it.
  create function meeting_line(m meeting) returns jsonb language sql immutable as $$
    select to_jsonb(m) - 'institution_id' - 'id' - 'kind' - 'round_id' - 'pairing_id' - 'application_id' - 'offer_id'
  $$;

  create function meeting_told() returns trigger language plpgsql as $$
  begin
    insert into meeting_event (institution_id, meeting_id, version, at, line)
      values (new.institution_id, new.id, new.version, new.changed_at, meeting_line(new));
    return null;
  end $$;
  create trigger meeting_told after insert or update on meeting for each row execute function meeting_told();

  -- A line says how the meeting stands at this moment, whoever writes it.
  create function meeting_event_is_true() returns trigger language plpgsql as $$
  begin
    select meeting_line(m), m.changed_at into new.line, new.at from meeting m
      where m.institution_id = new.institution_id and m.id = new.meeting_id and m.version = new.version;
    if not found then
      ${refuse('what did not happen is not written down', 'meeting_event_true')};
    end if;
    return new;
  end $$;
  create trigger meeting_event_is_true before insert on meeting_event for each row execute function meeting_event_is_true();

  -- History goes only with its meeting, and a meeting only when its round is over.
  create function meeting_history_stays() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' or exists (select from meeting m where m.institution_id = old.institution_id and m.id = old.meeting_id) then
      ${refuse('what happened to a meeting stays', 'meeting_history_stays')};
    end if;
    return old;
  end $$;
  create trigger meeting_event_stays before update or delete on meeting_event for each row execute function meeting_history_stays();
  create trigger meeting_option_stays before update or delete on meeting_option for each row execute function meeting_history_stays();

  create function meeting_stays() returns trigger language plpgsql as $$
  begin
    if exists (select from round r where r.institution_id = old.institution_id and r.id = old.round_id and r.meetings_end >= current_date) then
      ${refuse('a meeting stays while its round is under way', 'meeting_stays')};
    end if;
    return old;
  end $$;
  create trigger meeting_stays before delete on meeting for each row execute function meeting_stays();

  -- Somebody leaves a meeting only where others still meet: in a group.
  create function meeting_person_stays() returns trigger language plpgsql as $$
  declare
    what text;
  begin
    select m.kind into what from meeting m where m.institution_id = old.institution_id and m.id = old.meeting_id;
    if tg_op = 'UPDATE' then
      if (new.institution_id, new.meeting_id, new.person_kind, new.person_id)
          is distinct from (old.institution_id, old.meeting_id, old.person_kind, old.person_id) then
        ${refuse('a meeting is of these people', 'meeting_of_these_people')};
      end if;
      return new;
    end if;
    if what is not null and (what <> 'group' or old.person_kind = 'mentor') then
      ${refuse('a meeting is of these people', 'meeting_of_these_people')};
    end if;
    return old;
  end $$;
  create trigger meeting_person_stays before update or delete on meeting_person for each row execute function meeting_person_stays();

${hasPeople('')}
  create constraint trigger meeting_has_people after insert or update on meeting deferrable initially deferred
    for each row execute function meeting_has_people('meeting');
  create constraint trigger meeting_person_fits after insert or delete on meeting_person deferrable initially deferred
    for each row execute function meeting_has_people('person');`;
