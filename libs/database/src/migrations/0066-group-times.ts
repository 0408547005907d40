import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './0047-scheduling/guards';
import { PERSON } from './0047-scheduling/availability';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** Students of a group say which of the offered times suit, and their mentor books one. */
export class GroupTimes1764000066000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into meeting_move values ('choose', 'proposed', 'confirmed', 'asker', false);
      -- Of two people nobody decides for the other.
      alter table meeting add constraint meeting_choose_in_group
        check (step <> 'choose' or (kind = 'group' and changed_by_kind = 'mentor'));

      -- Which of the times of a version suit one student; none of them: they have answered that none does.
      create table meeting_tick (
        institution_id uuid not null,
        meeting_id uuid not null,
        version integer not null,
        ${PERSON('meeting_tick')},
        numbers smallint[] not null,
        at timestamptz not null,
        primary key (institution_id, meeting_id, version, person_id),
        foreign key (institution_id, meeting_id, version) references meeting_event (institution_id, meeting_id, version) on delete cascade,
        constraint meeting_tick_of_student check (person_kind = 'student')
      );
      ${walls('meeting_tick')}
      ${byPurpose('meeting_tick', ['matching'])}

      -- Only of times that are still offered, by students who are in the group now.
      create function meeting_tick_fits() returns trigger language plpgsql as $$
      begin
        perform from meeting m where m.institution_id = new.institution_id and m.id = new.meeting_id and m.kind = 'group'
          and m.status = 'proposed' and m.version = new.version for share;
        if not found or not exists (select from meeting_person w where w.institution_id = new.institution_id
            and w.meeting_id = new.meeting_id and w.person_kind = new.person_kind and w.person_id = new.person_id)
            or exists (select from unnest(new.numbers) n where not exists (select from meeting_option o
              where o.institution_id = new.institution_id and o.meeting_id = new.meeting_id and o.version = new.version and o.number = n)) then
          ${refuse('nobody but its students says which of its times suit', 'meeting_tick_fits')};
        end if;
        return new;
      end $$;
      create trigger meeting_tick_fits before insert or update on meeting_tick for each row execute function meeting_tick_fits();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table meeting_tick;
      drop function meeting_tick_fits;
      alter table meeting drop constraint meeting_choose_in_group;
      delete from meeting_move where step = 'choose';
    `);
  }
}
