import type { MigrationInterface, QueryRunner } from 'typeorm';
import { compilePurposes } from '../compile-purposes';
import { guards } from './0089-trackers/guards';
import { mayRead, reading } from './0089-trackers/reading';
import { tables } from './0089-trackers/tables';

/** Whoever was here before can object from the moment in which the use begins. */
const enrolThoseHere = ['student', 'mentor']
  .map(
    (kind) => `
      alter table ${kind} no force row level security;
      alter table consent.state no force row level security;
      insert into consent.state (institution_id, subject_id, subject_kind, purpose, item, permitted, epoch, last_seq)
        select p.institution_id, p.id, '${kind}', 'tracking', '', true, 0, 0 from ${kind} p on conflict do nothing;
      alter table consent.state force row level security;
      alter table ${kind} force row level security;`,
  )
  .join('\n');

/** Files for tracking services: what they are made by, who looked at them, and of whom they may tell. */
export class Trackers1764000089000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await compilePurposes((sql, given) => runner.query(sql, given));
    await runner.query(`${tables} ${guards} ${reading} ${enrolThoseHere}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function consent.tracked_people(date, date), consent.tracked_meetings(date, date), consent.tracked_objections(date, date);
      drop function consent.may_track();
      ${mayRead('')}
      revoke select (withdrawn_at) on application from footing_consent;
      revoke select (state) on pairing from footing_consent;
      revoke select (meetings_start) on round from footing_consent;
      revoke select (institution_id, id, kind, round_id, status, starts_at, minutes) on meeting from footing_consent;
      revoke select (institution_id, meeting_id, person_id) on meeting_person from footing_consent;
      revoke select (institution_id, meeting_id, person_id, state) on attendance from footing_consent;
      drop table tracker_told, tracker_line, tracker_export, tracker_upload, tracker_preparation, tracker_profile_version, tracker_profile;
      drop function tracker_upload_gone(), tracker_export_permitted(), tracker_preparation_stands(), tracker_profile_stays();`);
  }
}
