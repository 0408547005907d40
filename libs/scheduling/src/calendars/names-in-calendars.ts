import type { Permitted, Person } from '@footing/consent';
import { permittedNow } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { Attendee, MeetingRow } from '../data/meeting.query';

/** What somebody's calendar may say of a meeting. */
export interface Names {
  /** "Mentoring meeting with Joan"; null: nothing may be told. */
  readonly title: string | null;
  /** The programme and its round; '' where nothing may be told. */
  readonly details: string;
  /** The yeses that it rests on: the reader's, then those of whom it names. Empty: it says nothing. */
  readonly restsOn: readonly Permitted[];
}

export const NO_NAMES: Names = { title: null, details: '', restsOn: [] };

/** Whom an entry may name. Of a short call nobody: whom one may be paired with is in no calendar. */
type Nameable = (row: MeetingRow, self: Person) => readonly Attendee[];

export const allOthers: Nameable = ({ people, kind }, self) =>
  kind === 'intro' ? [] : people.filter(({ id }) => id !== self.id);

/** The one other of two; of a group its mentor alone, for whoever reads mail: mail waits on the yes of one. */
export const oneOther: Nameable = (row, self) => {
  const others = allOthers(row, self);
  return row.kind === 'group' ? others.filter(({ kind }) => kind === 'mentor') : others;
};

/** What calendars of one reader may say of these meetings, by meeting: names only while they and the reader all allow it. */
export async function namesFor(
  tx: EntityManager,
  here: string,
  self: Person,
  rows: readonly MeetingRow[],
  nameable: Nameable,
): Promise<ReadonlyMap<string, Names>> {
  const ids = [self.id, ...rows.flatMap((row) => nameable(row, self).map(({ id }) => id))];
  const permitted = await permittedNow(tx, { institutionId: here }, 'sharing.calendar', [...new Set(ids)]);
  const yes = new Map(permitted.map((one) => [one.subjectId, one]));
  const mine = yes.get(self.id);
  if (!mine || permitted.length < 2 || !(await mayName(tx, here))) return new Map();
  const about = await aboutRounds(tx, here, [...new Set(rows.map(({ roundId }) => roundId))]);
  return new Map(
    rows.flatMap((row) => {
      const named = nameable(row, self).flatMap(({ id, firstName }) => {
        const theirs = yes.get(id);
        return theirs ? [{ firstName, theirs }] : [];
      });
      if (named.length === 0) return [];
      const title = `Mentoring meeting with ${list.format(named.map(({ firstName }) => firstName))}`;
      const restsOn = [mine, ...named.map(({ theirs }) => theirs)];
      return [[row.id, { title, details: about.get(row.roundId) ?? '', restsOn }] as const];
    }),
  );
}

/** Whether the institution lets calendars have names at all: what a use may read can be taken away from it. */
async function mayName(tx: EntityManager, here: string): Promise<boolean> {
  const taken = await tx.query<unknown[]>(
    `select 1 from consent.narrowed where institution_id = $1 and purpose = 'sharing.calendar' and category in ('identity', 'matching')`,
    [here],
  );
  return taken.length === 0;
}

const list = new Intl.ListFormat('en-GB');

async function aboutRounds(
  tx: EntityManager,
  here: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; words: string }[]>(
    `select r.id, g.name || ', ' || r.name as words from round r join programme g on g.institution_id = $1 and g.id = r.programme_id
     where r.institution_id = $1 and r.id = any ($2)`,
    [here, ids],
  );
  return new Map(rows.map(({ id, words }) => [id, words]));
}
