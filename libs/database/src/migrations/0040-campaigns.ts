import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { HERE, walls } from './walls';

/** Mail to parts of those whom a round is for, who got it, and when it may go out. */
export class Campaigns1764000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table campaign (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        round_id uuid not null,
        name text not null constraint campaign_name_given check (length(btrim(name)) between 1 and 120),
        audience text not null constraint campaign_audience_known check (audience in ('students', 'mentors')),
        segment jsonb not null constraint campaign_segment_object check (jsonb_typeof(segment) = 'object'),
        -- Absent: somebody wrote it. The reminders that the service writes by itself are one campaign each a round.
        automatic text constraint campaign_automatic_known check (automatic in ('begun', 'closing')),
        subject text not null constraint campaign_subject_short check (length(subject) <= 150),
        body text not null constraint campaign_body_short check (length(body) <= 5000),
        state text not null default 'draft'
          constraint campaign_state_known check (state in ('draft', 'sending', 'done', 'cancelled')),
        send_at timestamptz,
        -- When whom it goes to was settled.
        settled_at timestamptz,
        made_by uuid,
        made_at timestamptz not null default now(),
        ended_at timestamptz,
        primary key (institution_id, id),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, made_by) references account (institution_id, id) on delete set null (made_by),
        constraint campaign_going_has_time check (state not in ('sending', 'done') or send_at is not null)
      );
      create unique index campaign_automatic_one on campaign (institution_id, round_id, automatic) where automatic is not null;
      ${walls('campaign')}

      -- Whom it is for, once each. A mail of a kind that tells of groups is not read where groups may not be.
      create table campaign_recipient (
        institution_id uuid not null,
        campaign_id uuid not null,
        subject_kind text not null constraint campaign_recipient_kind_known check (subject_kind in ('student', 'mentor')),
        subject_id uuid not null,
        state text not null default 'waiting'
          constraint campaign_recipient_state_known check (state in ('waiting', 'handed-over', 'left-out')),
        why text,
        mail_id uuid,
        at timestamptz not null default now(),
        primary key (institution_id, campaign_id, subject_kind, subject_id),
        foreign key (institution_id, campaign_id) references campaign (institution_id, id) on delete cascade,
        constraint campaign_recipient_handed_over check ((state = 'handed-over') = (mail_id is not null)),
        constraint campaign_recipient_why check ((state = 'left-out') = (why is not null))
      );
      create index campaign_recipient_of_person on campaign_recipient (institution_id, subject_id, at) where state = 'handed-over';
      create index campaign_recipient_waiting on campaign_recipient (institution_id, campaign_id) where state = 'waiting';
      ${walls('campaign_recipient')}
      ${byPurpose('campaign_recipient', ['contact', 'group'])}

      create table campaign_setting (
        institution_id uuid primary key references institution (id),
        quiet_from smallint not null default 20 constraint campaign_setting_from_hour check (quiet_from between 12 and 24),
        quiet_until smallint not null default 8 constraint campaign_setting_until_hour check (quiet_until between 0 and 12),
        quiet_sundays boolean not null default true,
        most_mails smallint not null default 4 constraint campaign_setting_most check (most_mails between 1 and 20),
        days_apart smallint not null default 3 constraint campaign_setting_apart check (days_apart between 1 and 60),
        reminders boolean not null default true
      );
      ${walls('campaign_setting')}

      -- Who began to sign up, and who sent their answers: without a word of the answers, which only their owner reads.
      grant select (institution_id, round_id, student_id, created_at, sent_at) on sign_up to footing_consent;
      grant create on schema consent to footing_consent;
      create function consent.begun_sign_ups(of_round uuid) returns table (student_id uuid, begun_at timestamptz, sent_at timestamptz)
        language sql stable security definer set search_path = pg_catalog, consent, public, pg_temp as $begun$
          select u.student_id, u.created_at, u.sent_at from sign_up u
          where u.institution_id = ${HERE} and u.round_id = of_round
            and (select consent.may_read('{identity,contact}'))
        $begun$;
      alter function consent.begun_sign_ups(uuid) owner to footing_consent;
      revoke all on function consent.begun_sign_ups(uuid) from public;
      grant execute on function consent.begun_sign_ups(uuid) to footing_app;
      revoke create on schema consent from footing_consent;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function consent.begun_sign_ups(uuid);
      revoke select (student_id, created_at, sent_at) on sign_up from footing_consent;
      drop table campaign_recipient, campaign_setting, campaign;
    `);
  }
}
