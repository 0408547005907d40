import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever leaves the meeting of a group knows the address of its room: those who stay get another. */
export class NewRoom1764000068000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into meeting_move values ('new-room', 'confirmed', 'confirmed', 'service', true);

      -- After the line that has them told, which keeps the address that they knew. A link that somebody gave is theirs to change.
      create function meeting_room_anew() returns trigger language plpgsql as $$
      begin
        update meeting m set step = 'new-room', version = m.version + 1, sequence = m.sequence + 1, reason = 'new-room',
            changed_by_kind = 'service', changed_by = null, changed_at = greatest(m.changed_at, l.left_at),
            join_url = replace(r.pattern, '{code}', replace(gen_random_uuid()::text, '-', ''))
          from room_rule r, meeting_left l
          where m.institution_id = old.institution_id and m.id = old.meeting_id and m.status = 'confirmed' and m.starts_at > l.left_at
            and l.institution_id = old.institution_id and l.meeting_id = old.meeting_id and l.person_id = old.person_id
            and r.institution_id = old.institution_id and r.way = 'pattern'
            and regexp_replace(m.join_url, '[0-9a-f]{32}', '{code}') = r.pattern;
        return null;
      end $$;
      create trigger meeting_room_anew after delete on meeting_person for each row execute function meeting_room_anew();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger meeting_room_anew on meeting_person;
      drop function meeting_room_anew;
      delete from meeting_move where step = 'new-room';
    `);
  }
}
