import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail that rests on somebody's decision: it is handed over only while they permit it, and otherwise dropped. */
export class MailOnPermission1764000027000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail
        add column subject_id uuid,
        add column subject_kind text constraint mail_subject_known check (subject_kind in ('student', 'mentor')),
        add column purpose text references consent.purpose_default (code),
        add column item text not null default '',
        add column epoch integer,
        add constraint mail_permitted_whole check (num_nulls(subject_id, subject_kind, purpose, epoch) in (0, 4)),
        drop constraint mail_state_known,
        add constraint mail_state_known check (state in ('waiting', 'sending', 'sent', 'refused', 'dead', 'stopped')),
        drop constraint mail_kept_until_done,
        add constraint mail_kept_until_done
          check ((sealed is null) = (state in ('sent', 'refused', 'dead', 'stopped')));
      create index mail_on_permission on mail (institution_id, subject_id, purpose, item) where subject_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update mail set state = 'dead' where state = 'stopped';
      drop index mail_on_permission;
      alter table mail
        drop constraint mail_kept_until_done,
        add constraint mail_kept_until_done check ((sealed is null) = (state in ('sent', 'refused', 'dead'))),
        drop constraint mail_state_known,
        add constraint mail_state_known check (state in ('waiting', 'sending', 'sent', 'refused', 'dead')),
        drop column subject_id, drop column subject_kind, drop column purpose, drop column item, drop column epoch;
    `);
  }
}
