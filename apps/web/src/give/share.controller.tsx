import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { OwnChoices, type Wish } from '@footing/consent';
import { Sharing } from '@footing/giving';
import { Clock, DomainError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { unlessNotBegun } from './not-begun';
import { ItemsOfMine } from '../my-data/items-of-mine.service';
import { paths } from '../paths';
import { listIn, textIn } from '../programme/typed';
import { SharePage } from './share.page';

const back = { href: paths.myStudents, text: 'My students' };

/** What a student sees of a mentor, and what a mentor shares: a yes for each, as on My data. */
@Controller('me/rounds/:id/offer/share')
@Needs('offer.own')
export class ShareController {
  constructor(
    private readonly sharing: Sharing,
    private readonly choices: OwnChoices,
    private readonly mine: ItemsOfMine,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  show(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    return this.page(view, roundId);
  }

  /** A switch that was tapped, or words that were ticked. What was not decided leads to the page as it is now, with why. */
  @Post()
  @Audited('consent.decided')
  async decide(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() body: Typed): Promise<string> {
    try {
      const wish = wishes.find((one) => textIn(body, one) !== '');
      if (wish) await this.decideHere(view, roundId, wish, textIn(body, wish));
      else await this.sharing.share(view.actor, roundId, listIn(body, 'experience'), textIn(body, 'shown'));
      return await view.seeOther(paths.offerStep(roundId, 'share'), 'It is saved.');
    } catch (error) {
      const code = error instanceof DomainError ? error.code : '';
      if (code === 'offer.not-begun') return view.seeOther(paths.offerRound(roundId));
      if (code === 'consent.does-not-follow') return view.seeOther(paths.offerStep(roundId, 'share'));
      const message = whyNot[code];
      if (message === undefined) throw error;
      return this.page(view, roundId, message, listIn(body, 'experience'));
    }
  }

  /** Below a round in which they offer nothing there is nothing to decide, whatever the form says. */
  private async decideHere(view: View, roundId: string, wish: Wish, item: string): Promise<void> {
    await this.sharing.view(view.actor, roundId);
    await this.choices.decide(view.actor, wish, item);
  }

  private async page(view: View, roundId: string, wrong?: string, ticked: readonly string[] = []): Promise<string> {
    const sharing = await this.sharing.view(view.actor, roundId).catch(unlessNotBegun);
    if (sharing === 'not-begun') return view.seeOther(paths.offerRound(roundId));
    const mine = await this.mine.of(view.actor);
    const all = (await this.choices.shown(view.actor, mine.offered)) ?? [];
    const cards = all.filter(({ purpose }) => ABOUT_SHARING.includes(purpose));
    const errors = wrong === undefined ? [] : [{ field: 'experience', message: wrong }];
    return view.page(
      { title: 'What a student sees of you', back, errors, ...(wrong === undefined ? {} : { status: 409 }) },
      <SharePage {...{ roundId, sharing, cards, mine, ticked, errors }} at={this.clock.now()} csrf={view.csrf} />,
    );
  }
}

const ABOUT_SHARING: readonly string[] = ['sharing.mentor', 'matching.characteristics'];

/** The name of the button that was tapped; a stop comes before everything else. */
const wishes: readonly Wish[] = ['stop', 'renew', 'give'];

const whyNot: Readonly<Record<string, string>> = {
  'consent.not-shown':
    'Nothing was changed. We could not tell which text you were shown: read it here and choose again',
  'consent.text-changed':
    'Nothing was changed. The text is new since you opened the page: read it here and choose again',
  'consent.handed-over': 'Nothing was changed just now. Please try again in a moment',
  'consent.stopping': 'This is being stopped. Please look again in a moment',
};
