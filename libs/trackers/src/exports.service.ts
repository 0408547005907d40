import { record } from '@footing/audit';
import { begin, permittedNow } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, type FieldError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { writeCsv, writeXlsx } from '@footing/spreadsheets';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepLines } from './data/lines.query';
import { dropUploads, keepExport, setState } from './data/preparations.query';
import type { SavedProfile } from './data/profiles.query';
import { type LaidOut, layOut } from './domain/lay-out';
import { isSpecial } from './domain/profile';
import { changed, wrong } from './errors';
import { gather } from './gathering';
import { hashed } from './hashed';
import { waitingOf } from './preparations.service';
import { accountOf } from './profiles.service';

/** What is said as a file leaves. */
export interface ExportAsk {
  readonly reason: string;
  /** Whether rows in which something is wrong are left out, knowingly. */
  readonly leaveOut: boolean;
  readonly format: 'csv' | 'xlsx';
}

/** A file that left. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
}

const LONGEST_REASON = 500;

/** Files for tracking services, as they leave: once each, with why, and nothing of them is kept. */
@Injectable()
export class TrackerExports {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Makes the file, and lets go of all that came for it, in one transaction. Whoever objects before it ends is not in it: it is refused
   * then, and asked again.
   * @throws {DomainError} forbidden; not-found; invalid, `tracker.wrong`; conflict, `tracker.settled`, `tracker.changed`,
   *   `consent.changed` or `consent.stopping`.
   */
  async make(actor: Actor, id: string, ask: ExportAsk): Promise<MadeFile> {
    permit(actor, 'trackers.export');
    const madeBy = accountOf(actor);
    const madeAt = this.clock.now();
    return this.db.transaction(actor, async (tx) => {
      const { one, saved } = await waitingOf(tx, actor, id, true);
      const gathered = await gather(tx, this.secrets, actor, one, saved.profile);
      const laid = layOut(saved.profile, gathered.rows);
      const leftOut = gathered.rows.length - laid.lines.length;
      const lookedBy = one.lookedBy ?? '';
      const faults = faultsOf(ask, { lookedBy, saved, laid, leftOut });
      if (faults.length > 0) throw wrong(faults);
      const people = [...new Set(laid.lines.flatMap(({ at }) => gathered.whose[at]?.id ?? []))];
      const file = await fileOf(saved, laid, ask.format, madeAt);
      const kept = { rows: laid.lines.length, leftOut, format: ask.format, reason: ask.reason.trim() };
      const exportId = await keepExport(tx, actor.institutionId, one, { ...kept, madeBy, lookedBy, madeAt });
      await keepLines(tx, actor.institutionId, one.profileId, await hashed(tx, this.secrets, actor, laid.lines));
      await underPurpose(tx, 'tracking', () => dropUploads(tx, actor.institutionId, id));
      await underPurpose(tx, 'service', () => dropUploads(tx, actor.institutionId, id));
      await setState(tx, actor.institutionId, id, 'done');
      const subjects = people.map((person) => ({ kind: 'student', id: person }) as const);
      await record(tx, actor, {
        event: 'tracker.exported',
        object: exportId,
        subjects,
        special: isSpecial(saved.profile),
      });
      await this.fence(tx, actor, id, people);
      return file;
    });
  }

  /** From here to the end of the transaction a stop waits; whoever stopped before makes it fail. */
  private async fence(tx: EntityManager, actor: Actor, id: string, people: readonly string[]): Promise<void> {
    const permitted = (await permittedNow(tx, actor, 'tracking', people)).filter(({ item }) => item === '');
    if (permitted.length !== people.length) throw changed(id);
    await begin(tx, { purpose: 'tracking', people: permitted, place: 'tracker-files', run: `tracker ${id}` });
  }
}

interface Ready {
  /** Empty: nobody else looked at it. */
  readonly lookedBy: string;
  readonly saved: SavedProfile;
  readonly laid: LaidOut;
  readonly leftOut: number;
}

function faultsOf({ reason, leaveOut }: ExportAsk, { lookedBy, saved, laid, leftOut }: Ready): FieldError[] {
  const fault = (field: string, message: string): FieldError[] => [{ field, message }];
  return [
    ...(saved.profile.compared ? [] : fault('reason', 'Compare the headings with the service’s own template first')),
    ...(lookedBy === '' ? fault('reason', 'Ask a colleague to look at it first') : []),
    ...(reason.trim() === '' ? fault('reason', 'Enter what this file is for') : []),
    ...(reason.length > LONGEST_REASON ? fault('reason', `Enter ${LONGEST_REASON} letters at most`) : []),
    ...(leftOut > 0 && !leaveOut ? fault('leaveOut', 'Put these rows right, or say that you leave them out') : []),
    ...(laid.lines.length === 0 ? fault('reason', 'There is no row to send') : []),
  ];
}

async function fileOf(
  { tracker, file, profile }: SavedProfile,
  { lines }: LaidOut,
  format: ExportAsk['format'],
  at: Date,
): Promise<MadeFile> {
  const slug = tracker.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const name = `${slug}-${file}-${at.toISOString().slice(0, 10)}.${format}`;
  const table = { headers: profile.columns.map(({ heading }) => heading), rows: lines.map(({ cells }) => cells) };
  if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: writeCsv(table) };
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name, type, body: await writeXlsx([{ name: file, ...table }]) };
}
