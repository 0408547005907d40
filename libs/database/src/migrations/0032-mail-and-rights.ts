import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const steps = (more: readonly string[]): string =>
  [
    'asked',
    'taken-in-hand',
    'identity-asked',
    'clarification-asked',
    'written',
    'came-back',
    'extended',
    'closed',
    ...more,
  ]
    .map((step) => `'${step}'`)
    .join(', ');

/** Addresses that mail does not reach, requests that come by letter, what an answer did, and a reminder before data goes. */
export class MailAndRights1764000032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_bounce (
        institution_id uuid not null references institution (id),
        email text not null constraint mail_bounce_lower check (email = lower(email)),
        -- The mail server's number alone: its words may name the person.
        server_said text not null constraint mail_bounce_number check (server_said ~ '^5[0-9][0-9]$'),
        at timestamptz not null default now(),
        primary key (institution_id, email)
      );
      ${walls('mail_bounce')}
      ${byPurpose('mail_bounce', ['contact'])}

      alter table rights_request
        -- What an objection that was agreed to stopped: decisions in the log.
        add column stops uuid[] not null default '{}',
        -- Which field should say what, sealed with the key of the person it is about.
        add column correction bytea,
        add constraint rights_request_corrects check (correction is null or kind = 'correct'),
        add constraint rights_request_stops check (stops = '{}' or kind = 'object' and outcome = 'stopped');
      alter table rights_line drop constraint rights_line_step_known,
        add constraint rights_line_step_known check (step in (${steps(['identity-checked', 'corrected'])}));

      alter table retention_run add column reminded_at timestamptz;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table retention_run drop column reminded_at;
      alter table rights_line drop constraint rights_line_step_known,
        add constraint rights_line_step_known check (step in (${steps([])})) not valid;
      alter table rights_request drop column stops, drop column correction;
      drop table mail_bounce;`);
  }
}
