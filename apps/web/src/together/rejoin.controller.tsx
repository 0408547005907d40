import { Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { OfferSignUps } from '@footing/giving';
import { SignUps } from '@footing/joining';
import { Rejoins } from '@footing/together';
import type { Request } from 'express';
import { Audited, NotAudited, Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { NoRejoinPage, RejoinPage } from './rejoin.page';

const WHY = 'whoever holds a link from their mail can begin their own sign-up, and nothing else, without signing in';

/** Taking part again from mail: opening the link changes nothing, for scanners open it too; the button begins the sign-up. */
@Controller('again/:link')
export class RejoinController {
  constructor(
    private readonly rejoins: Rejoins,
    private readonly signUps: SignUps,
    private readonly offers: OfferSignUps,
  ) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('it says which round a link is for, and not whose it is')
  async show(@CurrentView() view: View, @Param('link') link: string): Promise<string> {
    const found = await this.rejoins.open(link);
    if (!found) return noLink(view);
    return view.page({ title: 'Take part again' }, <RejoinPage found={found} link={link} csrf={view.csrf} />);
  }

  @Post()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @Audited('sign-up.begun', 'offer.saved')
  async begin(@CurrentView() view: View, @Param('link') link: string, @Req() req: Request): Promise<string> {
    const found = await this.rejoins.open(link, req.context?.request);
    if (!found) return noLink(view);
    const { actor, side, roundId } = found;
    if (side === 'student') await this.signUps.begin(actor, roundId);
    else await this.offers.begin(actor, roundId);
    const next = side === 'student' ? paths.join(roundId) : paths.offerRound(roundId);
    if (view.isSignedIn) return view.seeOther(next);
    return view.seeOther(
      `${paths.signIn}?next=${encodeURIComponent(next)}`,
      'It is begun. Sign in to look it through and send it.',
    );
  }
}

const noLink = (view: View): string =>
  view.page({ title: 'This link opens nothing now', status: 410 }, <NoRejoinPage />);
