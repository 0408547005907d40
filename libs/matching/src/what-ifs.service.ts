import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { WhatIf } from '@footing/engine';
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
import { DeskRefused } from './engine-desk';
import { OpenDrafts, type ReadyDraft, sketchFor } from './open-drafts.service';
import { PAGE_PATIENCE_MS, within } from './patience';

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

  /**
   * The same people under other rules; decisions made since the draft do not count.
   * @returns null when it takes longer than a page waits; it is worked out meanwhile: ask the same again.
   * @throws {DomainError} not-found; conflict, `draft.not-ready`; invalid, `what-if.wrong`, at the field, when the rules
   * cannot be tried. Cost: the engine runs once more, and twice for the first question about a draft.
   */
  async ask(
    actor: Actor,
    draftId: string,
    tried: TriedRules,
    patienceMs = PAGE_PATIENCE_MS,
  ): Promise<WhatIfView | null> {
    const draft = await this.drafts.find(actor, draftId);
    refuse(triedFaults(draft.settings, tried));
    const settings = withTried(draft.settings, tried);
    const asked = this.answers.get(`${draftId} ${canonicalJson(settings)}`, () =>
      this.drafts.ask(actor, draft, 'what-if', { settings }),
    );
    const answer = await within(patienceMs, asked).catch((error: unknown) => {
      if (error instanceof DeskRefused) refuse([faultOf(error, draft)]);
      throw error;
    });
    if (answer === null) return null;
    const groups = draft.seesAll ? await this.counted(actor, draft, answer) : [];
    return { tried: asTried(settings), groups, ...figures(answer, draft), ...(await this.named(actor, draft, answer)) };
  }

  private async counted(actor: Actor, draft: ReadyDraft, { moves }: WhatIf): Promise<GroupTable[]> {
    return countedGroups(await this.db.transaction(actor, (tx) => groupedIn(tx, draft)), moves);
  }

  private async named(
    actor: Actor,
    draft: ReadyDraft,
    { moves }: WhatIf,
  ): Promise<Pick<WhatIfView, 'losing' | 'gaining' | 'unnamed'>> {
    const losing = moves.filter(({ to }) => to === null).map(({ studentId }) => studentId);
    const gaining = moves.filter(({ from }) => from === null).map(({ studentId }) => studentId);
    const all = [...losing, ...gaining];
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

function figures({ before, after, moves, better, worse }: WhatIf, draft: ReadyDraft) {
  const otherMentor = moves.filter(({ from, to }) => from !== null && to !== null).length;
  return { before: sketchFor(draft, before), after: sketchFor(draft, after), otherMentor, better, worse };
}

function refuse(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw new DomainError('invalid', 'what-if.wrong', 'what-if.wrong', faults);
}

/** What the engine refuses, at the field where it can be put right. */
function faultOf({ code }: DeskRefused, { settings }: ReadyDraft): FieldError {
  if (code !== 'pin-breaks-barrier') return { field: 'weights', message: refusalWords(code) };
  const most = Math.round(settings.minimumFit * 100);
  const message = `With these rules a pairing that the draft keeps would fit less than the minimum. Lower it: the draft has ${most}`;
  return { field: 'minimumFit', message };
}
