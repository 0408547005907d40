import type { MigrationInterface, QueryRunner } from 'typeorm';

const PURPOSE = `(select current_setting('footing.purpose', true))`;
const SUBJECT = `(select nullif(current_setting('footing.subject_id', true), ''))`;

/** Who sees that messages were opened, by the moment until which they had to be there. */
const seenBy = (end: string): string => `
  drop policy by_person on break_glass;
  create policy by_person on break_glass as restrictive for select to footing_app, footing_matcher using (
    ${PURPOSE} = 'safeguarding'
    or (${PURPOSE} = 'own' and told_at is not null and exists (
      select from pairing_step s
        join pairing p on p.institution_id = s.institution_id and p.id = s.pairing_id
        join conversation c on c.institution_id = p.institution_id and (c.pairing_id = p.id or c.offer_id = p.offer_id)
        join application a on a.institution_id = p.institution_id and a.id = p.application_id
        join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
      where c.institution_id = break_glass.institution_id and c.id = break_glass.conversation_id
        and s.to_state = 'active' and s.at <= ${end} and ${SUBJECT} in (a.student_id::text, o.mentor_id::text))));`;

const guards = `
  -- Nobody is told, or is after all, by the word of an officer who says so in their own name, and did not open them.
  create function break_glass_withheld() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $withheld$
  begin
    if new.telling <> old.telling and (new.telling = 'withheld' or old.telling in ('asked', 'withheld'))
      and (old.telling not in ('asked', 'withheld') or new.telling not in ('due', 'withheld')
        or new.telling_by is null or new.telling_by is not distinct from new.by_account
        or new.telling_by::text is distinct from ${SUBJECT}
        or not exists (select from account_role r where r.institution_id = new.institution_id
          and r.account_id = new.telling_by and r.role = 'data-protection-officer')) then
      raise exception 'a data protection officer decides that nobody is told'
        using errcode = 'restrict_violation', constraint = 'break_glass_withheld_by_officer';
    end if;
    -- Whose word it was stays, until their account goes; and it ends at the moment it is ended, as who was there goes by it.
    if (new.telling = old.telling and new.telling_by is distinct from old.telling_by and new.telling_by is not null)
      or (old.ended_at is null and new.ended_at <> now()) then
      raise exception 'what was opened stays as it was written down'
        using errcode = 'restrict_violation', constraint = 'break_glass_kept';
    end if;
    return new;
  end $withheld$;
  create trigger break_glass_withheld before update on break_glass for each row execute function break_glass_withheld();

  -- People were told when a letter to each of them goes out with it, on their day, and at that moment.
  create function break_glass_told() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $told$
  declare
    purpose text := current_setting('footing.purpose', true);
    ended timestamptz := coalesce(new.ended_at, new.until);
    people int;
    letters int;
  begin
    if new.telling <> 'told' or old.telling = 'told' then
      return new;
    end if;
    perform set_config('footing.purpose', 'service', true);
    select count(distinct who.id) into people
    from conversation c
      join pairing p on p.institution_id = c.institution_id and (p.id = c.pairing_id or p.offer_id = c.offer_id)
      join application a on a.institution_id = p.institution_id and a.id = p.application_id
      join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
      cross join lateral (
        select s.id from student s where s.institution_id = c.institution_id and s.id = a.student_id and s.email is not null
        union all select m.id from mentor m where m.institution_id = c.institution_id and m.id = o.mentor_id and m.email is not null) who
    where c.institution_id = new.institution_id and c.id = new.conversation_id and exists (select from pairing_step s
      where s.institution_id = p.institution_id and s.pairing_id = p.id and s.to_state = 'active' and s.at <= ended);
    select count(*) into letters from mail
    where institution_id = new.institution_id and kind = 'message-notice' and made_at = now();
    perform set_config('footing.purpose', coalesce(purpose, ''), true);
    -- Clocks of two machines differ by less than five minutes.
    if old.telling <> 'due' or letters < people
      or ended + make_interval(days => new.tell_after_days) > now() + interval '5 minutes' then
      raise exception 'those whose messages were opened have not been told'
        using errcode = 'restrict_violation', constraint = 'break_glass_told_by_mail';
    end if;
    new.told_at := now();
    return new;
  end $told$;
  create trigger break_glass_told before update on break_glass for each row execute function break_glass_told();`;

/** Who decides about a telling does so in their own name, and who was told has been; openings are seen by those who were there. */
export class OpenedAndTakenOut1764000058000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${seenBy('coalesce(break_glass.ended_at, break_glass.until)')} ${guards}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${seenBy('break_glass.until')}
      drop trigger break_glass_told on break_glass;
      drop trigger break_glass_withheld on break_glass;
      drop function break_glass_told(), break_glass_withheld();
    `);
  }
}
