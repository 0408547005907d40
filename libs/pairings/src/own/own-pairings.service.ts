import { Injectable } from '@nestjs/common';
import { begin, hasChanged, type Permitted, type Person, selfOf } from '@footing/consent';
import { Database, Jobs } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { reasonsFor } from '@footing/matching';
import type { EntityManager } from 'typeorm';
import { ownStepsFrom } from '../domain/own-steps';
import { whatComesNext } from '../domain/what-comes-next';
import { happenedInWords } from '../domain/what-happened';
import { pairingNotFound } from '../errors';
import { holdPairing } from '../life/held-pairing.query';
import { OwnWishes } from './own-wishes.service';
import type { OwnPairing, OwnWish } from './own-pairing';
import { type Happened, happenings, type OwnRow, ownRows } from './own-pairings.query';
import { shownOf, type ShownThing } from './shown-of-other';
import { Turns } from './turns';

/** Pages that are being sent at once; each holds a connection until it has left. */
const MOST_AT_ONCE = 3;
/** Somebody may decide between reading and sending; then it is read again. */
const MOST_TRIES = 5;

/** Somebody's own pairings: what they see of them, and what they can do. */
@Injectable()
export class OwnPairings {
  private readonly sending = new Turns(MOST_AT_ONCE);

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly wishes: OwnWishes,
  ) {}

  /**
   * The asker's pairings, the newest first; empty when they have none. Nothing of what the other shows: see `show`.
   * @throws {DomainError} forbidden.
   */
  of(actor: Actor): Promise<OwnPairing[]> {
    return this.within(actor, async (tx, self) => (self ? this.ofSelf(tx, actor.institutionId, self) : []));
  }

  /** The same inside the caller's transaction, under the purpose `own`. */
  async ofSelf(tx: EntityManager, institutionId: string, self: Person): Promise<OwnPairing[]> {
    return pairingsFrom(tx, institutionId, self, await ownRows(tx, institutionId, self));
  }

  /**
   * The asker's pairings with what each other shows them by their own choice, given to `send`, which sends a page with it and
   * ends when that has left, three seconds at most: whoever takes something back waits for it, and hears that it has stopped
   * only then. No later page has it.
   * @param id of the one that is asked for; absent: all. @throws {DomainError} forbidden; not-found, as `find`.
   */
  show<T>(
    actor: Actor,
    { id }: { readonly id?: string },
    send: (pairings: readonly OwnPairing[]) => Promise<T>,
  ): Promise<T> {
    return this.sending.take(async () => {
      for (let tries = 1; ; tries += 1) {
        const done = await this.tryToShow(actor, { id, isLast: tries === MOST_TRIES }, send);
        if (done) return done.sent;
      }
    });
  }

  /** One of them, without what the other shows. @throws {DomainError} not-found, `pairing.not-found`, for everybody who is not one of the two. */
  find(actor: Actor, id: string): Promise<OwnPairing> {
    return this.within(actor, (tx, self) => found(tx, actor.institutionId, self, id));
  }

  /**
   * Takes a step for the asker.
   * @returns the pairing as it stands after it. @throws {DomainError} conflict, `pairing.moved-on`, when it is not open to
   * them (any more): somebody else was first; invalid, when something is missing; not-found.
   */
  take(actor: Actor, id: string, wish: OwnWish): Promise<OwnPairing> {
    return this.within(actor, async (tx, self) => {
      await found(tx, actor.institutionId, self, id);
      const held = await holdPairing(tx, actor.institutionId, id);
      if (!self || !held) throw pairingNotFound(id);
      await this.wishes.grant(tx, actor, held, self.kind, wish);
      await this.jobs.send('silence-clock', { institutionId: actor.institutionId }, tx);
      return found(tx, actor.institutionId, self, id);
    });
  }

  /** Null: somebody decided between reading and sending. Whoever keeps deciding keeps theirs off the page. */
  private async tryToShow<T>(
    actor: Actor,
    { id, isLast }: { readonly id: string | undefined; readonly isLast: boolean },
    send: (pairings: readonly OwnPairing[]) => Promise<T>,
  ): Promise<{ readonly sent: T } | null> {
    let isSending = false;
    const shown = this.within(actor, async (tx, self) => {
      const { institutionId } = actor;
      const rows = self ? await ownRows(tx, institutionId, self, id) : [];
      if (id !== undefined && rows.length === 0) throw pairingNotFound(id);
      const things =
        self && !isLast ? await thingsShown(tx, institutionId, self, rows) : new Map<string, ShownThing[]>();
      const pairings = self ? await pairingsFrom(tx, institutionId, self, rows, things) : [];
      await begin(tx, {
        ...{ purpose: 'sharing.mentor', place: 'partner-page', run: 'partner page' },
        people: restedOn([...things.values()].flat()),
      });
      isSending = true;
      return { sent: await send(pairings) };
    });
    return shown.catch((error: unknown) => {
      if (!isSending && hasChanged(error)) return null;
      throw error;
    });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, self: Person | null) => Promise<T>): Promise<T> {
    permit(actor, 'pairings.own');
    return this.db.transaction(actor, async (tx) => work(tx, await selfOf(tx, actor)), 'own');
  }
}

async function found(tx: EntityManager, institutionId: string, self: Person | null, id: string): Promise<OwnPairing> {
  const rows = self ? await ownRows(tx, institutionId, self, id) : [];
  const [one] = self ? await pairingsFrom(tx, institutionId, self, rows) : [];
  if (!one) throw pairingNotFound(id);
  return one;
}

/** What the other of each pairing shows, by the pairing's id. */
async function thingsShown(tx: EntityManager, institutionId: string, self: Person, rows: readonly OwnRow[]) {
  const kind = self.kind === 'student' ? 'mentor' : 'student';
  const asked = rows.map(({ roundId, studentId, mentorId }) => ({
    ...{ personId: kind === 'mentor' ? mentorId : studentId, studentId, roundId },
  }));
  const shown = await shownOf(tx, institutionId, kind, asked);
  return new Map(rows.map(({ id }, at) => [id, shown[at] ?? []]));
}

/** Each yes once: two may be paired in more than one round. */
const restedOn = (things: readonly ShownThing[]): Permitted[] => [
  ...new Map(things.map(({ restsOn }) => [`${restsOn.subjectId} ${restsOn.item}`, restsOn])).values(),
];

async function pairingsFrom(
  tx: EntityManager,
  institutionId: string,
  self: Person,
  rows: readonly OwnRow[],
  things: ReadonlyMap<string, readonly ShownThing[]> = new Map(),
): Promise<OwnPairing[]> {
  const ids = rows.map(({ id }) => id);
  const all = Map.groupBy(await happenings(tx, institutionId, ids), ({ pairingId }) => pairingId);
  return rows.map((row) => ownPairing(self, row, all.get(row.id) ?? [], things.get(row.id) ?? []));
}

function ownPairing(
  self: Person,
  row: OwnRow,
  happened: readonly Happened[],
  things: readonly ShownThing[],
): OwnPairing {
  const side = self.kind;
  const { id, roundId, roundName, programmeKind, state, score, parts, groupSize } = row;
  const names = { student: row.studentName, mentor: row.mentorName };
  const otherName = side === 'student' ? names.mentor : names.student;
  const about = { score, parts, studentName: names.student, mentorName: names.mentor };
  return {
    ...{ id, roundId, roundName, programmeKind, state, side },
    groupSize: programmeKind === 'group' ? groupSize : null,
    other: { name: otherName, shown: things.map(({ words, value }) => ({ words, value })) },
    reasons: reasonsFor(side, { ...about, reverse: programmeKind === 'reverse' }),
    steps: ownStepsFrom({ ...row, side }),
    next: whatComesNext({ ...row, side, otherName }),
    history: [
      { what: 'You were proposed to each other.', at: row.proposedAt },
      ...happened.map(({ what, who, at }) => ({ what: happenedInWords({ what, who }, { side, names }), at })),
    ],
  };
}
