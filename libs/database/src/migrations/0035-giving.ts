import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** Mentors offer places page by page, and are asked again how many when something has changed. */
export class Giving1764000035000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An offer on its way: its owner alone reads it, until it is given. It stands in no draft of the engine before that.
      create table offer_draft (
        institution_id uuid not null,
        round_id uuid not null,
        mentor_id uuid not null,
        answers jsonb not null default '{}' constraint offer_draft_answers_object check (jsonb_typeof(answers) = 'object'),
        places smallint constraint offer_draft_places_range check (places between 1 and 20),
        -- Pages that were answered.
        steps text[] not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (institution_id, round_id, mentor_id),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, mentor_id) references mentor (institution_id, id)
      );
      ${walls('offer_draft')}
      ${byPurpose('offer_draft', ['answers'])}

      -- When a mentor last said how many places there are, and when we last wrote to ask.
      create table places_said (
        institution_id uuid not null,
        offer_id uuid not null,
        said_at timestamptz,
        asked_at timestamptz,
        primary key (institution_id, offer_id),
        foreign key (institution_id, offer_id) references offer (institution_id, id) on delete cascade
      );
      ${walls('places_said')}
      ${byPurpose('places_said', ['answers'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table places_said, offer_draft');
  }
}
