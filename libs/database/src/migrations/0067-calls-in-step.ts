import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './0047-scheduling/guards';

/** A short call and what is kept of it do not part: whoever is told once is not told again, and what was held was held. */
export class CallsInStep1764000067000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${TOLD_BEFORE} ${TOLD} ${OFF} ${HELD}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger introduction_call_stays_held on introduction_call;
      drop trigger introduction_call_off_is_off on introduction_call_off;
      drop trigger introduction_call_off_told_once on introduction_call_off;
      drop function introduction_call_stays_held(), introduction_call_off_is_off(), introduction_call_off_told_once();
    `);
  }
}

/** Lines of before it was kept which call they are of: their people were told then. An owner whom the walls bind sees none of them. */
export const TOLD_BEFORE = `
      alter table introduction_call_off disable row level security;
      update introduction_call_off set told_at = called_off_at where told_at is null and call_id is null;
      alter table introduction_call_off enable row level security;`;

const TOLD = `
      create function introduction_call_off_told_once() returns trigger language plpgsql as $$
      begin
        if new.told_at is distinct from old.told_at then
          ${refuse('people are told once that a call is off', 'introduction_call_off_told_once')};
        end if;
        return new;
      end $$;
      create trigger introduction_call_off_told_once before update on introduction_call_off for each row
        when (old.told_at is not null) execute function introduction_call_off_told_once();`;

const OFF = `
      -- At the end of a transaction there is a call, or a line that it is off.
      create function introduction_call_off_is_off() returns trigger language plpgsql as $$
      begin
        if exists (select from introduction_call c where c.institution_id = new.institution_id
            and c.application_id = new.application_id and c.offer_id = new.offer_id) then
          ${refuse('a call that is off is not there any more', 'introduction_call_off_is_off')};
        end if;
        return null;
      end $$;
      create constraint trigger introduction_call_off_is_off after insert on introduction_call_off deferrable initially deferred
        for each row execute function introduction_call_off_is_off();`;

const HELD = `
      -- What was held was held; and nobody has talked before the time that they agreed on.
      create function introduction_call_stays_held() returns trigger language plpgsql as $$
      begin
        if old.held_at is not null then
          ${refuse('a call that was held was held', 'introduction_call_stays_held')};
        end if;
        if exists (select from meeting m where m.institution_id = new.institution_id and m.kind = 'intro' and m.status = 'confirmed'
            and m.application_id = new.application_id and m.offer_id = new.offer_id and m.starts_at > new.held_at) then
          ${refuse('its time has not come', 'introduction_call_time_to_come')};
        end if;
        return new;
      end $$;
      create trigger introduction_call_stays_held before update of held_at on introduction_call for each row
        when (new.held_at is distinct from old.held_at) execute function introduction_call_stays_held();`;
