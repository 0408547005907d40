import type { MigrationInterface, QueryRunner } from 'typeorm';

const ITEMS = '|experience:[0-9a-f]{16}|field:[A-Za-z]{1,40}|story:[0-9a-f-]{36}';

/**
 * Students may say themselves that a priority group is theirs. Saying so is a decision like any other: while it holds the
 * membership is there, and with it goes the membership, in the same transaction. What the university knows is not touched.
 */
export class DeclaredGroups1764000029000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consent.event drop constraint event_item_bare,
        add constraint event_item_bare check (item ~ '^(${ITEMS}|group:[0-9a-f-]{36})$');

      grant select, insert, delete on priority_group_member to footing_consent;
      grant select (institution_id, id) on priority_group to footing_consent;
      grant create on schema consent to footing_consent;
      create function consent.declare_group() returns trigger language plpgsql security definer
        set search_path = pg_catalog, consent, public, pg_temp as $declare$
        declare
          said constant uuid := substr(new.item, 7)::uuid;
        begin
          if new.permitted then
            insert into priority_group_member (institution_id, student_id, priority_group_id, source)
            select g.institution_id, new.subject_id, g.id, 'declared' from priority_group g
            where g.institution_id = new.institution_id and g.id = said
            on conflict do nothing;
          else
            delete from priority_group_member m where m.institution_id = new.institution_id
              and m.student_id = new.subject_id and m.priority_group_id = said and m.source = 'declared';
          end if;
          return null;
        end $declare$;
      alter function consent.declare_group() owner to footing_consent;
      revoke create on schema consent from footing_consent;
      create trigger declare_group after insert on consent.event for each row
        when (new.purpose = 'places.first' and new.subject_kind = 'student' and new.item like 'group:%' and new.kind <> 'requested')
        execute function consent.declare_group();

      -- A stop that is still being recorded, and a yes whose time is over, count at once.
      create policy by_person on priority_group_member as restrictive for select to footing_app, footing_matcher using (
        source <> 'declared'
        or (current_setting('footing.purpose', true) = 'own' and student_id::text = current_setting('footing.subject_id', true))
        or exists (select from consent.state s where s.institution_id = priority_group_member.institution_id
          and s.subject_id = priority_group_member.student_id and s.purpose = 'places.first'
          and s.item = 'group:' || priority_group_member.priority_group_id and s.permitted
          and (s.valid_until is null or s.valid_until > clock_timestamp())
          and not exists (select from consent.stop_intent i where i.institution_id = s.institution_id
            and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy by_person on priority_group_member;
      drop trigger declare_group on consent.event;
      drop function consent.declare_group();
      revoke select, insert, delete on priority_group_member from footing_consent;
      revoke select (institution_id, id) on priority_group from footing_consent;
      alter table consent.event drop constraint event_item_bare,
        add constraint event_item_bare check (item ~ '^(${ITEMS})$') not valid;
    `);
  }
}
