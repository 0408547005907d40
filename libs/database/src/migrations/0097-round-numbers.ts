import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** What a round is called in the evidence base, from the first snapshot that knows it: the ledger goes by it. */
export class RoundNumbers1764000097000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Stays when its round goes: a number that was told of one round is never another's.
      create table evidence.round_number (
        institution_id uuid not null references public.institution (id),
        round_id uuid not null,
        number integer not null,
        primary key (institution_id, round_id),
        constraint round_number_once unique (institution_id, number)
      );
      ${walls('evidence.round_number', { may: ['select', 'insert'] })}

      create function evidence.round_number_stays() returns trigger language plpgsql
        set search_path = pg_catalog, evidence, pg_temp as $stays$
        begin
          raise exception 'a round keeps its number' using errcode = 'restrict_violation', constraint = 'round_number_stays';
        end $stays$;
      create trigger round_number_stays before update or delete on evidence.round_number for each row
        execute function evidence.round_number_stays();
      create trigger round_number_not_emptied before truncate on evidence.round_number for each statement
        execute function evidence.round_number_stays();

      create function evidence.round_number_follows() returns trigger language plpgsql
        set search_path = pg_catalog, evidence, pg_temp as $follows$
        begin
          if new.number <> 1 + coalesce((select max(n.number) from evidence.round_number n
              where n.institution_id = new.institution_id), 0) then
            raise exception 'numbers of rounds follow one another' using errcode = 'unique_violation', constraint = 'round_number_follows';
          end if;
          return new;
        end $follows$;
      create trigger round_number_follows before insert on evidence.round_number for each row
        execute function evidence.round_number_follows();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table evidence.round_number;
      drop function evidence.round_number_follows(), evidence.round_number_stays();`);
  }
}
