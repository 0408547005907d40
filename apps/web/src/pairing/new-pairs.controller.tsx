import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { NewPairs, PairingDesk, StandingApprovals } from '@footing/pairings';
import { Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { captionOf } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { pointsIn } from './typed-fit';
import { NewPairPage, NewPairsPage } from './new-pairs.page';

/** New pairs for students whose pairing fell through: by hand, or agreed beforehand. */
@Controller()
export class NewPairsController {
  constructor(
    private readonly desk: PairingDesk,
    private readonly pairs: NewPairs,
    private readonly standing: StandingApprovals,
    private readonly rounds: Rounds,
  ) {}

  @Get('rounds/:id/new-pairs')
  @Needs('pairings.manage')
  @Audited('pairing.listed')
  queue(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    return this.queuePage(view, roundId);
  }

  @Post('rounds/:id/standing-approvals')
  @Needs('pairings.manage')
  @Audited('standing-approval.said')
  async agree(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() typed: Typed): Promise<string> {
    const atLeast = pointsIn(typed, 'atLeast');
    try {
      await this.standing.say(view.actor, { roundId, atLeast });
      return await view.seeOther(paths.newPairs(roundId), 'Agreed. You can take it back at any time.');
    } catch (error) {
      return this.queuePage(view, roundId, { typed: textIn(typed, 'atLeast'), errors: fieldErrors(error) });
    }
  }

  @Post('rounds/:id/standing-approvals/:approval/end')
  @Needs('pairings.manage')
  @Audited('standing-approval.ended')
  async takeBack(
    @CurrentView() view: View,
    @Param('id', Id) roundId: string,
    @Param('approval', Id) approval: string,
  ): Promise<string> {
    await this.standing.takeBack(view.actor, roundId, approval);
    return view.seeOther(paths.newPairs(roundId), 'Taken back. From now on nothing is offered by it.');
  }

  @Get('pairings/:id/new-pair')
  @Needs('pairings.manage')
  @Audited('pairing.viewed')
  suggest(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.suggestPage(view, id);
  }

  @Post('pairings/:id/new-pair')
  @Needs('pairings.manage')
  @Audited('pairing.offered-next')
  async offer(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    try {
      const made = await this.pairs.offer(view.actor, id, textIn(typed, 'offer'));
      return await view.seeOther(paths.pairing(made), 'Proposed. Both are asked by mail.');
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'pairing.places-changed') throw error;
      return this.suggestPage(view, id, 'Nothing was changed: this mentor has no free place any more. Choose another.');
    }
  }

  private async queuePage(
    view: View,
    roundId: string,
    wrong: { readonly typed?: string; readonly errors?: readonly FieldError[] } = {},
  ): Promise<string> {
    const caption = captionOf(await this.rounds.find(view.actor, roundId));
    const needing = await this.desk.needingPair(view.actor, roundId);
    const standing = await this.standing.list(view.actor, roundId);
    const back = { href: paths.pairings(roundId), text: 'Pairings' };
    return view.page(
      { title: 'Needs a new pair', back, width: 'wide', ...(wrong.errors ? { errors: wrong.errors } : {}) },
      <NewPairsPage {...{ roundId, caption, needing, standing, ...wrong }} csrf={view.csrf} />,
    );
  }

  private async suggestPage(view: View, id: string, refused?: string): Promise<string> {
    const pairing = await this.desk.find(view.actor, id);
    const suggested = await this.pairs.suggest(view.actor, id);
    const back = { href: paths.newPairs(pairing.roundId), text: 'Needs a new pair' };
    return view.page(
      { title: 'Find a new pair', back, ...(refused ? { status: 409 } : {}) },
      <NewPairPage {...{ suggested, refused }} pairingId={id} caption={pairing.studentName} csrf={view.csrf} />,
    );
  }
}
