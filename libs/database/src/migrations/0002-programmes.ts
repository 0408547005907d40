import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, their rounds, and everything a lead decides about a round before anybody is matched. */
export class Programmes1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        name text not null constraint programme_name_given check (length(btrim(name)) between 1 and 200),
        kind text not null constraint programme_kind_known check (kind in ('career', 'reverse', 'group')),
        about text not null default '' constraint programme_about_short check (length(about) <= 4000),
        created_at timestamptz not null default now(),
        primary key (institution_id, id),
        unique (institution_id, name)
      );

      create table round (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        programme_id uuid not null,
        name text not null constraint round_name_given check (length(btrim(name)) between 1 and 200),
        sign_up_opens date not null,
        sign_up_closes date not null,
        match_by date not null,
        meetings_start date not null,
        meetings_end date not null,
        answer_within_days smallint not null default 7
          constraint round_answer_within_days_sensible check (answer_within_days between 1 and 60),
        minimum_fit smallint not null default 0 constraint round_minimum_fit_percent check (minimum_fit between 0 and 100),
        created_at timestamptz not null default now(),
        primary key (institution_id, id),
        unique (institution_id, programme_id, name),
        foreign key (institution_id, programme_id) references programme (institution_id, id),
        constraint round_dates_in_order check (
          sign_up_opens <= sign_up_closes and sign_up_closes <= match_by
          and match_by <= meetings_start and meetings_start <= meetings_end)
      );

      create table round_school (
        institution_id uuid not null,
        round_id uuid not null,
        school_id uuid not null,
        primary key (institution_id, round_id, school_id),
        foreign key (institution_id, round_id) references round (institution_id, id) on delete cascade,
        foreign key (institution_id, school_id) references school (institution_id, id)
      );

      create table round_tier (
        institution_id uuid not null,
        round_id uuid not null,
        priority_group_id uuid not null,
        tier smallint not null constraint round_tier_range check (tier between 1 and 8),
        primary key (institution_id, round_id, priority_group_id),
        foreign key (institution_id, round_id) references round (institution_id, id) on delete cascade,
        foreign key (institution_id, priority_group_id) references priority_group (institution_id, id)
      );

      create table criterion (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        kind text not null constraint criterion_kind_known check (kind in (
          'help', 'direction', 'ways-of-working', 'shared-experience', 'recent-path', 'practical', 'interests',
          'equal', 'different', 'overlap', 'closeness', 'steps-apart')),
        name text not null constraint criterion_name_given check (length(btrim(name)) between 1 and 200),
        weight smallint not null constraint criterion_weight_percent check (weight between 0 and 100),
        student_field text,
        mentor_field text,
        ordered_values text[] not null default '{}',
        at_least smallint constraint criterion_at_least_range check (at_least between 1 and 50),
        position smallint not null,
        primary key (institution_id, id),
        foreign key (institution_id, round_id) references round (institution_id, id) on delete cascade,
        constraint criterion_fields_when_needed check (
          (kind in ('equal', 'different', 'overlap', 'closeness', 'steps-apart'))
          = (student_field is not null and mentor_field is not null)),
        constraint criterion_step_when_needed check ((kind = 'steps-apart') = (at_least is not null))
      );
      create unique index criterion_kind_once on criterion (institution_id, round_id, kind)
        where kind in ('help', 'direction', 'ways-of-working', 'shared-experience', 'recent-path', 'practical', 'interests');

      create table barrier (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        kind text not null constraint barrier_kind_known check (kind in (
          'no-shared-mode', 'no-shared-time', 'must-be-equal', 'must-differ', 'must-overlap', 'must-be-steps-apart')),
        name text not null constraint barrier_name_given check (length(btrim(name)) between 1 and 200),
        student_field text,
        mentor_field text,
        ordered_values text[] not null default '{}',
        at_least smallint constraint barrier_at_least_range check (at_least between 1 and 50),
        position smallint not null,
        primary key (institution_id, id),
        foreign key (institution_id, round_id) references round (institution_id, id) on delete cascade,
        constraint barrier_fields_when_needed check (
          (kind in ('must-be-equal', 'must-differ', 'must-overlap', 'must-be-steps-apart'))
          = (student_field is not null and mentor_field is not null)),
        constraint barrier_step_when_needed check ((kind = 'must-be-steps-apart') = (at_least is not null))
      );
      create unique index barrier_kind_once on barrier (institution_id, round_id, kind)
        where kind in ('no-shared-mode', 'no-shared-time');

      -- Weights are shares of one whole: at the end of a transaction a round's weights sum to 100, or it has none.
      create function weights_sum_to_100() returns trigger language plpgsql as $$
      declare
        its_institution uuid := coalesce(new.institution_id, old.institution_id);
        its_round uuid := coalesce(new.round_id, old.round_id);
        total integer;
      begin
        if tg_op = 'UPDATE' and (new.institution_id, new.round_id) <> (old.institution_id, old.round_id) then
          raise exception 'a criterion stays with its round'
            using errcode = 'check_violation', constraint = 'criterion_stays_with_its_round';
        end if;
        -- Two transactions that change one round's weights take turns, so that each sees the other's.
        perform 1 from round where institution_id = its_institution and id = its_round for no key update;
        select sum(weight) into total from criterion where institution_id = its_institution and round_id = its_round;
        if total is not null and total <> 100 then
          raise exception 'weights of round % sum to %, not 100', its_round, total
            using errcode = 'check_violation', constraint = 'criterion_weights_sum_to_100';
        end if;
        return null;
      end $$;
      create constraint trigger criterion_weights_sum_to_100 after insert or update or delete on criterion
        deferrable initially deferred for each row execute function weights_sum_to_100();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table barrier, criterion, round_tier, round_school, round, programme;
      drop function weights_sum_to_100;
    `);
  }
}
