import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { OtherPeople, WhatIf } from '@footing/engine';
import { type Actor, DomainError, type FieldError } from '@footing/kernel';
import { studentReach, withinReach } from '@footing/people';
import { asTried, triedFaults, type TriedRules, withTried } from '@footing/programmes';
import { groupedIn } from './data/groups-of-draft.query';
import { recordAbout } from './data/looked';
import { nameIn } from './data/names.query';
import { shownNames } from './data/shown-names.query';
import { canonicalJson } from './domain/canonical-json';
import { countedGroups, type GroupTable } from './domain/counted-groups';
import type { DraftSketch } from './domain/draft-sketch';
import { KeptAnswers } from './domain/kept-answers';
import { refusalWords } from './domain/refusal-words';
import { type TriablePeople, type TriedPeople, triedPeopleFaults } from './domain/tried-people';
import { DeskRefused } from './engine-desk';
import { OpenDrafts, type ReadyDraft, sketchFor } from './open-drafts.service';
import { PAGE_PATIENCE_MS, within } from './patience';
import { otherPeople, triableIn } from './triable-people';

/** What somebody tries, others seldom try; they go back a few steps. */
const KEPT = 20;

/** Somebody for whom it would make all the difference. */
export interface NamedStudent {
  readonly applicationId: string;
  readonly name: string;
}

/** A draft beside the one that other rules would give. */
export interface WhatIfView {
  /** The rules as they were tried, in percent. */
  readonly tried: Required<TriedRules>;
  readonly before: DraftSketch;
  readonly after: DraftSketch;
  /** Students with a mentor before and after who would have another. */
  readonly otherMentor: number;
  /** Of those, how many would fit theirs better and worse, by the rules that are tried. */
  readonly better: number;
  readonly worse: number;
  /** Who would have no mentor any more, and who would have one then; by name. */
  readonly losing: readonly NamedStudent[];
  readonly gaining: readonly NamedStudent[];
  /** How many more would lose or gain one, whom others look after. */
  readonly unnamed: number;
  /** Other tiers and places as they were tried; empty where none were. */
  readonly people: TriedPeople;
  /** Whether nobody is named, nor counted by tier, because it would tell who is in a group whose tier was tried. */
  readonly isNameless: boolean;
  /** By school and by priority group, with small figures hidden; empty for whoever does not look after everybody. */
  readonly groups: readonly GroupTable[];
}

/** What other rules would change in a draft. Nothing is decided and nothing is kept. */
@Injectable()
export class WhatIfs {
  private readonly answers = new KeptAnswers<WhatIf>(KEPT);

  constructor(
    private readonly db: Database,
    private readonly drafts: OpenDrafts,
  ) {}

  /** Whose tiers and places can be tried on a draft. @throws {DomainError} as `ask`. */
  async triable(actor: Actor, draftId: string): Promise<TriablePeople> {
    return triableIn(this.db, actor, await this.drafts.find(actor, draftId));
  }

  /**
   * The same people under other rules, or served in another order, or with other places; decisions made since the draft do
   * not count.
   * @param tried.people another tier for a whole group, of which enough can be told; other places of mentors.
   * @returns null when it takes longer than a page waits; it is worked out meanwhile: ask the same again.
   * @throws {DomainError} not-found; conflict, `draft.not-ready`; invalid, `what-if.wrong`, at the field, when the rules
   * cannot be tried. Cost: the engine runs once more, and twice for the first question about a draft.
   */
  async ask(
    actor: Actor,
    draftId: string,
    tried: TriedRules & { readonly people?: TriedPeople },
    patienceMs = PAGE_PATIENCE_MS,
  ): Promise<WhatIfView | null> {
    const draft = await this.drafts.find(actor, draftId);
    refuse(triedFaults(draft.settings, tried));
    const settings = withTried(draft.settings, tried);
    const people = await this.peopleOf(actor, draft, tried.people);
    const asks = { settings, ...(people ? { people } : {}) };
    const asked = this.answers.get(`${draftId} ${canonicalJson(asks)}`, () =>
      this.drafts.ask(actor, draft, 'what-if', asks),
    );
    const answer = await within(patienceMs, asked).catch((error: unknown) => {
      if (error instanceof DeskRefused) refuse([faultOf(error, draft)]);
      throw error;
    });
    if (answer === null) return null;
    const groups = draft.seesAll ? await this.counted(actor, draft, answer) : [];
    const isNameless = (tried.people?.tiers ?? []).length > 0;
    const told = { tried: asTried(settings), people: tried.people ?? {}, isNameless, groups };
    const of = { ...draft, seesAll: draft.seesAll && !isNameless };
    return { ...told, ...figures(answer, of), ...(await this.named(actor, draft, answer, isNameless)) };
  }

  private async peopleOf(actor: Actor, draft: ReadyDraft, tried: TriedPeople = {}): Promise<OtherPeople | undefined> {
    if (Object.keys(tried).length === 0) return undefined;
    const can = await triableIn(this.db, actor, draft);
    refuse(triedPeopleFaults(tried, can));
    return otherPeople(this.db, actor, draft, tried, can);
  }

  private async counted(actor: Actor, draft: ReadyDraft, { moves }: WhatIf): Promise<GroupTable[]> {
    return countedGroups(await this.db.transaction(actor, (tx) => groupedIn(tx, draft)), moves);
  }

  private async named(
    actor: Actor,
    draft: ReadyDraft,
    { moves }: WhatIf,
    isNameless: boolean,
  ): Promise<Pick<WhatIfView, 'losing' | 'gaining' | 'unnamed'>> {
    const losing = moves.filter(({ to }) => to === null).map(({ studentId }) => studentId);
    const gaining = moves.filter(({ from }) => from === null).map(({ studentId }) => studentId);
    const all = [...losing, ...gaining];
    if (isNameless) return { losing: [], gaining: [], unnamed: all.length };
    const { names, seen } = await this.db.transaction(actor, async (tx) => {
      const seen = await withinReach(tx, actor.institutionId, await studentReach(tx, actor, 'drafts.read'), all);
      const applications = all.filter((id) => seen.has(id));
      await recordAbout(tx, actor, { applications }, { event: 'what-if.viewed', object: draft.id, fields: ['name'] });
      return { seen, names: await (await shownNames(tx, actor, draft)).students(applications) };
    });
    const people = (ids: string[]): NamedStudent[] =>
      ids
        .filter((applicationId) => seen.has(applicationId))
        .map((applicationId) => ({ applicationId, name: nameIn(names, applicationId) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    return { losing: people(losing), gaining: people(gaining), unnamed: all.filter((id) => !seen.has(id)).length };
  }
}

function figures({ before, after, moves, better, worse }: WhatIf, draft: Pick<ReadyDraft, 'seesAll' | 'summary'>) {
  const otherMentor = moves.filter(({ from, to }) => from !== null && to !== null).length;
  return { before: sketchFor(draft, before), after: sketchFor(draft, after), otherMentor, better, worse };
}

function refuse(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw new DomainError('invalid', 'what-if.wrong', 'what-if.wrong', faults);
}

/** What the engine refuses, at the field where it can be put right. */
function faultOf({ code }: DeskRefused, { settings }: ReadyDraft): FieldError {
  if (code === 'pins-exceed-places')
    return { field: 'places', message: 'The draft keeps more pairings of this mentor than that. Give more places' };
  if (code !== 'pin-breaks-barrier') return { field: 'weights', message: refusalWords(code) };
  const most = Math.round(settings.minimumFit * 100);
  const message = `With these rules a pairing that the draft keeps would fit less than the minimum. Lower it: the draft has ${most}`;
  return { field: 'minimumFit', message };
}
