import { Controller, Get, Param, Query } from '@nestjs/common';
import { OwnChoices, OwnDecisions, Receipts } from '@footing/consent';
import { Clock } from '@footing/kernel';
import type { ProgressAnswer } from '@footing/pages';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { decidedWords } from './choice-words';
import { DecisionsPage } from './decisions.page';
import { DonePage } from './done.page';
import { ItemsOfMine } from './items-of-mine.service';
import { ReceiptPage } from './receipt.page';
import { progressOf } from './stop-progress';

const OWN = 'people look at what is about themselves';
const backToAll = { href: paths.myDecisions, text: 'What you decided' };

/** What I decided: each with its receipt, and a stop with its certificate. */
@Controller('me/data/decisions')
@Needs('consent.decide')
export class DecisionsController {
  constructor(
    private readonly decisions: OwnDecisions,
    private readonly choices: OwnChoices,
    private readonly receipts: Receipts,
    private readonly mine: ItemsOfMine,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited(OWN)
  async list(@CurrentView() view: View, @Query('page') page: unknown): Promise<string> {
    const found = await this.decisions.list(view.actor, Number(page) || 1);
    const { words } = await this.mine.of(view.actor);
    const back = { href: paths.myData, text: 'My data' };
    return view.page({ title: 'What you decided', back }, <DecisionsPage found={found} about={words} />);
  }

  @Get(':id')
  @NotAudited(OWN)
  async receipt(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const decision = await this.decisions.find(view.actor, id);
    const { words } = await this.mine.of(view.actor);
    const sealing = await this.receipts.sealing(view.actor, id);
    return view.page(
      { title: decidedWords[decision.kind], back: backToAll },
      <ReceiptPage {...{ decision, sealing }} about={words(decision.item)} institution={view.institution} />,
    );
  }

  @Get(':id/done')
  @NotAudited(OWN)
  async done(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const decision = await this.decisions.find(view.actor, id);
    const mine = await this.mine.of(view.actor);
    const now = await this.choices.one(view.actor, decision);
    const isUnderWay = decision.stop !== null && !progressOf(decision.stop).finished;
    return view.page(
      { title: decidedWords[decision.kind], ...(isUnderWay && { refreshSeconds: 5 }) },
      <DonePage
        {...{ decision, now, mine }}
        about={mine.words(decision.item)}
        at={this.clock.now()}
        csrf={view.csrf}
      />,
    );
  }

  @Get(':id/progress')
  @NotAudited(OWN)
  async progress(@CurrentView() view: View, @Param('id', Id) id: string): Promise<ProgressAnswer> {
    const { stop } = await this.decisions.find(view.actor, id);
    return progressOf(stop ?? { places: [] });
  }
}
