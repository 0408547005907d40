import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Notices } from '@footing/consent';
import { Database } from '@footing/database';
import type { Actor, Role } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { EvidenceStage } from '../../../evidence/src/spec/evidence-stage';
import type { Column } from '../domain/profile';
import { TrackerExports } from '../exports.service';
import { TrackerPreparations } from '../preparations.service';
import { TrackerProfiles } from '../profiles.service';
import { TrackersTold } from '../told.service';

/** A university whose students were matched and met in 2026/27, with a lead and a data protection officer. */
export class TrackersStage {
  readonly profiles: TrackerProfiles;
  readonly preparations: TrackerPreparations;
  readonly exports: TrackerExports;
  readonly told: TrackersTold;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'trackers-'));

  private constructor(
    readonly stage: EvidenceStage,
    readonly lead: Actor,
    readonly officer: Actor,
  ) {
    const [db, secrets] = [stage.get(Database), stage.get(Secrets)];
    this.profiles = new TrackerProfiles(db, stage.clock);
    this.preparations = new TrackerPreparations(db, stage.clock, secrets);
    this.exports = new TrackerExports(db, stage.clock, secrets);
    this.told = new TrackersTold(db, stage.clock, stage.get(Notices));
  }

  static async open(): Promise<TrackersStage> {
    const stage = await EvidenceStage.open();
    const staff = async (role: Role): Promise<Actor> => ({
      ...stage.as(role),
      accountId: await stage.one(
        `with a as (insert into account (institution_id, name, email) values ($1, $2, $2 || '@wharfedale.example') returning id),
           r as (insert into account_role (institution_id, account_id, role) select $1, id, $2 from a)
         select id from a`,
        role,
      ),
    });
    return new TrackersStage(stage, await staff('programme-lead'), await staff('data-protection-officer'));
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    await this.stage.close();
  }

  /** A student with a mentor, who came to one meeting of 60 minutes and missed one. */
  async mentored() {
    const person = await this.stage.person('student');
    await this.stage.allPaired([person.id]);
    await this.meet(person.id, '2026-12-10T14:00:00Z', 'completed');
    await this.meet(person.id, '2026-12-17T14:00:00Z', 'missed');
    return person;
  }

  private async meet(studentId: string, at: string, status: string): Promise<void> {
    await this.stage.past(
      `with m as (insert into meeting (institution_id, kind, round_id, pairing_id, status, starts_at, ends_at, local_start, zone, zone_data,
           minutes, mode, asked_by, changed_by_kind, changed_at)
         select $1, 'pairing', p.round_id, p.id, $4, $3::timestamptz, $3::timestamptz + interval '60 minutes', '2026-12-10T14:00',
           'Europe/London', '2026a', 60, 'online', $2, 'service', now()
         from pairing p join application a on a.id = p.application_id where a.student_id = $2 returning id)
       insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
         select $1, id, 'student', $2, $4, 'epoch', 'epoch' from m`,
      studentId,
      at,
      status,
    );
  }

  /** A profile whose headings were compared; a text that is old is good enough. */
  async profile(columns: readonly Column[], file: 'participants' | 'attendance' | 'activities' = 'participants') {
    const id = await this.profiles.begin(this.lead, `Profile ${Math.random()}`, 'HEAT', file, '');
    await this.profiles.save(this.lead, id, 1, { ...head, columns });
    return id;
  }

  /** A file of the planning office on the disk. */
  planning(text: string): string {
    const file = path.join(this.folder, 'planning.csv');
    writeFileSync(file, text);
    return file;
  }

  /** Prepared by the lead and looked at by the officer. */
  async ready(profileId: string, file: string | null = null): Promise<string> {
    const id = await this.preparations.prepare(this.lead, { profileId, year: 2026 }, file);
    await this.preparations.look(this.officer, id);
    return id;
  }

  async made(id: string, leaveOut = false): Promise<string> {
    const { body } = await this.exports.make(this.lead, id, { reason: 'The yearly track', leaveOut, format: 'csv' });
    return body.toString('utf8').replace(/^\uFEFF/, '');
  }
}

export const head = { dateFormat: 'dd/mm/yyyy', leastNotice: 0, compared: true };
/** A column that holds a field as it is. */
export const plain = (field: string, required = false): Column => ({
  ...{ heading: field.toUpperCase(), required, rule: { kind: 'as-is', field } },
});
