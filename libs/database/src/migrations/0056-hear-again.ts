import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** Who says goodbye can ask to hear once when the next sign-up opens. */
export class HearAgain1764000056700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hear_again (
        institution_id uuid not null,
        pairing_id uuid not null,
        side text not null constraint hear_again_side_known check (side in ('student', 'mentor')),
        subject_id uuid not null,
        asked_at timestamptz not null,
        -- They hear once.
        told_at timestamptz,
        primary key (institution_id, pairing_id, side),
        foreign key (institution_id, pairing_id) references pairing (institution_id, id) on delete cascade
      );
      create index hear_again_waiting on hear_again (institution_id) where told_at is null;
      ${walls('hear_again')}
      ${byPurpose('hear_again', ['matching'])}
      -- Whoever was told is not told again.
      create function hear_again_once() returns trigger language plpgsql as $$
      begin
        if old.told_at is not null and new.told_at is distinct from old.told_at then
          raise exception '% of pairing % has heard', old.side, old.pairing_id
            using errcode = 'restrict_violation', constraint = 'hear_again_once';
        end if;
        return new;
      end $$;
      create trigger hear_again_once before update on hear_again for each row execute function hear_again_once();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hear_again; drop function hear_again_once()');
  }
}
