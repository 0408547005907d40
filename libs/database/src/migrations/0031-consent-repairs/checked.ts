/**
 * What a decision is held to, whoever writes it: it is somebody's who is here as what it says, and the text was shown after it
 * was put in force. Whoever has gone meanwhile can still be stopped for, where something of theirs stands.
 */
export const checked = `
  create function consent.check_decision() returns trigger language plpgsql
    set search_path = pg_catalog, consent, public, pg_temp as $check$
    begin
      if not (case new.subject_kind
          when 'student' then exists (select from public.student p where p.institution_id = new.institution_id and p.id = new.subject_id)
          else exists (select from public.mentor p where p.institution_id = new.institution_id and p.id = new.subject_id) end)
        and not (new.kind in ('withdrawn', 'expired', 'objected', 'invalidated') and exists (select from consent.state s
          where s.institution_id = new.institution_id and s.subject_id = new.subject_id and s.subject_kind = new.subject_kind))
      then raise exception 'nobody here' using errcode = 'CN007'; end if;
      -- A moment is kept to the millisecond, and publishing to the microsecond.
      if exists (select from consent.notice n where n.institution_id = new.institution_id and n.sha256 = new.notice_sha256
        and date_trunc('milliseconds', n.published_at) > new.shown_at)
      then raise exception 'shown before it was in force' using errcode = 'CN008'; end if;
      return new;
    end $check$;
  create trigger checked before insert on consent.event for each row execute function consent.check_decision();
  create trigger checked before insert on consent.stop_intent for each row execute function consent.check_decision();`;

export const unchecked = `
  drop trigger checked on consent.event;
  drop trigger checked on consent.stop_intent;
  drop function consent.check_decision();`;
