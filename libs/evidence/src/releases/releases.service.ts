import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, may, permit } from '@footing/kernel';
import type { Profile } from '@footing/statistics';
import type { EntityManager } from 'typeorm';
import { keepEntries } from '../data/release-counts.query';
import {
  keepRelease,
  type KeptRelease,
  keptRelease,
  keptReleases,
  isWhereItStood,
  ledgerStand,
  type LedgerStand,
  settleRelease,
} from '../data/releases.query';
import { type ReportAsk, ReportMaker } from '../measures/report-maker';
import { SigningKeys } from '../packs/signing-keys.service';
import { ReleaseHeld } from './release-held';
import { type Made, ReleaseMaker } from './release-maker';

/** What is to go out. */
export type ReleaseAsk = ReportAsk & { readonly name: string; readonly profile: Exclude<Profile, 'internal'> };

/** A release, as those who prepare and sign see it. */
export type ReleaseView = Omit<KeptRelease, 'tables'> & { readonly tables: KeptRelease['tables']['shown'] };

const LONGEST_NAME = 200;
const TRIES = 3;

interface Keeping {
  readonly made: Made;
  /** When it was worked out. */
  readonly stand: LedgerStand;
  /** Whose account it is. */
  readonly by: string;
}

/** What leaves the evidence base: one prepares it, another signs it, and no figure of it can be taken from one that went before. */
@Injectable()
export class Releases {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly reports: ReportMaker,
    private readonly maker: ReleaseMaker,
    private readonly keys: SigningKeys,
  ) {}

  /**
   * Prepares tables to go out. Nothing goes out yet.
   * @throws {ReleaseHeld} conflict, `release.held`, where a figure differs from an earlier one by few people: wait, or ask for less.
   * @throws {DomainError} forbidden; as a report; invalid, `release.wrong`, without a name or with exact figures.
   */
  async propose(actor: Actor, ask: ReleaseAsk): Promise<ReleaseView> {
    permit(actor, 'evidence.release');
    const by = nameless(actor);
    const faults = faultsOf(ask);
    if (faults.length > 0) throw new DomainError('invalid', 'release.wrong', 'release', faults);
    const prepared = await this.reports.prepare(actor, ask);
    for (let tried = 1; ; tried += 1) {
      // Worked out before anything is locked: it reads over connections of its own.
      const stand = await this.db.transaction(actor, (tx) => ledgerStand(tx, actor.institutionId));
      const made = await this.maker.make(actor, prepared, stand.next);
      if (made.held.length > 0) throw new ReleaseHeld(made.held);
      const kept = await this.keep(actor, ask, { made, stand, by });
      if (kept) return kept;
      if (tried === TRIES) throw new DomainError('conflict', 'release.changed', `release ${stand.next}`);
    }
  }

  /**
   * Signs what somebody else prepared: from here on it may go out.
   * @param sha256 of the tables that were looked at.
   * @throws {DomainError} forbidden; not-found, `release.not-found`; conflict, `release.own` for whoever prepared it, `release.settled`,
   *   `release.changed`.
   */
  async sign(actor: Actor, number: number, sha256: string): Promise<ReleaseView> {
    return this.settle(actor, number, 'signed', sha256);
  }

  /** Lets go of what waits to be signed. @throws {DomainError} as `sign`. */
  async giveUp(actor: Actor, number: number): Promise<ReleaseView> {
    return this.settle(actor, number, 'given-up', null);
  }

  /**
   * One of them: whatever its state for those who prepare and sign, a signed one for everybody who reads reports.
   * @throws {DomainError} forbidden; not-found, `release.not-found`.
   */
  async open(actor: Actor, number: number): Promise<ReleaseView> {
    permit(actor, 'reports.read');
    return this.db.transaction(actor, async (tx) => {
      const one = await found(tx, actor, number);
      if (one.state !== 'signed' && !may(actor, 'evidence.release'))
        throw new DomainError('not-found', 'release.not-found', `release ${number}`);
      return viewOf(one);
    });
  }

  /** All of them, the newest first. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<ReleaseView[]> {
    permit(actor, 'evidence.release');
    return this.db.transaction(actor, async (tx) => (await keptReleases(tx, actor.institutionId)).map(viewOf));
  }

  /** What was signed, for everybody who reads reports; the newest first. @throws {DomainError} forbidden. */
  async signed(actor: Actor): Promise<ReleaseView[]> {
    permit(actor, 'reports.read');
    return this.db.transaction(actor, async (tx) =>
      (await keptReleases(tx, actor.institutionId)).filter(({ state }) => state === 'signed').map(viewOf),
    );
  }

  /** Null: something was told meanwhile, with which it has to be compared. */
  private keep(actor: Actor, ask: ReleaseAsk, { made, stand, by }: Keeping): Promise<ReleaseView | null> {
    const number = stand.next;
    const { institutionId } = actor;
    const { profile, asks, snapshot } = ask;
    return this.db.transaction(actor, async (tx) => {
      if (!isWhereItStood(await ledgerStand(tx, institutionId), stand)) return null;
      const what = {
        number,
        snapshot,
        name: ask.name.trim(),
        profile,
        asks,
        proposedBy: by,
        proposedAt: this.clock.now(),
      };
      await keepRelease(tx, institutionId, { ...what, tables: made.tables, sha256: made.sha256 });
      await keepEntries(tx, institutionId, number, made.entries);
      await record(tx, actor, { event: 'evidence.proposed', count: number });
      return viewOf(await found(tx, actor, number));
    });
  }

  private async settle(
    actor: Actor,
    number: number,
    state: 'signed' | 'given-up',
    sha256: string | null,
  ): Promise<ReleaseView> {
    permit(actor, 'evidence.release');
    const by = nameless(actor);
    return this.db.transaction(actor, async (tx) => {
      const one = await found(tx, actor, number, true);
      const conflict = (code: string) => new DomainError('conflict', code, `release ${number}`);
      if (one.state !== 'proposed') throw conflict('release.settled');
      if (state === 'signed' && one.proposedBy === by) throw conflict('release.own');
      if (sha256 !== null && one.sha256 !== sha256) throw conflict('release.changed');
      await settleRelease(tx, actor.institutionId, { number, state, by, at: this.clock.now() });
      // What leaves from now on is signed with it.
      if (state === 'signed') await this.keys.ready(tx, actor);
      if (state === 'signed') await record(tx, actor, { event: 'evidence.released', count: number });
      return viewOf(await found(tx, actor, number));
    });
  }
}

/** Whose account it is: another system, or the clock, prepares and signs nothing. */
function nameless({ accountId }: Actor): string {
  if (accountId === null) throw new DomainError('forbidden', 'release.nobody');
  return accountId;
}

async function found(
  tx: EntityManager,
  { institutionId }: Actor,
  number: number,
  isHeld = false,
): Promise<KeptRelease> {
  const one = Number.isInteger(number) ? await keptRelease(tx, institutionId, number, isHeld) : null;
  if (!one) throw new DomainError('not-found', 'release.not-found', `release ${number}`);
  return one;
}

const viewOf = ({ tables, ...rest }: KeptRelease): ReleaseView => ({ ...rest, tables: tables.shown });

function faultsOf({ name, profile }: { readonly name: string; readonly profile: Profile }) {
  return [
    ...(name.trim() === '' || name.length > LONGEST_NAME
      ? [{ field: 'name', message: `Enter a name of up to ${LONGEST_NAME} letters` }]
      : []),
    ...(profile === 'internal' ? [{ field: 'profile', message: 'Select a profile that may go out' }] : []),
  ];
}
