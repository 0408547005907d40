import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PERSON } from './0047-scheduling/availability';
import { hasPeople, needsContact, refuse } from './0047-scheduling/guards';
import { endWithContact } from './0047-scheduling/placing';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const ONLY_WITH_CONTACT = `if new.kind <> 'group' and not consent.may_contact(coalesce(
        (select a.student_id from pairing p join application a on a.institution_id = p.institution_id and a.id = p.application_id
          where p.institution_id = new.institution_id and p.id = new.pairing_id),
        (select a.student_id from application a where a.institution_id = new.institution_id and a.id = new.application_id))) then
      ${refuse('nobody who is looked after meets alone', 'meeting_needs_contact')};
    end if;`;

const UNDER_WAY = `and p.state = 'active' and not exists (select from contact_hold h
            where h.institution_id = here and h.pairing_id = p.id and h.ended_at is null)`;

/** Whoever is taken out of the meeting of a group is told: `one` is the meeting and they, `what` when and why. */
export const WRITTEN_DOWN = `insert into meeting_left (institution_id, meeting_id, version, person_kind, person_id, reason, left_at)
          values (new.institution_id, one.id, one.version, 'student', one.student_id, what.why, what.at)
          on conflict (institution_id, meeting_id, person_id) do update
            set version = excluded.version, reason = excluded.reason, left_at = excluded.left_at, told_at = null;`;

/** Whoever leaves the meeting of a group is told so, and the database asks of meetings what the pages ask. */
export class MeetingFixes1764000057000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEFT);
    await runner.query(endWithContact(WRITTEN_DOWN));
    await runner.query(needsContact(ONLY_WITH_CONTACT));
    await runner.query(hasPeople(UNDER_WAY));
    await runner.query(CALLS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger introduction_needs_contact on introduction_call;
      drop function introduction_needs_contact();
    `);
    await runner.query(hasPeople(''));
    await runner.query(needsContact(''));
    await runner.query(endWithContact(''));
    await runner.query(`
      drop trigger meeting_person_left on meeting_person;
      drop function meeting_person_left();
      drop table meeting_left;
    `);
  }
}

const LEFT = `
      -- Who was taken out of the meeting of a group that goes on without them, and whether they were told.
      create table meeting_left (
        institution_id uuid not null,
        meeting_id uuid not null,
        -- As which they knew it: what changed afterwards is none of theirs.
        version integer not null,
        ${PERSON('meeting_left')},
        reason text not null default '' constraint meeting_left_reason_code check (reason ~ '^[a-z-]{0,40}$'),
        left_at timestamptz not null,
        told_at timestamptz,
        primary key (institution_id, meeting_id, person_id),
        foreign key (institution_id, meeting_id) references meeting (institution_id, id) on delete cascade
      );
      create index meeting_left_to_tell on meeting_left (institution_id, left_at) where told_at is null;
      ${walls('meeting_left', { may: ['select', 'insert', 'update'] })}
      ${byPurpose('meeting_left', ['matching'])}

      -- Nobody is left out of a meeting to come without a line that has them told, whoever leaves them out.
      create function meeting_person_left() returns trigger language plpgsql as $$
      begin
        insert into meeting_left (institution_id, meeting_id, version, person_kind, person_id, left_at)
          select m.institution_id, m.id, m.version, old.person_kind, old.person_id, clock_timestamp() from meeting m
          where m.institution_id = old.institution_id and m.id = old.meeting_id and m.status in ('proposed', 'held', 'confirmed')
        on conflict do nothing;
        return null;
      end $$;
      create trigger meeting_person_left after delete on meeting_person for each row execute function meeting_person_left();`;

const CALLS = `
      -- Who may not be met alone has no short call either, and none that was there already gets a time.
      create function introduction_needs_contact() returns trigger language plpgsql as $$
      begin
        if (tg_op = 'INSERT' or new.application_id is distinct from old.application_id
            or (new.starts_at is not null and new.starts_at is distinct from old.starts_at))
            and not consent.may_contact((select a.student_id from application a
              where a.institution_id = new.institution_id and a.id = new.application_id)) then
          ${refuse('nobody who is looked after is called alone', 'introduction_needs_contact')};
        end if;
        return new;
      end $$;
      create trigger introduction_needs_contact before insert or update of application_id, starts_at on introduction_call
        for each row execute function introduction_needs_contact();`;
