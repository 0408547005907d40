import { DocumentWords, measures, ReleaseHeld, type ReleasePlanned, ReleasePlans, Snapshots } from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { readAsk } from '../evidence/read-ask';
import { evidenceAddresses } from '../evidence/addresses';
import { SnapshotNumber } from '../evidence/snapshot-number';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { wordsIn } from '../practice/read-practice';
import { textIn } from '../programme/typed';
import { releaseAddresses as at } from './addresses';
import { PlanPage } from './plan.page';

interface Wrong {
  readonly errors?: readonly FieldError[];
  readonly held?: ReleaseHeld['held'];
  /** What was typed and could not be kept. */
  readonly typed?: Pick<ReleasePlanned, 'name' | 'profile'>;
}

const PROFILES = ['public', 'hesa', 'ofs'] as const;

/** What is to go out, gathered before it is prepared. */
@Controller('releases/plans/:snapshot')
@Needs('evidence.read')
export class ReleasePlanController {
  constructor(
    private readonly plans: ReleasePlans,
    private readonly snapshots: Snapshots,
    private readonly words: DocumentWords,
  ) {}

  @Get()
  @NotAudited('questions that are to be asked, and no answer')
  async show(@CurrentView() view: View, @Param('snapshot', SnapshotNumber) number: number): Promise<string> {
    return this.page(view, number, {});
  }

  /** One form with several buttons: whichever is pressed, what was typed is kept first. */
  @Post()
  @Audited('evidence.proposed', 'evidence.viewed')
  async change(
    @CurrentView() view: View,
    @Param('snapshot', SnapshotNumber) number: number,
    @Body() typed: Typed,
  ): Promise<string> {
    const name = wordsIn(typed, 'name');
    const profile = PROFILES.find((one) => one === textIn(typed, 'profile')) ?? 'public';
    if (name.length > 200) {
      const errors = [{ field: 'name', message: 'Enter a name of up to 200 letters' }];
      return this.page(view, number, { errors, typed: { name, profile } });
    }
    try {
      await this.plans.describe(view.actor, number, { name, profile });
      return await this.done(view, number, textIn(typed, 'go'), textIn(typed, 'document'));
    } catch (error) {
      if (error instanceof ReleaseHeld) return this.page(view, number, { held: error.held });
      return this.page(view, number, { errors: fieldErrors(error) });
    }
  }

  /** A table that somebody looked at on the page of its measure. */
  @Post('tables')
  @NotAudited('a question that is to be asked, and no answer')
  async add(
    @CurrentView() view: View,
    @Param('snapshot', SnapshotNumber) number: number,
    @Body() typed: Typed,
  ): Promise<string> {
    const measure = measures.find(({ id }) => id === textIn(typed, 'measure'));
    if (!measure) return this.page(view, number, { errors: [{ field: 'document', message: 'Choose a measure' }] });
    const { ask, errors } = readAsk(number, measure, typed);
    if (errors.length > 0) return view.seeOther(evidenceAddresses.measure(number, measure.id));
    const { snapshot: _, profile: __, ...question } = ask;
    try {
      await this.plans.add(view.actor, number, [question]);
    } catch (error) {
      const wrong = fieldErrors(error).map(({ message }) => ({ field: 'document', message }));
      return this.page(view, number, { errors: wrong });
    }
    return view.seeOther(at.plan(number), 'The table is added.');
  }

  private async done(view: View, number: number, go: string, document: string): Promise<string> {
    const here = at.plan(number);
    if (go === 'ready') {
      if (document === '') throw choose('Choose a document');
      const { ready, leftOut } = await this.plans.addReady(view.actor, number, document);
      if (ready === 0) throw choose('This snapshot can tell nothing that the document needs');
      const more =
        leftOut === 0
          ? ''
          : ` A release holds up to 60 tables: ${leftOut} more that the document could use did not fit.`;
      return view.seeOther(here, `Its tables are added. Remove what should not go out.${more}`);
    }
    if (go === 'prepare') {
      const made = await this.plans.prepare(view.actor, number);
      return view.seeOther(
        at.one(made.number),
        `Release ${made.number} is prepared. A colleague looks at it and signs.`,
      );
    }
    if (go.startsWith('remove:')) {
      const { asks } = await this.plans.find(view.actor, number);
      const gone = asks.find((ask) => `remove:${JSON.stringify(ask)}` === go);
      if (gone) await this.plans.remove(view.actor, number, gone);
      return view.seeOther(here, 'The table is removed.');
    }
    return view.seeOther(here, 'It is saved.');
  }

  private async page(view: View, number: number, { errors = [], held, typed }: Wrong): Promise<string> {
    const snapshot = await this.snapshots.open(view.actor, number);
    const plan = { ...(await this.plans.find(view.actor, number)), ...typed };
    const documents = await this.words.list(view.actor);
    const back = { href: at.all, text: 'Releases' };
    return view.page(
      { title: 'Prepare a release', width: 'wide', back, errors, ...(held ? { status: 409 } : {}) },
      <PlanPage {...{ snapshot, plan, documents, errors, held: held ?? null }} csrf={view.csrf} />,
    );
  }
}

const choose = (message: string) =>
  new DomainError('invalid', 'release.wrong', 'release', [{ field: 'document', message }]);
