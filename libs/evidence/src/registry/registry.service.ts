import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { begin, permittedNow } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import {
  heldFile,
  keepFile,
  putJoined,
  type RegistryFile,
  registryFile,
  registryFiles,
  settleFile,
  studentsByNumber,
} from '../data/registry.query';
import type { RegistryRow } from '../domain/read-registry';
import { notSettled } from '../errors';
import { termsOf } from './linkage-terms.service';
import { readRegistryFile } from './read-registry-file';

/** Whose rows a file holds. */
export interface RegistryCounts {
  /** Whose student number is on record here. */
  readonly known: number;
  readonly unknown: number;
  /** Of those known, who say yes to it; the others are left out. */
  readonly joined: number;
}

/** What a file would do. */
export interface RegistryPreview extends RegistryCounts {
  readonly id: string;
  /** Of what it says, 64 hexadecimal digits: hand it back to confirm just this. */
  readonly sha256: string;
  readonly rows: number;
  readonly columns: readonly string[];
}

/** A file that was sent before. `counts`: null once it is settled. */
export type OpenedFile = RegistryFile & { readonly counts: RegistryCounts | null };

const CONTENT = 'registry_file.content';

/** The university's register, joined to how mentoring went: by student number, on the identity side, and of those alone who say yes. */
@Injectable()
export class Registry {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Reads a file and keeps it, sealed, until somebody says yes or no to it. Nothing of anybody changes.
   * @throws {RegistryRefusal} with every fault by row and column, or {FileRefusal}: then nothing is kept.
   * @throws {DomainError} forbidden; conflict, `linkage.not-settled`.
   */
  async preview(actor: Actor, path: string): Promise<RegistryPreview> {
    permit(actor, 'registry.bring-in');
    const terms = await this.db.transaction(actor, (tx) => termsOf(tx, actor.institutionId));
    if (!terms) throw notSettled(actor.institutionId);
    const { rows } = await readRegistryFile(path, terms.specialCondition !== '');
    const text = JSON.stringify(rows);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const columns = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))].sort();
    return this.db.transaction(actor, async (tx) => {
      const content = await this.secrets.seal(tx, actor, CONTENT, null, text);
      const file = { sha256, columns, rows: rows.length, sentAt: this.clock.now(), content };
      const id = await keepFile(tx, actor.institutionId, file);
      const { known, willing } = await whose(tx, actor, rows);
      await record(tx, actor, { event: 'registry.sent', object: id, count: rows.length, special: true });
      return { id, sha256, rows: rows.length, ...countsOf(rows, { known, willing }), columns };
    });
  }

  /**
   * Joins what the file says, column by column in place of what was there. Nobody's name and no student number goes any further.
   * @throws {DomainError} forbidden; not-found, `registry.not-found`; conflict, `registry.changed` where it is not the file that was
   *   previewed, `registry.done` where it was settled before, `linkage.not-settled`, or `consent.changed`.
   */
  async confirm(actor: Actor, id: string, sha256: string): Promise<{ readonly joined: number }> {
    permit(actor, 'registry.bring-in');
    return this.db.transaction(actor, async (tx) => {
      const { content } = await waiting(tx, actor, id, sha256);
      const terms = await termsOf(tx, actor.institutionId);
      if (!terms) throw notSettled(actor.institutionId);
      const rows = JSON.parse(await this.secrets.open(tx, actor, CONTENT, null, content)) as RegistryRow[];
      const { willing, permitted } = await whose(tx, actor, rows);
      const values = willing.flatMap(({ personId, row }) =>
        Object.entries(row.values).map(([key, code]) => ({ personId, key, code })),
      );
      await underPurpose(tx, 'linkage', () => putJoined(tx, actor.institutionId, id, values));
      await settleFile(tx, actor.institutionId, { id, state: 'done', joined: willing.length, at: this.clock.now() });
      const subjects = willing.map(({ personId }) => ({ kind: 'student', id: personId }) as const);
      await record(tx, actor, { event: 'registry.joined', object: id, subjects, special: true });
      const run = `registry ${id}`;
      await begin(tx, { purpose: 'linkage', people: permitted, place: 'joined-records', run });
      return { joined: willing.length };
    });
  }

  /** Forgets a file that waits. @throws {DomainError} as `confirm`. */
  async giveUp(actor: Actor, id: string): Promise<void> {
    permit(actor, 'registry.bring-in');
    await this.db.transaction(actor, async (tx) => {
      await waiting(tx, actor, id, null);
      await settleFile(tx, actor.institutionId, { id, state: 'given-up', joined: null, at: this.clock.now() });
      await record(tx, actor, { event: 'registry.given-up', object: id });
    });
  }

  /**
   * One file, and what joining it would do while it waits: counted anew, as people change their minds.
   * @throws {DomainError} forbidden; not-found, `registry.not-found`.
   */
  async open(actor: Actor, id: string): Promise<OpenedFile> {
    permit(actor, 'registry.bring-in');
    return this.db.transaction(actor, async (tx) => {
      const found = isId(id) ? await registryFile(tx, actor.institutionId, id) : null;
      if (!found) throw noFile(id);
      const { content, ...file } = found;
      if (content === null) return { ...file, counts: null };
      const rows = JSON.parse(await this.secrets.open(tx, actor, CONTENT, null, content)) as RegistryRow[];
      return { ...file, counts: countsOf(rows, await whose(tx, actor, rows)) };
    });
  }

  /** Every file, the newest first, without what is in it. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<RegistryFile[]> {
    permit(actor, 'registry.bring-in');
    return this.db.transaction(actor, (tx) => registryFiles(tx, actor.institutionId));
  }
}

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);
const noFile = (id: string) => new DomainError('not-found', 'registry.not-found', id);

const countsOf = (
  rows: readonly RegistryRow[],
  { known, willing }: { readonly known: readonly unknown[]; readonly willing: readonly unknown[] },
): RegistryCounts => ({ known: known.length, unknown: rows.length - known.length, joined: willing.length });

/** Which rows are of students here, and which of those say yes to being joined and counted. */
async function whose(tx: EntityManager, actor: Actor, rows: readonly RegistryRow[]) {
  const numbers = rows.map(({ number }) => number);
  const ids = new Map((await studentsByNumber(tx, actor.institutionId, numbers)).map(({ number, id }) => [number, id]));
  const known = rows.flatMap((row) => {
    const personId = ids.get(row.number.toLowerCase());
    return personId === undefined ? [] : [{ personId, row }];
  });
  const people = known.map(({ personId }) => personId);
  const counted = new Set((await permittedNow(tx, actor, 'evidence', people)).map(({ subjectId }) => subjectId));
  const permitted = (await permittedNow(tx, actor, 'linkage', people)).filter((one) => counted.has(one.subjectId));
  const willing = new Set(permitted.map(({ subjectId }) => subjectId));
  return { known, permitted, willing: known.filter(({ personId }) => willing.has(personId)) };
}

async function waiting(tx: EntityManager, { institutionId }: Actor, id: string, sha256: string | null) {
  const file = isId(id) ? await heldFile(tx, institutionId, id) : null;
  if (!file) throw noFile(id);
  if (file.content === null) throw new DomainError('conflict', 'registry.done', id);
  if (sha256 !== null && file.sha256 !== sha256) throw new DomainError('conflict', 'registry.changed', id);
  return { content: file.content };
}
