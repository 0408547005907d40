import { Injectable } from '@nestjs/common';
import { type AuditEvent, record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { addInstrument, type VersionRow, versionsOf } from '../data/instruments.query';
import { canonical } from '../domain/canonical';
import { checkInstrument } from '../domain/check/check-instrument';
import type { Fault } from '../domain/faults';
import type { Instrument, Words } from '../domain/instrument';
import { keyFrom } from '../domain/keys';
import { instrumentNotFound, meaning, notNow } from '../errors';
import { freeze } from '../freeze';
import { type InstrumentInList, type InstrumentView, inList, viewOf } from './instrument-views';
import { brokenLocks } from './locked-scales-here';

/** What came of saving or freezing; faults empty: it was done. */
export interface Saved {
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** What it does to scales that it may not change under their name. A draft may be kept so, and not frozen. */
  readonly locked: readonly Fault[];
}

const blank = (key: string, title: Words): Instrument => ({
  ...{ key, title, languages: Object.keys(title), welcome: {}, thanks: {}, items: [], scales: [] },
});

/** What surveys ask: drafts that are written on, and versions that never change. For whoever may edit surveys. */
@Injectable()
export class Instruments {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Every survey, by its key; those that are used no more last. */
  async list(actor: Actor): Promise<InstrumentInList[]> {
    permit(actor, 'surveys.write');
    return this.db.transaction(actor, async (tx) => {
      const all = inList(await versionsOf(tx, actor.institutionId));
      await record(tx, actor, { event: 'instrument.listed', count: all.length });
      return all.sort((a, b) => Number(a.isRetired) - Number(b.isRetired));
    });
  }

  /** @param versionId null: the draft, or else the newest. @throws {DomainError} not-found, `instrument.not-found`. */
  async get(actor: Actor, id: string, versionId: string | null = null): Promise<InstrumentView> {
    permit(actor, 'surveys.write');
    return this.db.transaction(actor, async (tx) => {
      const view = viewOf(await versionsOf(tx, actor.institutionId, id), versionId);
      if (!view) throw instrumentNotFound(id);
      return view;
    });
  }

  /** Begins a survey from a blank page, or from another. @returns its id, and with it a draft. */
  async begin(actor: Actor, title: Words, from: Instrument | null = null): Promise<string> {
    permit(actor, 'surveys.write');
    return this.db.transaction(actor, async (tx) => {
      // What was made from a survey is called after it: two that ask students and mentors may have one title.
      const stem = keyFrom(from?.key ?? Object.values(title)[0] ?? '') || 'survey';
      for (let more = 1; ; more += 1) {
        const key = more === 1 ? stem : `${stem.slice(0, 36)}-${more}`;
        const content = canonical(from ? { ...from, key, title } : blank(key, title));
        const id = await addInstrument(tx, actor.institutionId, { key, content, at: this.clock.now() });
        if (id === null) continue;
        await record(tx, actor, { event: 'instrument.changed', object: id });
        return id;
      }
    });
  }

  /** A draft to go on from the newest version; the one that there is, where there is one. @throws {DomainError} not-found. */
  async draft(actor: Actor, id: string): Promise<void> {
    permit(actor, 'surveys.write');
    await this.change(actor, id, 'instrument.changed', async (tx, [newest]) => {
      if (!newest || newest.state === 'draft') return;
      await tx.query(
        `insert into instrument_version (institution_id, instrument_id, number, state, content, changed_at)
         values ($1, $2, $3, 'draft', $4, $5)`,
        [actor.institutionId, id, newest.number + 1, newest.content, this.clock.now()],
      );
    });
  }

  /**
   * Keeps a draft. With a fault nothing is kept. @param seen of the view it was made from.
   * @throws {DomainError} conflict: `instrument.moved-on`, when a colleague was first; `instrument.frozen`, without a draft.
   */
  async save(actor: Actor, id: string, raw: unknown, seen: string): Promise<Saved> {
    permit(actor, 'surveys.write');
    return this.change(actor, id, 'instrument.changed', async (tx, rows) => {
      const draft = draftOf(rows, id, seen);
      const named = typeof raw === 'object' && raw !== null ? { ...raw, key: draft.key } : raw;
      const { instrument, faults, warnings } = checkInstrument(named);
      if (!instrument) return { faults, warnings, locked: [] };
      // Never the moment it was seen at, so that who saw it then is told.
      await tx.query(
        `update instrument_version set content = $3, changed_at = greatest($4::timestamptz, changed_at + interval '1 ms')
         where institution_id = $1 and id = $2`,
        [actor.institutionId, draft.versionId, canonical(instrument), this.clock.now()],
      );
      return { faults, warnings, locked: await brokenLocks(tx, actor.institutionId, instrument) };
    });
  }

  /**
   * Settles the draft: from here on it never changes, and waves can ask it. Where a scale is changed under its name, nothing is
   * done. @throws {DomainError} as `save`; invalid, `instrument.asks-nothing` or `instrument.asks-too-much`.
   */
  async freeze(actor: Actor, id: string, seen: string): Promise<Saved> {
    permit(actor, 'surveys.write');
    return this.change(actor, id, 'instrument.frozen', async (tx, rows) => {
      const draft = draftOf(rows, id, seen);
      const { instrument, faults, warnings } = checkInstrument(JSON.parse(draft.content));
      const locked = instrument ? await brokenLocks(tx, actor.institutionId, instrument) : [];
      if (!instrument || locked.length > 0) return { faults, warnings, locked };
      const { content, sha256 } = freeze(instrument);
      await tx.query(
        `update instrument_version set state = 'frozen', content = $3, sha256 = decode($4, 'hex'), frozen_at = $5, changed_at = $5
         where institution_id = $1 and id = $2`,
        [actor.institutionId, draft.versionId, content, sha256, this.clock.now()],
      );
      return { faults, warnings, locked };
    });
  }

  /** Throws a draft away; what was frozen stays. @throws {DomainError} not-found; conflict, `instrument.frozen`, without a draft. */
  async discard(actor: Actor, id: string): Promise<void> {
    permit(actor, 'surveys.write');
    await this.change(actor, id, 'instrument.changed', async (tx, rows) => {
      const draft = draftOf(rows, id, null);
      if (rows.length === 1) return this.setRetired(tx, actor, id, true);
      await tx.query('delete from instrument_version where institution_id = $1 and id = $2', [
        ...[actor.institutionId, draft.versionId],
      ]);
    });
  }

  /** Nobody is to choose it any more, or may again. Waves that ask it go on. @throws {DomainError} not-found. */
  async retire(actor: Actor, id: string, isRetired = true): Promise<void> {
    permit(actor, 'surveys.write');
    await this.change(actor, id, 'instrument.changed', (tx) => this.setRetired(tx, actor, id, isRetired));
  }

  private async setRetired(tx: EntityManager, { institutionId }: Actor, id: string, isRetired: boolean): Promise<void> {
    await tx.query('update instrument set retired_at = $3 where institution_id = $1 and id = $2', [
      ...[institutionId, id, isRetired ? this.clock.now() : null],
    ]);
  }

  /** One at a time on one survey. */
  private change<T>(
    actor: Actor,
    id: string,
    event: AuditEvent,
    work: (tx: EntityManager, rows: readonly VersionRow[]) => Promise<T>,
  ): Promise<T> {
    const done = this.db.transaction(actor, async (tx) => {
      await tx.query('select from instrument where institution_id = $1 and id = $2 for update', [
        actor.institutionId,
        id,
      ]);
      const rows = await versionsOf(tx, actor.institutionId, id);
      if (rows.length === 0) throw instrumentNotFound(id);
      const result = await work(tx, rows);
      await record(tx, actor, { event, object: id });
      return result;
    });
    return meaning(id, done);
  }
}

function draftOf(rows: readonly VersionRow[], id: string, seen: string | null): VersionRow {
  const draft = rows.find(({ state }) => state === 'draft');
  if (!draft) throw notNow('instrument.frozen', id);
  if (seen !== null && draft.changedAt.toISOString() !== seen) throw notNow('instrument.moved-on', id);
  return draft;
}
