import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import {
  countLines,
  findPeople,
  type LineFilter,
  linesOf,
  MOST_COUNTED,
  type RecordLine,
  type RecordPage,
  selvesOf,
} from './data/access-record.query';
import { record } from './record';

/** What to look for in the record. Anything absent or '' does not narrow it. */
export interface RecordSearch {
  /** Part of the name, e-mail address or university ID of somebody whose data it was, or an id. */
  readonly person?: string | undefined;
  /** Part of the name or e-mail address of somebody who looked, or an account's id. */
  readonly account?: string | undefined;
  /** An event, or any of these; none of them finds nothing. */
  readonly event?: string | readonly string[] | undefined;
  /** Days as YYYY-MM-DD, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only where special-category data was read or changed. */
  readonly special?: boolean | undefined;
}

/** How many lines a page has where nobody says otherwise. */
export const LINES_A_PAGE = 50;

/** Which page of a list, from 1; one that is too far gives the last. */
interface WhichPage {
  readonly page?: number;
  readonly linesAPage?: number;
}

/** The record of who looked, for those whose data it is and for the data protection officer. */
@Injectable()
export class AccessRecord {
  constructor(private readonly db: Database) {}

  /**
   * Who has looked at the data of whoever asks: of their account, and of the student or mentor it belongs to.
   * @throws {DomainError} forbidden, for a job.
   */
  async mine(actor: Actor, which: WhichPage = {}): Promise<RecordPage> {
    const { institutionId, accountId } = actor;
    if (accountId === null) throw new DomainError('forbidden', 'access-record.nobodys');
    return this.db.transaction(actor, async (tx) => {
      const { about, isStudent } = await selvesOf(tx, institutionId, accountId);
      const { lines, ...pages } = await pageOf(tx, institutionId, { about }, which);
      return { ...pages, lines: lines.map((line) => asTheirs(line, isStudent)) };
    });
  }

  /** One page of the whole record. The look itself leaves a line. @throws {DomainError} forbidden. */
  async search(actor: Actor, search: RecordSearch, which: WhichPage = {}): Promise<RecordPage> {
    permit(actor, 'access-record.read');
    return this.db.transaction(actor, async (tx) => {
      const found = await pageOf(tx, actor.institutionId, await filterOf(tx, actor.institutionId, search), which);
      const subjects = found.lines.flatMap((line) => line.subjects.map(({ kind, id }) => ({ kind, id })));
      const line = { event: 'access-record.searched', fields: namesOf(search), count: found.lines.length } as const;
      await record(tx, actor, { ...line, subjects });
      return found;
    });
  }

  /** All lines that a search finds, the newest 10,000 at most: to be written as a file. Leaves a line as well. */
  async take(actor: Actor, search: RecordSearch): Promise<RecordLine[]> {
    permit(actor, 'access-record.read');
    return this.db.transaction(actor, async (tx) => {
      const filter = await filterOf(tx, actor.institutionId, search);
      const lines = await linesOf(tx, actor.institutionId, filter, { limit: MOST_COUNTED, offset: 0 });
      const line = { event: 'access-record.exported', fields: namesOf(search), count: lines.length } as const;
      const subjects = lines.flatMap(({ subjects: about }) => about.map(({ kind, id }) => ({ kind, id })));
      await record(tx, actor, { ...line, subjects });
      return lines;
    });
  }
}

/** What a line about a student and a mentor says of the student alone. */
const ofStudents: ReadonlySet<string> = new Set(['tier', 'priorityTier', 'priorityGroup', 'sharedExperienceWanted']);
const special = /experience/i;

/** A line as somebody it is about may read it: who else is on it, and what only concerns them, is left out. */
function asTheirs(line: RecordLine, isStudent: boolean): RecordLine {
  const alone = { ...line, subjects: [], people: 1, count: null };
  if (isStudent) return alone;
  const fields = line.fields.filter((field) => !ofStudents.has(field));
  const isSpecial =
    line.special && (fields.length === line.fields.length || fields.some((field) => special.test(field)));
  return { ...alone, fields, special: isSpecial };
}

async function pageOf(
  tx: EntityManager,
  institutionId: string,
  filter: LineFilter,
  { page: wished = 1, linesAPage = LINES_A_PAGE }: WhichPage,
): Promise<RecordPage> {
  const total = await countLines(tx, institutionId, filter);
  const pages = Math.max(1, Math.ceil(total / linesAPage));
  const page = Math.min(Math.max(1, Math.trunc(wished) || 1), pages);
  const range = { limit: linesAPage, offset: (page - 1) * linesAPage };
  return { lines: await linesOf(tx, institutionId, filter, range), total, page, pages };
}

const eventsOf = (event: RecordSearch['event'] = ''): readonly string[] | undefined =>
  typeof event !== 'string' ? event : event === '' ? undefined : [event];

async function filterOf(tx: EntityManager, institutionId: string, search: RecordSearch): Promise<LineFilter> {
  const { person = '', account = '', event, from, to, special } = search;
  const about = person.trim() === '' ? undefined : await findPeople(tx, institutionId, person, 'everybody');
  const by = account.trim() === '' ? undefined : await findPeople(tx, institutionId, account, 'accounts');
  return { about, by, from, to, special, events: eventsOf(event) };
}

/** By what was searched, never for what. */
const namesOf = (search: RecordSearch): string[] =>
  Object.entries(search).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [name]));
