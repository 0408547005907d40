import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { isOfferStep, nextStep, OfferSignUps, type OfferStep, type OfferView } from '@footing/giving';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { unlessNotBegun } from './not-begun';
import { CheckOfferPage, OfferQuestionPage, StartOfferPage } from './offer.page';
import { offerTitles, offerWords } from './offer-words';

const OWN = 'people look at what they write themselves';

/** Offering places in a round: short pages, each saved, and everything on one page to be sent or changed. */
@Controller('me/rounds/:id/offer')
@Needs('offer.own')
export class OfferController {
  constructor(private readonly signUps: OfferSignUps) {}

  @Get()
  @NotAudited(OWN)
  async start(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    const offer = await this.signUps.find(view.actor, roundId);
    const isAllDone = offer.offerId !== null || (offer.done.length > 0 && offer.open === null);
    if (isAllDone) return checkPage(view, offer);
    const title = offerTitles[offer.round.programmeKind];
    return view.page({ title, back: home }, <StartOfferPage offer={offer} csrf={view.csrf} />);
  }

  @Post()
  @Audited('offer.saved')
  async begin(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    const { steps, done, open } = await this.signUps.begin(view.actor, roundId);
    const next = steps.find((step) => !done.includes(step)) ?? open;
    return view.seeOther(next ? paths.offerStep(roundId, next) : paths.offerStep(roundId, 'check'));
  }

  @Get('check')
  @NotAudited(OWN)
  async check(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    const offer = await this.signUps.find(view.actor, roundId);
    const isBegun = offer.round.standing !== 'new';
    return isBegun ? checkPage(view, offer) : view.seeOther(paths.offerRound(roundId));
  }

  @Post('give')
  @Audited('offer.sent')
  async give(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    try {
      await this.signUps.give(view.actor, roundId);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'offer.not-complete')
        return checkPage(view, await this.signUps.find(view.actor, roundId));
      unlessNotBegun(error);
      return view.seeOther(paths.offerRound(roundId));
    }
    const when = { href: paths.whenICanMeet, text: 'Say when you can meet' };
    return view.seeOther(paths.offerStep(roundId, 'share'), 'Thank you. Your offer stands.', when);
  }

  @Get(':step')
  @NotAudited(OWN)
  question(@CurrentView() view: View, @Param('id', Id) roundId: string, @Param('step') step: string): Promise<string> {
    return this.page(view, roundId, known(step));
  }

  @Post(':step')
  @Audited('offer.saved', 'offer.changed')
  async save(
    @CurrentView() view: View,
    @Param('id', Id) roundId: string,
    @Param('step') word: string,
    @Body() { _csrf: _, ...typed }: Typed,
  ): Promise<string> {
    const step = known(word);
    let offer: OfferView;
    try {
      offer = await this.signUps.save(view.actor, roundId, step, typed);
    } catch (error) {
      const isInvalid = error instanceof DomainError && error.kind === 'invalid';
      if (isInvalid) return this.page(view, roundId, step, typed, fieldErrors(error));
      unlessNotBegun(error);
      return view.seeOther(paths.offerRound(roundId));
    }
    if (offer.offerId !== null) return view.seeOther(paths.offerRound(roundId), 'It is saved.');
    const next = nextStep(offer.round.programmeKind, step, offer.done);
    return view.seeOther(paths.offerStep(roundId, next ?? 'check'));
  }

  private async page(
    view: View,
    roundId: string,
    step: OfferStep,
    typed?: Typed,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const question = await this.signUps.question(view.actor, roundId, step).catch(unlessNotBegun);
    if (question === 'not-begun') return view.seeOther(paths.offerRound(roundId));
    const before = question.offerId === null ? question.steps[question.steps.indexOf(step) - 1] : undefined;
    const back = { href: before ? paths.offerStep(roundId, before) : paths.offerRound(roundId), text: 'Back' };
    const title = offerWords(step, question.round.programmeKind).asks;
    return view.page(
      { title, back, errors },
      <OfferQuestionPage {...{ question, errors }} typed={typed ?? question.typed} csrf={view.csrf} />,
    );
  }
}

const home = { href: paths.myStudents, text: 'My students' };

function checkPage(view: View, offer: OfferView): string {
  return view.page(
    { title: offer.offerId ? 'What you offer' : 'Check what you offer', back: home },
    <CheckOfferPage offer={offer} csrf={view.csrf} />,
  );
}

function known(word: string): OfferStep {
  if (!isOfferStep(word)) throw new NotFoundException();
  return word;
}
