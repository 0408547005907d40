import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

/** What people said, by item, and what it comes to. */
export const answers = `
  create table survey_response (
    institution_id uuid not null,
    invitation_id uuid not null,
    version_id uuid not null,
    kind text not null,
    person_id uuid not null,
    language text not null constraint survey_response_language_bare check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
    mode text not null constraint survey_response_mode_known check (mode in ('link', 'signed-in')),
    started_at timestamptz not null,
    touched_at timestamptz not null,
    submitted_at timestamptz,
    primary key (institution_id, invitation_id),
    unique (institution_id, invitation_id, kind, person_id),
    foreign key (institution_id, invitation_id, version_id, kind, person_id)
      references survey_invitation (institution_id, id, version_id, kind, person_id) on delete cascade
  );
  ${walls('survey_response', { may: ['select', 'insert', 'update'] })}
  ${byPurpose('survey_response', ['outcome'])}

  create table survey_answer (
    institution_id uuid not null,
    invitation_id uuid not null,
    item_key text not null constraint survey_answer_item_bare check (item_key ~ '^[a-z0-9][a-z0-9_-]{0,79}$'),
    kind text not null,
    person_id uuid not null,
    rather_not boolean not null default false,
    -- Codes and numbers; words are sealed with the key of whoever wrote them.
    value jsonb,
    sealed bytea,
    at timestamptz not null,
    primary key (institution_id, invitation_id, item_key),
    foreign key (institution_id, invitation_id, kind, person_id)
      references survey_response (institution_id, invitation_id, kind, person_id) on delete cascade,
    constraint survey_answer_one_of_three check (num_nonnulls(value, sealed) + rather_not::int = 1)
  );
  ${walls('survey_answer')}
  ${byPurpose('survey_answer', ['outcome'])}

  create table survey_score (
    institution_id uuid not null,
    invitation_id uuid not null,
    scale_key text not null,
    kind text not null,
    person_id uuid not null,
    answered smallint not null constraint survey_score_answered_counts check (answered >= 0),
    -- Null: too few parts were answered.
    score double precision,
    scoring_version smallint not null,
    at timestamptz not null,
    primary key (institution_id, invitation_id, scale_key),
    foreign key (institution_id, invitation_id, kind, person_id)
      references survey_response (institution_id, invitation_id, kind, person_id) on delete cascade
  );
  create index survey_score_of_person on survey_score (institution_id, person_id, scale_key);
  ${walls('survey_score', { may: ['select', 'insert'] })}
  ${byPurpose('survey_score', ['outcome'])}`;

export const answersGone = 'drop table survey_score, survey_answer, survey_response;';
