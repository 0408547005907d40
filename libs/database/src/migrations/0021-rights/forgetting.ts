import { HERE } from '../walls';

/** What stands in place of words about somebody who was erased. */
const ERASED = 'Erased at the request of the person it was about.';

const refuse = `raise exception 'decisions are never changed or removed'
        using errcode = 'restrict_violation', constraint = 'decision_stays';`;

/** What a decision was made from holds the very words that two people have in common; of the erased, none. */
const wordless = `
  create function is_of_an_erased(here uuid, application uuid, offered uuid) returns boolean language sql stable
    set search_path = public, pg_temp as $$
    select exists (select from rights_erasure e join application a
        on a.institution_id = e.institution_id and a.student_id = e.subject_id and e.subject_kind = 'student'
      where e.institution_id = here and a.id = application)
    or exists (select from rights_erasure e join offer o
        on o.institution_id = e.institution_id and o.mentor_id = e.subject_id and e.subject_kind = 'mentor'
      where e.institution_id = here and o.id = offered) $$;
  create function parts_without_words(parts jsonb) returns jsonb language sql immutable
    set search_path = pg_catalog, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_set(part, '{evidence,values}', '[]') order by place), '[]')
    from jsonb_array_elements(parts) with ordinality p (part, place) $$;
  create function before_without_the_erased(here uuid, before jsonb) returns jsonb language sql stable
    set search_path = public, pg_temp as $$
    select case when jsonb_typeof(before->'pairs') = 'array' then jsonb_set(before, '{pairs}', (
      select coalesce(jsonb_agg(
        case when is_of_an_erased(here, (pair->>'applicationId')::uuid, (pair->>'offerId')::uuid)
          then jsonb_set(pair, '{parts}', parts_without_words(pair->'parts')) else pair end order by place), '[]')
      from jsonb_array_elements(before->'pairs') with ordinality p (pair, place)))
    else before end $$;
  grant execute on function is_of_an_erased(uuid, uuid, uuid), parts_without_words(jsonb),
    before_without_the_erased(uuid, jsonb) to footing_app;`;

/**
 * A decision is never changed, but for one thing: words about a person give way to a sentence of ours, and what they had in
 * common with somebody is left out, once that person is erased. Who decided what, and when, stays.
 */
export const decisionsForget = `
  ${wordless}
  create function decision_without_the_erased(kept decision) returns decision language plpgsql stable
    set search_path = public, pg_temp as $$
  begin
    kept.before := before_without_the_erased(kept.institution_id, kept.before);
    if kept.reason <> '' and is_of_an_erased(kept.institution_id, kept.application_id, kept.offer_id) then
      kept.reason := '${ERASED}';
    end if;
    return kept;
  end $$;
  grant execute on function decision_without_the_erased(decision) to footing_app;
  create or replace function decisions_stay() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and tg_level = 'ROW' and new is not distinct from decision_without_the_erased(old) then
      return new;
    end if;
    ${refuse}
  end $$;`;

export const decisionsStay = `
  create or replace function decisions_stay() returns trigger language plpgsql as $$
  begin
    ${refuse}
  end $$;
  drop function decision_without_the_erased(decision), before_without_the_erased(uuid, jsonb), parts_without_words(jsonb),
    is_of_an_erased(uuid, uuid, uuid);`;

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
