import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is worked out about a round beside its drafts: replays, chances of a place, and what a lottery would show. */
export class Studies1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table study (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        draft_id uuid,
        kind text not null constraint study_kind_known check (kind in ('replay', 'chances', 'lottery-design')),
        state text not null constraint study_state_known check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        draws integer not null default 0 constraint study_draws_range check (draws between 0 and 10000),
        done_count integer not null default 0,
        of_count integer not null default 0,
        result jsonb,
        asked_by uuid,
        asked_at timestamptz not null default now(),
        finished_at timestamptz,
        primary key (institution_id, id),
        unique (institution_id, id, draft_id, draws),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, draft_id, round_id) references draft (institution_id, id, round_id),
        foreign key (institution_id, asked_by) references account (institution_id, id),
        -- A round's lottery is looked at before there is a draft; the other two are about one draft.
        constraint study_of_a_draft check ((kind = 'lottery-design') = (draft_id is null)),
        constraint study_draws_when_drawing check ((kind = 'replay') = (draws = 0)),
        constraint study_done_with_result check ((state = 'done') = (result is not null))
      );
      create unique index study_one_at_work on study (institution_id, round_id, kind) where state in ('queued', 'running');
      create index study_of_round on study (institution_id, round_id, asked_at);

      -- In how many of the redraws each student was served: the chance of a place, kept for the evidence base.
      create table draft_chance (
        institution_id uuid not null,
        study_id uuid not null,
        draft_id uuid not null,
        application_id uuid not null,
        served integer not null,
        draws integer not null constraint draft_chance_some_draws check (draws > 0),
        primary key (institution_id, study_id, application_id),
        foreign key (institution_id, study_id, draft_id, draws) references study (institution_id, id, draft_id, draws)
          on delete cascade,
        foreign key (institution_id, application_id) references application (institution_id, id),
        constraint draft_chance_a_share check (served between 0 and draws)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table draft_chance, study');
  }
}
