import { HERE } from '../walls';

/** What stands in place of words about somebody who was erased. */
const ERASED = 'Erased at the request of the person it was about.';

const refuse = `raise exception 'decisions are never changed or removed'
        using errcode = 'restrict_violation', constraint = 'decision_stays';`;

/**
 * A decision is never changed, but for one thing: the words that somebody wrote about a person give way to a sentence of
 * ours once that person is erased. Who decided what, and when, stays.
 */
export const decisionsForget = `
  create or replace function decisions_stay() returns trigger language plpgsql as $$
  declare wordless decision;
  begin
    if tg_op = 'UPDATE' and tg_level = 'ROW' then
      wordless := old;
      wordless.reason := '${ERASED}';
      if new is not distinct from wordless and exists (
        select from rights_erasure e
        where e.institution_id = old.institution_id and (e.subject_kind, e.subject_id) in (
          select 'student', a.student_id from application a where a.institution_id = old.institution_id and a.id = old.application_id
          union all
          select 'mentor', o.mentor_id from offer o where o.institution_id = old.institution_id and o.id = old.offer_id))
      then return new; end if;
    end if;
    ${refuse}
  end $$;`;

export const decisionsStay = `
  create or replace function decisions_stay() returns trigger language plpgsql as $$
  begin
    ${refuse}
  end $$;`;

/** Takes one student out of equality monitoring, by what the university calls them. It tells nothing, not even whether they were in it. */
export const monitoringForgets = `
  create function monitoring.forget(of_student text) returns void language plpgsql security definer
    set search_path = pg_catalog, monitoring, pg_temp as $$
  begin
    delete from monitoring.characteristic c using monitoring.salt s
      where c.institution_id = ${HERE} and s.institution_id = ${HERE}
        and c.student = sha256(s.salt || convert_to(lower(of_student), 'UTF8'));
  end $$;
  alter function monitoring.forget(text) owner to footing_monitor;
  revoke all on function monitoring.forget(text) from public;
  grant execute on function monitoring.forget(text) to footing_app;`;
