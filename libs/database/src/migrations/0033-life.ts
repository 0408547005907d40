import type { MigrationInterface, QueryRunner } from 'typeorm';
import { movesAndWaits, steps } from './0033-life/moves';
import { deadlines } from './0033-life/deadlines';
import { standing } from './0033-life/standing';

const HOLDING = `('proposed', 'accepted', 'active', 'paused')`;

/**
 * The life of a pairing: what may happen is a table, every step is a row that stays, and every pairing that is not over has
 * a day by which something is awaited.
 */
export class Life1764000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index pairing_one_a_student;
      drop index pairing_place_taken_once;
      alter table pairing
        drop constraint pairing_state_known,
        add constraint pairing_state_known check (state in
          ('proposed', 'accepted', 'active', 'paused', 'finished', 'ended-early', 'declined', 'lapsed', 'withdrawn')),
        add column accepted_by text constraint pairing_accepted_by_known check (accepted_by in ('student', 'mentor')),
        add column paused_until date,
        add column another boolean not null default true,
        add column next_tried_on date,
        add column parts jsonb,
        add column replaces uuid,
        add constraint pairing_accepted_by_one check ((state = 'accepted') = (accepted_by is not null)),
        add constraint pairing_paused_until_a_day check ((state = 'paused') = (paused_until is not null)),
        add constraint pairing_replaces foreign key (institution_id, replaces) references pairing (institution_id, id),
        drop constraint pairing_within_places,
        -- What is over takes no place, so the mentor may offer fewer than it once had.
        add constraint pairing_within_places check (place_no >= 1 and (state not in ${HOLDING} or place_no <= offer_places));
      create unique index pairing_one_a_student on pairing (institution_id, round_id, application_id) where state in ${HOLDING};
      create unique index pairing_place_taken_once on pairing (institution_id, offer_id, place_no) where state in ${HOLDING};
      create unique index pairing_replaced_once on pairing (institution_id, replaces);
      create index pairing_of_application on pairing (institution_id, application_id);
      create index pairing_of_offer on pairing (institution_id, offer_id);

      alter table offer add column paused_until date;
      -- What was tried and came to nothing is not suggested again.
      grant select (institution_id, round_id, application_id, offer_id, state) on pairing to footing_matcher;

      -- A decision waits while the student has somebody; and what a pairing rests on is never taken back.
      create or replace function decision_before_publication() returns trigger language plpgsql as $$
      begin
        if exists (select from pairing p where p.institution_id = new.institution_id and p.round_id = new.round_id
            and p.application_id = new.application_id and p.state in ${HOLDING})
          or exists (select from pairing p where p.institution_id = new.institution_id and p.decision_id = new.undoes) then
          raise exception 'application % has a pairing already', new.application_id
            using errcode = 'restrict_violation', constraint = 'decision_before_publication';
        end if;
        return new;
      end $$;
      ${movesAndWaits}
      ${steps}
      ${deadlines}
      ${standing}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (institution_id, round_id, application_id, offer_id, state) on pairing from footing_matcher;
      drop trigger pairing_moves_by_steps on pairing;
      drop trigger pairing_begins_proposed on pairing;
      drop trigger pairing_is_awaited on pairing;
      drop trigger decision_under_standing on decision;
      alter table decision drop column standing_id;
      drop table standing_approval, pairing_said, pairing_note, deadline, pairing_step, pairing_wait, pairing_move;
      drop function decision_under_standing, pairing_moves_by_steps, pairing_begins_proposed, pairing_is_awaited, pairing_step_follows,
        pairing_step_moves, pairing_steps_stay, pairing_keeps_deadline;
      delete from pairing where state <> 'proposed';
      drop index pairing_one_a_student;
      drop index pairing_place_taken_once;
      drop index pairing_replaced_once;
      drop index pairing_of_application;
      drop index pairing_of_offer;
      alter table pairing
        drop constraint pairing_within_places,
        add constraint pairing_within_places check (place_no between 1 and offer_places),
        drop constraint pairing_replaces, drop constraint pairing_paused_until_a_day, drop constraint pairing_accepted_by_one,
        drop column replaces, drop column parts, drop column another, drop column next_tried_on, drop column paused_until, drop column accepted_by,
        drop constraint pairing_state_known,
        add constraint pairing_state_known check (state in ('proposed'));
      create unique index pairing_one_a_student on pairing (institution_id, round_id, application_id);
      create unique index pairing_place_taken_once on pairing (institution_id, offer_id, place_no);
      alter table offer drop column paused_until;
      create or replace function decision_before_publication() returns trigger language plpgsql as $$
      begin
        if exists (select from pairing p where p.institution_id = new.institution_id
            and p.round_id = new.round_id and p.application_id = new.application_id) then
          raise exception 'application % has a pairing already', new.application_id
            using errcode = 'restrict_violation', constraint = 'decision_before_publication';
        end if;
        return new;
      end $$;
    `);
  }
}
