import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Flow, type SnapshotDetail, Snapshots } from '@footing/evidence';
import { type Actor, DomainError, type FieldError } from '@footing/kernel';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { listIn, textIn } from '../programme/typed';
import { evidenceAddresses as at } from './addresses';
import { evidenceWays } from './ways';
import { profileOrder } from './evidence-words';
import type { FlowView } from './flow-shown';
import { SnapshotNumber } from './snapshot-number';
import { SnapshotPage } from './snapshot.page';
import { SnapshotsPage } from './snapshots.page';
import { TakePage } from './take.page';

const NOBODY = 'Nobody has said yes to being counted yet, so there is nothing to take. Try again once somebody has';

/** Snapshots: what all evidence is worked out from. */
@Controller('evidence')
export class SnapshotsController {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly flow: Flow,
  ) {}

  @Get()
  @Needs('evidence.read')
  @Audited('evidence.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const snapshots = await this.snapshots.list(view.actor);
    const mayTake = view.may('evidence.take');
    const ways = evidenceWays.filter(({ needs }) => view.may(needs));
    return view.page({ title: 'Evidence', width: 'wide' }, <SnapshotsPage {...{ snapshots, mayTake, ways }} />);
  }

  @Get('new')
  @Needs('evidence.take')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View): string {
    return takePage(view, '');
  }

  @Post('new')
  @Needs('evidence.take')
  @Audited('evidence.taken')
  async take(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const name = textIn(typed, 'name').normalize('NFC').trim();
    try {
      const { number } = await this.snapshots.take(view.actor, { name });
      const mayRead = view.may('evidence.read');
      const words = `Snapshot ${number} is taken.${mayRead ? '' : ' Your planning analyst works with it.'}`;
      return await view.seeOther(mayRead ? at.one(number) : at.take, words);
    } catch (error) {
      return takePage(view, name, saidOf(error));
    }
  }

  @Get(':number')
  @Needs('evidence.read')
  @Audited('evidence.listed')
  async show(
    @CurrentView() view: View,
    @Param('number', SnapshotNumber) number: number,
    @Query() query: Typed,
  ): Promise<string> {
    const snapshot = await this.snapshots.open(view.actor, number);
    const flow = snapshot.forgottenAt ? null : await this.flowOf(view.actor, snapshot, query);
    const back = { href: at.all, text: 'Evidence' };
    return view.page(
      { title: `Snapshot ${number}`, width: 'wide', back },
      <SnapshotPage snapshot={snapshot} flow={flow} />,
    );
  }

  /** Of the years that were ticked and are in it, and for anybody unless said. */
  private async flowOf(actor: Actor, { number, cohorts: all }: SnapshotDetail, query: Typed): Promise<FlowView> {
    const profile = profileOrder.find((one) => one === textIn(query, 'profile')) ?? 'public';
    const cohorts = listIn(query, 'cohorts').filter((year) => all.includes(year));
    const years = cohorts.length > 0 ? { cohorts } : {};
    return { steps: await this.flow.of(actor, { snapshot: number, profile, ...years }), profile, cohorts };
  }
}

/** What is refused, at its field. @throws what is not foreseen. */
function saidOf(error: unknown): readonly FieldError[] {
  if (error instanceof DomainError && error.code === 'snapshot.nobody') return [{ field: 'name', message: NOBODY }];
  return fieldErrors(error);
}

function takePage(view: View, name: string, errors: readonly FieldError[] = []): string {
  const back = view.may('evidence.read')
    ? { href: at.all, text: 'Evidence' }
    : { href: '/institution', text: 'Our university' };
  return view.page({ title: 'Take a snapshot', errors, back }, <TakePage {...{ name, errors }} csrf={view.csrf} />);
}
