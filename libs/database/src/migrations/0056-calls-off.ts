import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** Short calls can be called off by either of the two. */
export class CallsOff1764000056500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A short call that one of the two called off: the two get no other one.
      create table introduction_call_off (
        institution_id uuid not null,
        application_id uuid not null,
        offer_id uuid not null,
        round_id uuid not null,
        side text not null constraint introduction_call_off_side_known check (side in ('student', 'mentor')),
        reason text not null constraint introduction_call_off_reason_known check (reason in ('', 'no-time', 'came-up', 'other-way')),
        called_off_at timestamptz not null,
        primary key (institution_id, application_id, offer_id),
        foreign key (institution_id, application_id, offer_id)
          references introduction_list (institution_id, application_id, offer_id) on delete cascade
      );
      ${walls('introduction_call_off', { may: ['select', 'insert', 'delete'] })}
      ${byPurpose('introduction_call_off', ['matching'])}

      -- There is a call to call off, and it was not held.
      create function introduction_call_to_call_off() returns trigger language plpgsql as $$
      begin
        if not exists (select from introduction_call c where c.institution_id = new.institution_id
          and c.application_id = new.application_id and c.offer_id = new.offer_id and c.round_id = new.round_id
          and c.held_at is null) then
          raise exception 'application % and offer % have no call to come', new.application_id, new.offer_id
            using errcode = 'restrict_violation', constraint = 'introduction_call_to_call_off';
        end if;
        return new;
      end $$;
      create trigger introduction_call_to_call_off before insert on introduction_call_off
        for each row execute function introduction_call_to_call_off();

      create function introduction_call_not_called_off() returns trigger language plpgsql as $$
      begin
        if exists (select from introduction_call_off o where o.institution_id = new.institution_id
          and o.application_id = new.application_id and o.offer_id = new.offer_id) then
          raise exception 'the call of application % and offer % was called off', new.application_id, new.offer_id
            using errcode = 'restrict_violation', constraint = 'introduction_call_not_called_off';
        end if;
        return new;
      end $$;
      create trigger introduction_call_not_called_off before insert on introduction_call
        for each row execute function introduction_call_not_called_off();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger introduction_call_not_called_off on introduction_call;
      drop table introduction_call_off;
      drop function introduction_call_to_call_off(), introduction_call_not_called_off();
    `);
  }
}
