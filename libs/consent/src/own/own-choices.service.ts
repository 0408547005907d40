import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import {
  type Actor,
  type Basis,
  DomainError,
  type ItemKind,
  permit,
  type Purpose,
  purposeCodes,
  purposes,
  type StopVerb,
  stopVerbOf,
} from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type Choice, Choices, choicesOf, type Recorded } from '../choices.service';
import type { ShownNotice } from '../domain/shown-notice';
import { type Language, type Notice, Notices } from '../notices.service';
import type { Person } from '../person';
import { type RuleOfPurpose, rulesHere } from './rules.query';
import { openShowing, sealShowings } from './sealed-showing';
import { selfOf } from './self.query';

/** One thing that somebody can decide, as a page shows it to them. */
export interface ShownChoice extends Choice {
  /** They said yes, to words that have changed so much since that they are asked whether it still holds. It does meanwhile. */
  readonly isAskedAgain: boolean;
  /** Their yes ends within a year, and they can say now that it still holds. */
  readonly isEndingSoon: boolean;
  /** Says which text is on the page, when and to whom it was shown; comes back with the decision. */
  readonly shown: string;
}

/** A purpose as a page shows it: the text, and what can be decided under it. */
export interface ShownPurpose {
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly verb: StopVerb;
  readonly notice: Notice;
  /** One for a whole purpose; one an item otherwise. Empty where there is nothing to decide. */
  readonly choices: readonly ShownChoice[];
}

/** Items that could be decided about now, without those that somebody decided on before. */
export type OfferedItems = Readonly<Record<Exclude<ItemKind, 'whole'>, readonly string[]>>;

/** `renew`: a yes that is asked again is said again. `refuse`: no to something that was asked, where there was no yes. */
export type Wish = 'give' | 'renew' | 'refuse' | 'stop';

const METHOD = 'button on my data';

/** What somebody sees and decides about their own data: nobody can ask here for anybody else. */
@Injectable()
export class OwnChoices {
  constructor(
    private readonly db: Database,
    private readonly choices: Choices,
    private readonly notices: Notices,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Every purpose with a choice, in the order of the map; null when no record is linked to the account.
   * @param lang in which to read the texts; one that there is not in Welsh is in English.
   */
  async shown(actor: Actor, offered: OfferedItems, lang: Language = 'en'): Promise<ShownPurpose[] | null> {
    return this.within(actor, async (tx, person) => (person ? this.all(tx, actor, person, offered, { lang }) : null));
  }

  /** Whether any text can be read in Welsh. */
  async hasWelsh(actor: Actor): Promise<boolean> {
    return this.within(actor, (tx) => this.notices.hasWelsh(tx, actor));
  }

  /** One purpose with one choice, as it stands now. @throws {DomainError} not-found, when nothing can be decided there. */
  async one(actor: Actor, { purpose, item }: Pick<Choice, 'purpose' | 'item'>): Promise<ShownPurpose> {
    return this.within(actor, async (tx, person) => {
      const all = person
        ? await this.all(tx, actor, person, { experience: [], field: [], story: [], group: [] }, { only: purpose })
        : [];
      const [found] = all;
      const choices = found?.choices.filter((choice) => choice.item === item) ?? [];
      if (!found) throw new DomainError('not-found', 'consent.no-choice', purpose);
      return { ...found, choices };
    });
  }

  /**
   * Does what somebody asked for under the text that they were shown.
   * @param shown from a `ShownChoice`. @throws {DomainError} conflict: `consent.not-shown` when it is not ours, or was shown
   * to somebody else; `consent.text-changed` when a yes is to a text that is no longer in force; not-found without a record.
   */
  async decide(actor: Actor, wish: Wish, shown: string): Promise<Recorded> {
    const { person, opened } = await this.within(actor, async (tx, person) => {
      if (!person) throw new DomainError('not-found', 'consent.no-record');
      const opened = await openShowing(tx, this.secrets, actor, person, shown);
      if (!opened) throw new DomainError('conflict', 'consent.not-shown');
      // A no under an older text is a no all the same: it must never be harder than the yes was.
      if (wish !== 'stop' && wish !== 'refuse' && !(await this.notices.isInForce(tx, actor, opened)))
        throw new DomainError('conflict', 'consent.text-changed');
      return { person, opened };
    });
    return this.choices[wish](actor, person, { ...opened, method: METHOD });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, person: Person | null) => Promise<T>): Promise<T> {
    permit(actor, 'consent.decide');
    return this.db.transaction(actor, async (tx) => work(tx, await selfOf(tx, actor)), 'own');
  }

  private async all(
    tx: EntityManager,
    actor: Actor,
    person: Person,
    offered: OfferedItems,
    { only, lang = 'en' }: { readonly only?: Purpose; readonly lang?: Language },
  ): Promise<ShownPurpose[]> {
    const rules = await rulesHere(tx, actor.institutionId);
    const standing = await choicesOf(tx, actor, person);
    const found: Omit<ShownPurpose, 'choices'>[] = [];
    const open: Choice[] = [];
    for (const purpose of only ? [only] : purposeCodes) {
      const rule = rules.get(purpose);
      const own = standing.filter((choice) => choice.purpose === purpose);
      if (!rule || !isAsked(rule, own) || !isFor(rule, person)) continue;
      found.push({ ...termsOf(rule), notice: await this.notices.current(tx, actor, purpose, lang) });
      open.push(...choicesUnder(rule, own, offered));
    }
    const sealed = await this.sealed(
      tx,
      actor,
      person,
      found,
      open.map((choice) => ({ ...choice, isAskedAgain: isAskedAgain(choice, rules) })),
    );
    return found.map((one) => ({ ...one, choices: sealed.filter(({ purpose }) => purpose === one.purpose) }));
  }

  private async sealed(
    tx: EntityManager,
    actor: Actor,
    person: Person,
    found: readonly Omit<ShownPurpose, 'choices'>[],
    open: readonly Omit<ShownChoice, 'shown' | 'isEndingSoon'>[],
  ): Promise<ShownChoice[]> {
    // The database says when it is: it is the one that later asks whether the text was shown before the decision.
    const [clock] = await tx.query<{ at: Date }[]>('select clock_timestamp() as at');
    const shownAt = new Date(clock?.at ?? 0);
    const hashes = new Map(found.map(({ purpose, notice }) => [purpose, notice.sha256]));
    const showings = open.map(({ purpose, item }): ShownNotice => ({
      purpose,
      item,
      noticeSha256: hashes.get(purpose) ?? '',
      shownAt,
    }));
    const texts = await sealShowings(tx, this.secrets, actor, person, showings);
    return open.map((choice, at) => ({
      ...choice,
      isEndingSoon: isEndingSoon(choice, shownAt),
      shown: texts[at] ?? '',
    }));
  }
}

const termsOf = ({ purpose, basis }: RuleOfPurpose) => ({ purpose, basis, verb: stopVerbOf(basis) });

/** Places are given to students. */
const isFor = ({ purpose }: RuleOfPurpose, { kind }: Person): boolean =>
  kind === 'student' || purposes[purpose].items !== 'group';

/** What is switched off here is shown to those alone who said yes before: so that they can still stop it. */
const isAsked = ({ purpose, enabled }: RuleOfPurpose, own: readonly Choice[]): boolean =>
  purposes[purpose].chosen && (enabled || own.some(({ standing }) => standing === 'given'));

/** Whether a yes is older than the words that people are asked about again. */
function isAskedAgain({ purpose, verb, standing, since }: Choice, rules: ReadonlyMap<Purpose, RuleOfPurpose>): boolean {
  const asked = rules.get(purpose)?.askAgainSince ?? null;
  return verb === 'withdraw' && standing === 'given' && asked !== null && since !== null && since < asked;
}

const YEAR_MS = 365 * 86_400_000;

/** Whether a yes that can be said again is in its last year. */
const isEndingSoon = ({ verb, standing, until }: Omit<ShownChoice, 'shown' | 'isEndingSoon'>, at: Date): boolean =>
  verb === 'withdraw' && standing === 'given' && until !== null && until.getTime() - at.getTime() < YEAR_MS;

/** How everything stands that can be decided under a purpose; what was never decided stands at `never`. */
function choicesUnder(rule: RuleOfPurpose, own: readonly Choice[], offered: OfferedItems): Choice[] {
  const { purpose, verb, basis } = termsOf(rule);
  const { items } = purposes[purpose];
  if (verb === 'none') return [];
  const before = own.map(({ item }) => item);
  const all = [...new Set([...(items === 'whole' ? [''] : offered[items]), ...before])];
  return all.map(
    (item) =>
      own.find((choice) => choice.item === item) ??
      ({ purpose, item, basis, verb, standing: 'never', since: null, until: null } as const),
  );
}
