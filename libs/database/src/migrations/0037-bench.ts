import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const OVERRIDES = `'conflict', 'needs-differ', 'not-now', 'better-known', 'answers-wrong', 'other'`;

/**
 * How people review: who has which student at this moment, what was opened by whom, whether names were hidden, and the rules
 * that the lead sets for a round's review.
 */
export class Bench1764000037000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row a student: whoever has it until then reviews them, and nobody else.
      create table review_claim (
        institution_id uuid not null,
        application_id uuid not null,
        claimed_by uuid not null,
        claimed_at timestamptz not null,
        until timestamptz not null,
        asked_by uuid,
        asked_at timestamptz,
        primary key (institution_id, application_id),
        foreign key (institution_id, application_id) references application (institution_id, id) on delete cascade,
        foreign key (institution_id, claimed_by) references account (institution_id, id),
        foreign key (institution_id, asked_by) references account (institution_id, id),
        constraint review_claim_ends check (until > claimed_at),
        constraint review_claim_asked_by_another check (asked_by is null or asked_by <> claimed_by),
        constraint review_claim_asked_when check ((asked_by is null) = (asked_at is null))
      );
      create index review_claim_of_person on review_claim (institution_id, claimed_by, claimed_at);
      ${walls('review_claim')}
      ${byPurpose('review_claim', ['matching'])}

      -- Who opened which student of a draft last, how much there was to read, and whether they ever saw a name.
      create table review_look (
        institution_id uuid not null,
        draft_id uuid not null,
        application_id uuid not null,
        account_id uuid not null,
        looked_at timestamptz not null,
        words integer not null constraint review_look_words_range check (words between 0 and 100000),
        named boolean not null,
        primary key (institution_id, draft_id, application_id, account_id),
        foreign key (institution_id, draft_id) references draft (institution_id, id) on delete cascade,
        foreign key (institution_id, application_id) references application (institution_id, id) on delete cascade,
        foreign key (institution_id, account_id) references account (institution_id, id)
      );
      ${walls('review_look')}
      ${byPurpose('review_look', ['matching'])}

      -- What the lead lays down for the review of a round. Without a row nothing is approved in bulk, and names are shown.
      create table review_rule (
        institution_id uuid not null,
        round_id uuid not null,
        bulk_from smallint constraint review_rule_bulk_from_range check (bulk_from between 1 and 100),
        bulk_sample smallint not null default 5 constraint review_rule_sample_range check (bulk_sample between 1 and 50),
        names_hidden boolean not null default false,
        primary key (institution_id, round_id),
        foreign key (institution_id, round_id) references round (institution_id, id)
      );
      ${walls('review_rule')}

      -- A reviewer's own wish to review a round without names.
      create table review_choice (
        institution_id uuid not null,
        round_id uuid not null,
        account_id uuid not null,
        names_hidden boolean not null,
        primary key (institution_id, round_id, account_id),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, account_id) references account (institution_id, id)
      );
      ${walls('review_choice')}
      ${byPurpose('review_choice', ['account'])}

      alter table decision
        add column names_hidden boolean not null default false,
        add column override text,
        add column in_bulk boolean not null default false,
        add column looked_seconds integer,
        add column words_shown integer,
        add constraint decision_override_known check (override in (${OVERRIDES})),
        add constraint decision_looked_range check (looked_seconds >= 0 and words_shown >= 0);

      -- From now on nobody decides against the suggestion without a kind of reason; what was decided before stays as it is.
      create function decision_override_said() returns trigger language plpgsql as $$
      begin
        if new.kind in ('reject', 'swap') and new.override is null then
          raise exception 'a % needs a kind of reason', new.kind
            using errcode = 'check_violation', constraint = 'decision_override_said';
        end if;
        return new;
      end $$;
      create trigger decision_override_said before insert on decision
        for each row execute function decision_override_said();

      -- Two people never review one student at once: whoever decides has the student, or nobody has. A yes that was given
      -- beforehand is nobody's review.
      create function decision_not_over_a_claim() returns trigger language plpgsql as $$
      begin
        if new.standing_id is null and exists (select from review_claim c where c.institution_id = new.institution_id
            and c.application_id = new.application_id and c.claimed_by <> new.decided_by and c.until > new.decided_at) then
          raise exception 'application % is with another reviewer', new.application_id
            using errcode = 'restrict_violation', constraint = 'decision_not_over_a_claim';
        end if;
        return new;
      end $$;
      create trigger decision_not_over_a_claim before insert on decision
        for each row execute function decision_not_over_a_claim();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger decision_not_over_a_claim on decision;
      drop trigger decision_override_said on decision;
      drop function decision_not_over_a_claim, decision_override_said;
      alter table decision drop column names_hidden, drop column override, drop column in_bulk,
        drop column looked_seconds, drop column words_shown;
      drop table review_choice, review_rule, review_look, review_claim;
    `);
  }
}
