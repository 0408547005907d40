import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { networkOf } from '@footing/audit';
import { Interests } from '@footing/giving';
import { DomainError, type FieldError } from '@footing/kernel';
import type { Request } from 'express';
import { Audited, NotAudited, Public } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { interestAddresses } from './interest-addresses';
import { GonePage, NoLinkPage, OwnInterestPage, SentPage, TellUsPage } from './interest.page';

const WHY = 'who would like to mentor has no account yet';
const HOLDS = 'whoever holds the link from their mail sees what is held of them, and has no account';

/** Saying that one wants to mentor, without an invitation. No page here tells whether an address is known. */
@Controller('be-a-mentor')
export class InterestController {
  constructor(private readonly interests: Interests) {}

  @Get('tell-us')
  @Public(WHY)
  @NotAudited('an empty form')
  begin(@CurrentView() view: View): string {
    return tellUsPage(view, {});
  }

  @Post('tell-us')
  @Public(WHY)
  @NotAudited('nobody here reads it before it is confirmed, and that is written')
  async write(@CurrentView() view: View, @Body() body: Typed, @Req() req: Request): Promise<string> {
    const { id: institutionId } = view.institution;
    if (!institutionId) throw new DomainError('not-found', 'institution.none');
    const text = (name: string) => textIn(body, name).normalize('NFC').trim();
    const interest = { name: text('name'), email: text('email'), does: text('does') };
    return this.interests.write({ institutionId, interest, network: networkOf(req.ip) }).then(
      () => view.seeOther(interestAddresses.sent),
      (error: unknown) => tellUsPage(view, body, fieldErrors(error)),
    );
  }

  @Get('sent')
  @Public(WHY)
  @NotAudited('the same for everybody')
  sent(@CurrentView() view: View): string {
    return view.page({ title: 'Look at your mail', back: toStart }, <SentPage />);
  }

  @Get('gone')
  @Public(WHY)
  @NotAudited('the same for everybody')
  gone(@CurrentView() view: View): string {
    return view.page({ title: 'Everything is deleted', back: toStart }, <GonePage />);
  }

  @Get('mine/:link')
  @Header('Referrer-Policy', 'no-referrer')
  @Public(HOLDS)
  @NotAudited('looking at a link changes nothing: scanners of mail do it too')
  async mine(@CurrentView() view: View, @Param('link') link: string): Promise<string> {
    const own = await this.interests.look(link);
    if (!own) return noLink(view);
    const title = own.confirmedAt ? 'Thank you for offering to mentor' : 'Do you want to be a mentor?';
    return view.page({ title }, <OwnInterestPage {...{ own, link }} csrf={view.csrf} />);
  }

  @Post('mine/:link/confirm')
  @Header('Referrer-Policy', 'no-referrer')
  @Public(HOLDS)
  @Audited('interest.confirmed')
  async confirm(@CurrentView() view: View, @Param('link') link: string, @Req() req: Request): Promise<string> {
    const isOurs = await this.interests.confirm(link, req.context?.request);
    return isOurs ? view.seeOther(interestAddresses.mine(link)) : noLink(view);
  }

  @Post('mine/:link/take-back')
  @Header('Referrer-Policy', 'no-referrer')
  @Public(HOLDS)
  @Audited('interest.taken-back')
  async takeBack(@CurrentView() view: View, @Param('link') link: string, @Req() req: Request): Promise<string> {
    const isOurs = await this.interests.takeBack(link, req.context?.request);
    return isOurs ? view.seeOther(interestAddresses.gone) : noLink(view);
  }
}

const toStart = { href: paths.beAMentor, text: 'I want to be a mentor' };

const tellUsPage = (view: View, typed: Typed, errors: readonly FieldError[] = []): string =>
  view.page(
    { title: 'Tell us about yourself', errors, back: toStart },
    <TellUsPage {...{ typed, errors }} action={interestAddresses.tellUs} csrf={view.csrf} />,
  );

const noLink = (view: View): string => view.page({ title: 'This link no longer works', status: 410 }, <NoLinkPage />);
