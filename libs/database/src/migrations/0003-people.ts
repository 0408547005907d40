import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Students and mentors, what they said for one round, and what they agreed that matching may read. */
export class People1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${['student', 'mentor']
        .map(
          (table) => `
      create table ${table} (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        university_id text,
        email text constraint ${table}_email_lower check (email = lower(email)),
        first_name text not null constraint ${table}_first_name_short check (length(first_name) <= 100),
        last_name text not null constraint ${table}_last_name_short check (length(last_name) <= 100),
        school_id uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (institution_id, id),
        unique (institution_id, university_id),
        unique (institution_id, email),
        foreign key (institution_id, school_id) references school (institution_id, id),
        constraint ${table}_has_a_key check (university_id is not null or email is not null)
      );`,
        )
        .join('\n')}

      create table application (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        student_id uuid not null,
        answers jsonb not null default '{}',
        sealed_tier smallint constraint application_sealed_tier_range check (sealed_tier between 1 and 9),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (institution_id, id),
        unique (institution_id, round_id, student_id),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, student_id) references student (institution_id, id),
        constraint application_answers_object check (jsonb_typeof(answers) = 'object')
      );

      create table offer (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        mentor_id uuid not null,
        places smallint not null default 1 constraint offer_places_range check (places between 0 and 500),
        answers jsonb not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (institution_id, id),
        unique (institution_id, round_id, mentor_id),
        unique (institution_id, id, places),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, mentor_id) references mentor (institution_id, id),
        constraint offer_answers_object check (jsonb_typeof(answers) = 'object')
      );

      create table priority_group_member (
        institution_id uuid not null,
        student_id uuid not null,
        priority_group_id uuid not null,
        source text not null,
        primary key (institution_id, student_id, priority_group_id),
        foreign key (institution_id, student_id) references student (institution_id, id),
        foreign key (institution_id, priority_group_id) references priority_group (institution_id, id)
      );

      -- Shared experience is special-category data: apart from the other answers, and never without who agreed, and when.
      create table experience_wanted (
        institution_id uuid not null,
        application_id uuid not null,
        experiences text[] not null constraint experience_wanted_some check (cardinality(experiences) > 0),
        agreed_how text not null constraint experience_wanted_agreed check (length(btrim(agreed_how)) > 0),
        agreed_at timestamptz not null,
        primary key (institution_id, application_id),
        foreign key (institution_id, application_id) references application (institution_id, id) on delete cascade
      );
      create table experience_offered (
        institution_id uuid not null,
        offer_id uuid not null,
        experiences text[] not null constraint experience_offered_some check (cardinality(experiences) > 0),
        agreed_how text not null constraint experience_offered_agreed check (length(btrim(agreed_how)) > 0),
        agreed_at timestamptz not null,
        primary key (institution_id, offer_id),
        foreign key (institution_id, offer_id) references offer (institution_id, id) on delete cascade
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table experience_offered, experience_wanted, priority_group_member, offer, application, mentor, student',
    );
  }
}
