import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { underPurpose } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { type Own, OwnMeetings } from '../booking/own-meetings';
import { type MeetingRow, meetingOf } from '../data/meeting.query';
import { fault, meetingNotFound, notNow, refuseFaults } from '../errors';

/** Whom a reflection is for. `pair-when-both`: the others once they have written theirs. `programme`: its staff, as well as its author. */
export const reflectionShares = {
  private: 'Only me',
  pair: 'The person I met',
  'pair-when-both': 'The person I met, once we have both written',
  programme: 'The staff of the programme',
} as const;
export type ReflectionShare = keyof typeof reflectionShares;
export const isReflectionShare = (text: string): text is ReflectionShare => Object.hasOwn(reflectionShares, text);

/** The columns that hold sealed words, as they are named when they are sealed. */
export const reflectionFields = { own: 'reflection.sealed', programme: 'programme_reflection.sealed' } as const;
export const MOST_WORDS = 2_000;

/** What two people thought of a meeting, as one of them sees it. */
export interface ReflectionView {
  readonly meetingId: string;
  readonly isOpen: boolean;
  /** Null: nothing written. */
  readonly mine: { readonly words: string; readonly share: ReflectionShare } | null;
  /** What the others share with the asker. */
  readonly theirs: readonly { readonly firstName: string; readonly words: string }[];
  /** Others who wrote for when both have, while the asker has not. */
  readonly waits: number;
}

/** Two minutes after a meeting: whoever writes decides who reads it. For its people alone, as `Attendance`. */
@Injectable()
export class Reflections {
  constructor(
    private readonly own: OwnMeetings,
    private readonly secrets: Secrets,
  ) {}

  of(actor: Actor, meetingId: string): Promise<ReflectionView> {
    return this.own.within(actor, meetingId, async (own) => this.viewOf(own, await found(own, meetingId)));
  }

  /**
   * Writes it, or writes it anew, for the same or other eyes; '' takes it back.
   * @throws {DomainError} invalid, `reflection.words`; conflict, `meeting.not-over`, before it has begun.
   */
  write(actor: Actor, meetingId: string, words: string, share: ReflectionShare): Promise<void> {
    const said = words.trim();
    refuseFaults('reflection.words', [
      ...fault(said.length > MOST_WORDS, 'words', `Write at most ${MOST_WORDS} letters`),
      ...fault(!isReflectionShare(share), 'share', 'Say who may read it'),
    ]);
    return this.own.within(actor, meetingId, async (own) => {
      const row = await found(own, meetingId);
      if (!hasBegun(row, own.at)) throw notNow('meeting.not-over', meetingId);
      await underPurpose(own.tx, 'own', () => this.keep(own, meetingId, said, share), own.self.id);
      await record(own.tx, actor, { event: 'reflection.written', object: meetingId, subjects: [own.self] });
    });
  }

  private async keep({ tx, here, self, at }: Own, meetingId: string, words: string, share: ReflectionShare) {
    const key = [here, meetingId, self.id];
    await tx.query('delete from reflection where institution_id = $1 and meeting_id = $2 and subject_id = $3', key);
    for (const table of ['programme_reflection', 'reflection_given'])
      await tx.query(`delete from ${table} where institution_id = $1 and meeting_id = $2 and person_id = $3`, key);
    if (words === '') return;
    const isFor = share === 'programme' ? 'programme' : 'own';
    const sealed = await this.secrets.seal(tx, { institutionId: here }, reflectionFields[isFor], self.id, words);
    await tx.query(
      share === 'programme'
        ? 'insert into programme_reflection (institution_id, meeting_id, person_id, person_kind, sealed, at) values ($1, $2, $3, $4, $5, $6)'
        : `insert into reflection (institution_id, meeting_id, subject_id, subject_kind, sealed, at, share) values ($1, $2, $3, $4, $5, $6, $7)`,
      [...key, self.kind, sealed, at, ...(share === 'programme' ? [] : [share])],
    );
    await tx.query(
      'insert into reflection_given (institution_id, meeting_id, person_id, person_kind, share, at) values ($1, $2, $3, $4, $5, $6)',
      [...key, self.kind, share, at],
    );
  }

  private viewOf(own: Own, row: MeetingRow): Promise<ReflectionView> {
    const { tx, here, self } = own;
    return underPurpose(
      tx,
      'own',
      async () => {
        const read = await this.read(own, row.id, 'reflection', reflectionFields.own);
        const told = await this.read(own, row.id, 'programme_reflection', reflectionFields.programme);
        const given = await tx.query<{ id: string; share: ReflectionShare }[]>(
          'select person_id as id, share from reflection_given where institution_id = $1 and meeting_id = $2',
          [here, row.id],
        );
        const mine = [...read, ...told].find(({ personId }) => personId === self.id);
        const share = given.find(({ id }) => id === self.id)?.share;
        const nameOf = new Map(row.people.map(({ id, firstName }) => [id, firstName]));
        return {
          ...{ meetingId: row.id, isOpen: hasBegun(row, own.at) },
          mine: mine?.words && share ? { words: mine.words, share } : null,
          theirs: read.flatMap(({ personId, words }) =>
            personId !== self.id && words ? [{ firstName: nameOf.get(personId) ?? '', words }] : [],
          ),
          waits: share ? 0 : given.filter((one) => one.id !== self.id && one.share === 'pair-when-both').length,
        };
      },
      self.id,
    );
  }

  /** Sealed words of a meeting that the asker may read. */
  private async read(own: Own, meetingId: string, table: 'reflection' | 'programme_reflection', field: string) {
    const column = table === 'reflection' ? 'subject_id' : 'person_id';
    const rows = await own.tx.query<{ personId: string; sealed: Buffer }[]>(
      `select ${column} as "personId", sealed from ${table} where institution_id = $1 and meeting_id = $2
       ${table === 'reflection' ? '' : 'and person_id = $3'} order by at`,
      [own.here, meetingId, ...(table === 'reflection' ? [] : [own.self.id])],
    );
    const words = await this.secrets.openMany(own.tx, { institutionId: own.here }, field, rows);
    return rows.map(({ personId }, n) => ({ personId, words: words[n] ?? '' }));
  }
}

const hasBegun = ({ status, startsAt }: MeetingRow, at: Date): boolean =>
  ['confirmed', 'completed', 'missed'].includes(status) && startsAt !== null && startsAt <= at;

async function found(own: Own, id: string): Promise<MeetingRow> {
  const row = await meetingOf(own.tx, own.here, own.self, id);
  if (!row || row.kind === 'intro') throw meetingNotFound(id);
  return row;
}
