import { HERE } from '../walls';

const forgetInput = (more: string) => `
  create or replace function consent.forget_input(p_draft uuid) returns integer language plpgsql security definer
    set search_path = pg_catalog, consent, public, pg_temp as $kept$
    declare
      went integer;
    begin
      delete from draft_input where institution_id = ${HERE} and draft_id = p_draft;
      get diagnostics went = row_count;
      ${more}
      return went;
    end $kept$;`;

/** A list in what went in, without what is of any of these. @param keys where an entry names whose it is. */
const without = (list: string, keys: readonly string[]) => `
  coalesce((select jsonb_agg(e.one order by e.at) from jsonb_array_elements(i.input->'${list}') with ordinality e (one, at)
    where not ${keys.map((key) => `coalesce(e.one->>'${key}', '') = any (theirs)`).join(' and not ')}), '[]')`;

/** Nobody may see it while it still holds their answers, so what takes them out of it does it unseen. */
const forgetFromInput = `
  create function consent.forget_from_input(p_draft uuid, p_subjects uuid[]) returns integer language plpgsql security definer
    set search_path = pg_catalog, consent, public, pg_temp as $kept$
    declare
      theirs text[];
      went integer;
    begin
      select coalesce(array_agg(p.id::text), '{}') into theirs from (
        select a.id from application a where a.institution_id = ${HERE} and a.student_id = any (p_subjects)
        union all select o.id from offer o where o.institution_id = ${HERE} and o.mentor_id = any (p_subjects)) p;
      update draft_input i set input = i.input - 'before' || jsonb_build_object(
          'students', ${without('students', ['id'])},
          'mentors', ${without('mentors', ['id'])},
          'pins', ${without('pins', ['studentId', 'mentorId'])},
          'rejections', ${without('rejections', ['studentId', 'mentorId'])})
        where i.institution_id = ${HERE} and i.draft_id = p_draft;
      get diagnostics went = row_count;
      return went;
    end $kept$;
  alter function consent.forget_from_input(uuid, uuid[]) owner to footing_consent;
  revoke all on function consent.forget_from_input(uuid, uuid[]) from public;
  grant execute on function consent.forget_from_input(uuid, uuid[]) to footing_app;
  grant select (input), update (input) on draft_input to footing_consent;`;

/**
 * Who changes their mind is taken out of a draft, and everybody else's part of it goes on. On whose word it was made stays
 * noted for those who stand by it, since they are asked again by the fence when they are published.
 */
export const draftsGoOn = `
  grant create on schema consent to footing_consent;
  ${forgetInput('')}
  ${forgetFromInput}
  revoke create on schema consent from footing_consent;
  alter table draft
    add column changed_people integer not null default 0 constraint draft_changed_people_counted check (changed_people >= 0),
    add column changed_revision integer,
    add constraint draft_change_is_whole check (agreement_changed_at is not null or (changed_people = 0 and changed_revision is null));
  update draft set changed_revision = revision where agreement_changed_at is not null;`;

export const draftsGoOnNoMore = `
  alter table draft drop constraint draft_change_is_whole, drop column changed_people, drop column changed_revision;
  drop function consent.forget_from_input(uuid, uuid[]);
  revoke select (input), update (input) on draft_input from footing_consent;
  ${forgetInput(`delete from draft_use where institution_id = ${HERE} and draft_id = p_draft and purpose <> 'matching.core';`)}`;
