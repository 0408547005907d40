import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Clock, DomainError, type FieldError } from '@footing/kernel';
import { type OwnPairing, OwnPairings, type OwnStep, ownSteps } from '@footing/pairings';
import {
  AfterMeetings,
  Cadences,
  Meetings,
  type MeetingToSay,
  type OwnCadence,
  type PairMeetings,
} from '@footing/scheduling';
import type { Response } from 'express';
import { HowItGoes } from '../after-meetings/how-it-goes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { sendWhole } from '../http/send-whole';
import { howIn } from '../meetings/how-words';
import { MeetingsOfPairing } from '../meetings/meetings.page';
import { paths } from '../paths';
import { ClosePage, DeclinePage, PausePage } from './ask-step.page';
import { OwnPairingPage, OwnPairingsPage } from './own-pairing.page';
import { asksFirst, stepDone, titleOf } from './own-words';
import { wishIn } from './own-wish';

const OWN = 'people look at what is about themselves';
const toAll = { href: paths.myPairings, text: 'My pairings' };

/** My pairings: the proposal with its reasons, and what I can do. */
@Controller('my-pairings')
@Needs('pairings.own')
export class OwnPairingsController {
  constructor(
    private readonly pairings: OwnPairings,
    private readonly meetings: Meetings,
    private readonly clock: Clock,
    private readonly after: AfterMeetings,
    private readonly cadences: Cadences,
  ) {}

  @Get()
  @NotAudited(OWN)
  async list(@CurrentView() view: View): Promise<string> {
    const pairings = await this.pairings.of(view.actor);
    return view.page({ title: 'My pairings' }, <OwnPairingsPage pairings={pairings} />);
  }

  @Get(':id')
  @NotAudited(OWN)
  show(@CurrentView() view: View, @Param('id', Id) id: string, @Res() res: Response): Promise<void> {
    return this.send(view, id, res);
  }

  @Get(':id/:step')
  @NotAudited(OWN)
  async ask(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('step') step: string,
    @Res() res: Response,
  ): Promise<void> {
    const pairing = await this.pairings.find(view.actor, id);
    if (!isStep(step) || !asksFirst.includes(step)) throw new DomainError('not-found', 'page.not-found', step);
    if (!pairing.steps.includes(step)) return this.send(view, id, res, MOVED_ON);
    return sendWhole(res, this.form(view, pairing, step));
  }

  /** What could not be done leads to the page as it is now, with why: never to a dead end. */
  @Post(':id/:step')
  @Audited(
    ...(['pairing.accepted', 'pairing.declined', 'pairing.paused', 'pairing.resumed'] as const),
    ...(['pairing.finished', 'pairing.ended-early', 'pairing.said'] as const),
  )
  async take(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('step') step: string,
    @Body() typed: Typed,
    @Res() res: Response,
  ): Promise<void> {
    if (!isStep(step)) throw new DomainError('not-found', 'page.not-found', step);
    const pairing = await this.pairings.find(view.actor, id);
    const wish = wishIn(step, typed);
    if ('errors' in wish) return sendWhole(res, this.form(view, pairing, step, { typed, errors: wish.errors }));
    try {
      await this.pairings.take(view.actor, id, wish);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'pairing.moved-on') return this.send(view, id, res, MOVED_ON);
      return sendWhole(res, this.form(view, pairing, step, { typed, errors: fieldErrors(error) }));
    }
    return sendWhole(res, await view.seeOther(paths.myPairing(id), stepDone[step]));
  }

  /** With what the other shows: whoever takes that back hears that it has stopped once this has left. */
  private async send(view: View, id: string, res: Response, refused?: string): Promise<void> {
    const seen = {
      meetings: await this.meetings.ofPairing(view.actor, id),
      toSay: await this.after.ofPairing(view.actor, id),
      cadence: await this.cadences.ofPairing(view.actor, id),
    };
    await this.pairings.show(view.actor, { id }, async ([pairing]) => {
      if (pairing) await sendWhole(res, this.page(view, pairing, seen, refused));
    });
  }

  private page(view: View, pairing: OwnPairing, { meetings, ...went }: Seen, refused?: string): string {
    const [at, csrf] = [this.clock.now(), view.csrf];
    return view.page(
      { title: titleOf(pairing), back: toAll, ...(refused ? { status: 409 } : {}) },
      <OwnPairingPage {...{ pairing, refused, csrf }}>
        <HowItGoes {...{ ...went, csrf }} state={pairing.state} />
        <MeetingsOfPairing {...{ meetings, at, csrf }} how={howIn({})} />
      </OwnPairingPage>,
    );
  }

  private form(
    view: View,
    pairing: OwnPairing,
    step: OwnStep,
    wrong: { readonly typed?: Typed; readonly errors?: readonly FieldError[] } = {},
  ): string {
    const Page = forms[step] ?? DeclinePage;
    const back = { href: paths.myPairing(pairing.id), text: `You and ${pairing.other.name}` };
    const { errors = [] } = wrong;
    return view.page(
      { title: 'Tell us', back, ...(errors.length > 0 ? { errors } : {}) },
      <Page pairing={pairing} csrf={view.csrf} {...wrong} />,
    );
  }
}

/** How the meetings of a pairing stand for one of its people. */
interface Seen {
  readonly meetings: PairMeetings;
  readonly toSay: readonly MeetingToSay[];
  readonly cadence: OwnCadence | null;
}

const MOVED_ON = 'Nothing was changed: this has moved on since you opened the page. Here is how it stands now.';
const forms: Partial<Record<OwnStep, typeof DeclinePage>> = {
  decline: DeclinePage,
  pause: PausePage,
  close: ClosePage,
};
const isStep = (step: string): step is OwnStep => (ownSteps as readonly string[]).includes(step);
