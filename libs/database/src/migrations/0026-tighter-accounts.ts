import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/**
 * Nobody agrees to take somebody's second factor off who came to be an administrator less than a day ago: in that day the
 * others hear of it. And the networks that a university says are its own, from which many people sign in at once.
 */
export class TighterAccounts1764000026000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function seasoned_administrator() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if not exists (
          select from account a join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
          where a.institution_id = new.institution_id and a.id = new.agreed_by and a.disabled_at is null
            and a.created_at <= now() - interval '1 day'
            and r.role = 'administrator' and r.granted_at <= now() - interval '1 day')
        then raise exception 'who agrees has been an administrator for a day' using errcode = 'check_violation',
          constraint = 'second_factor_reset_seasoned';
        end if;
        return null;
      end $$;
      create constraint trigger second_factor_reset_seasoned after insert or update of agreed_by on second_factor_reset
        for each row when (new.agreed_by is not null) execute function seasoned_administrator();

      create table campus_network (
        institution_id uuid not null references institution (id),
        place smallint not null constraint campus_network_few check (place between 1 and 20),
        range cidr not null constraint campus_network_width
          check (masklen(range) between case family(range) when 4 then 8 else 32 end and case family(range) when 4 then 32 else 64 end),
        primary key (institution_id, place),
        constraint campus_network_once unique (institution_id, range)
      );
      ${walls('campus_network', { may: ['select', 'insert', 'delete'] })}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table campus_network;
      drop trigger second_factor_reset_seasoned on second_factor_reset;
      drop function seasoned_administrator`);
  }
}
