import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PERSON } from './0047-scheduling/availability';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** Meetings in a calendar of somebody's own, which the service puts there and takes away. */
export class OwnCalendars1764000054000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table own_calendar (
        institution_id uuid not null references institution (id),
        ${PERSON('own_calendar')},
        -- Its address, and the name and password that it asks for: with the person's key.
        sealed bytea not null constraint own_calendar_sealed check (length(sealed) > 0),
        connected_at timestamptz not null,
        -- When it last had everything.
        put_at timestamptz,
        -- A code of small letters; empty: it went well.
        fault text not null default '' constraint own_calendar_fault_code check (fault ~ '^[a-z-]{0,40}$'),
        failures smallint not null default 0 constraint own_calendar_failures_range check (failures between 0 and 1000),
        -- Not before.
        try_at timestamptz not null,
        primary key (institution_id, person_id)
      );
      ${walls('own_calendar')}
      ${byPurpose('own_calendar', ['answers'])}

      -- What stands in it.
      create table own_calendar_entry (
        institution_id uuid not null,
        ${PERSON('own_calendar_entry')},
        meeting_id uuid not null,
        version integer not null constraint own_calendar_entry_version_range check (version >= 0),
        -- What its server calls it as we put it; null: the server has no such thing, so that we leave it alone from then on.
        tag text constraint own_calendar_entry_tag_short check (length(tag) <= 300),
        -- Somebody changed it there: it is theirs now.
        is_theirs boolean not null default false,
        primary key (institution_id, person_id, meeting_id),
        foreign key (institution_id, person_id) references own_calendar (institution_id, person_id) on delete cascade,
        foreign key (institution_id, meeting_id) references meeting (institution_id, id) on delete cascade
      );
      create index own_calendar_entry_of on own_calendar_entry (institution_id, meeting_id);
      ${walls('own_calendar_entry')}
      ${byPurpose('own_calendar_entry', ['matching'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table own_calendar_entry, own_calendar');
  }
}
