import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '@footing/kernel';
import { cancelReasons, MeetingAnswers, MeetingRooms, Meetings, type OneMeeting } from '@footing/scheduling';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { type How, howIn } from './how-words';
import { clocksOf, MeetingPage, titleOfMeeting } from './meeting.page';
import { isRefusal, OWN, refusalWords, titleOfMeetings, whom } from './meeting-words';
import { meetingPaths } from './meeting-paths';
import { MovePage } from './move.page';
import { OfferPage, type Wrong } from './offer.page';
import { ReasonPage } from './reason.page';
import { numberIn, numbersIn, placesIn, startIn, startsIn, versionIn } from './times-in';

/** One meeting, and every answer to it. */
@Controller('meetings/:id')
@Needs('meetings.own')
export class MeetingController {
  constructor(
    private readonly meetings: Meetings,
    private readonly answers: MeetingAnswers,
    private readonly rooms: MeetingRooms,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited(OWN)
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, await this.meetings.open(view.actor, id));
  }

  @Post('accept')
  @Audited('meeting.changed')
  accept(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const work = () => this.answers.accept(view.actor, id, numberIn(typed), versionIn(typed));
    return this.change(view, id, { work, done: (other) => `Agreed. We have told ${other}.` }, typed);
  }

  /** A student of a group says which of the times suit. */
  @Post('tick')
  @Audited('meeting.changed')
  tick(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const isNone = textIn(typed, 'none') === 'yes';
    const numbers = isNone ? [] : numbersIn(typed);
    const work = () => this.answers.tick(view.actor, id, numbers, versionIn(typed));
    if (!isNone && numbers.length === 0) return this.ticksMissing(view, id, typed);
    return this.change(view, id, { work, done: () => 'Thank you. You can change it until a time is booked.' }, typed);
  }

  /** Their mentor books one of them. */
  @Post('choose')
  @Audited('meeting.changed')
  choose(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const work = () => this.answers.choose(view.actor, id, numberIn(typed), versionIn(typed));
    return this.change(view, id, { work, done: () => 'Booked. Everybody gets an invitation.' }, typed);
  }

  @Post('hold')
  @Audited('meeting.changed')
  hold(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const work = () => this.answers.hold(view.actor, id, numberIn(typed) ?? 0, versionIn(typed));
    return this.change(view, id, { work, done: (other) => `It is kept free. We have told ${other}.` }, typed);
  }

  @Get('offer')
  @NotAudited(OWN)
  async askOffer(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.offerPage(view, await this.meetings.open(view.actor, id));
  }

  @Post('offer')
  @Audited('meeting.changed')
  async offer(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const one = await this.meetings.open(view.actor, id);
    const { starts, errors } = startsIn(typed, one.zone);
    if (errors.length > 0) return this.offerPage(view, one, { typed, errors });
    const work = () => this.answers.offerOthers(view.actor, id, starts, versionIn(typed));
    const done = (other: string) => `Your times are sent. We have told ${other}.`;
    return this.change(view, id, { work, done, form: (now, wrong) => this.offerPage(view, now, wrong) }, typed);
  }

  @Get('move')
  @NotAudited(OWN)
  async askMove(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    return this.movePage(view, await this.openAs(view, id, query));
  }

  @Post('move')
  @Audited('meeting.changed')
  async move(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const opened = await this.openAs(view, id, typed);
    const start = startIn(textIn(typed, 'start'));
    const errors = [{ field: 'start', message: 'Choose a time' }];
    if (start === null) return this.movePage(view, opened, { typed, errors });
    const { how, one } = opened;
    const [place, joinUrl] = placesIn(typed);
    // Of the way that they do not meet, what stood there stays.
    const where =
      how.mode === 'online' ? { joinUrl, place: one.meeting.place } : { place, joinUrl: one.meeting.joinUrl };
    const work = () => this.answers.reschedule(view.actor, id, start, { ...how, ...where }, versionIn(typed));
    const form = (now: OneMeeting, wrong: Wrong) => this.movePage(view, { one: now, how }, wrong);
    return this.change(view, id, { work, done: (other) => `Changed. We have told ${other}.`, form, how }, typed);
  }

  @Get('cancel')
  @NotAudited(OWN)
  async askCancel(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.reasonPage(view, 'cancel', await this.meetings.open(view.actor, id));
  }

  @Post('cancel')
  @Audited('meeting.cancelled')
  cancel(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const work = () => this.answers.cancel(view.actor, id, textIn(typed, 'reason'), versionIn(typed));
    const form = (now: OneMeeting, wrong: Wrong) => this.reasonPage(view, 'cancel', now, wrong);
    return this.change(view, id, { work, done: (other) => `It is called off. We have told ${other}.`, form }, typed);
  }

  @Get('decline')
  @NotAudited(OWN)
  async askDecline(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.reasonPage(view, 'decline', await this.meetings.open(view.actor, id));
  }

  @Post('decline')
  @Audited('meeting.changed')
  decline(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const work = () => this.answers.decline(view.actor, id, textIn(typed, 'reason'), versionIn(typed));
    const form = (now: OneMeeting, wrong: Wrong) => this.reasonPage(view, 'decline', now, wrong);
    return this.change(view, id, { work, done: (other) => `Thank you. We have told ${other}.`, form }, typed);
  }

  /** Does it; where that is refused, shows the form with everything typed, and the meeting as it stands now. */
  private async change(
    view: View,
    id: string,
    { work, done, how, form = (now, wrong) => this.page(view, now, wrong) }: Changing,
    typed: Typed,
  ): Promise<string> {
    try {
      await work();
      const { otherName } = await this.meetings.open(view.actor, id);
      return await view.seeOther(meetingPaths.meeting(id), done(whom(otherName)));
    } catch (error) {
      const wrong = isRefusal(error)
        ? { typed, refused: refusalWords[error.code] }
        : { typed, errors: fieldErrors(error) };
      return form(await this.meetings.open(view.actor, id, how), wrong);
    }
  }

  private page(view: View, one: OneMeeting, wrong: Wrong = {}): string {
    const { pairingId, otherName, isGroup } = one;
    const back = { href: meetingPaths.meetings(pairingId), text: titleOfMeetings({ otherName, isGroup }) };
    return view.page(
      { title: titleOfMeeting(one), back, ...statusOf(wrong) },
      <MeetingPage {...{ one, ...wrong }} at={this.clock.now()} csrf={view.csrf} />,
    );
  }

  private async offerPage(view: View, one: OneMeeting, wrong: Wrong = {}): Promise<string> {
    const { meeting, times } = one;
    if (!one.isOpen || !meeting.may.includes('offer-others')) return this.page(view, one, movedOn(wrong));
    return view.page(
      { title: `Offer ${whom(one.otherName)} other times`, back: backTo(one), ...statusOf(wrong) },
      <OfferPage
        {...{ times, how: meeting, ...wrong }}
        group={one.isGroup ? meeting.others.length + 1 : null}
        rooms={await this.rooms.seen(view.actor)}
        {...{ clocks: clocksOf(one), csrf: view.csrf, instead: { version: meeting.version } }}
        action={meetingPaths.step(meeting.id, 'offer')}
        cancel={meetingPaths.meeting(meeting.id)}
      />,
    );
  }

  private async movePage(view: View, { one, how }: { one: OneMeeting; how: How }, wrong: Wrong = {}): Promise<string> {
    if (!one.isOpen || !one.meeting.may.includes('reschedule')) return this.page(view, one, movedOn(wrong));
    return view.page(
      { title: 'Change the meeting', back: backTo(one), ...statusOf(wrong) },
      <MovePage {...{ one, how, ...wrong }} rooms={await this.rooms.seen(view.actor)} csrf={view.csrf} />,
    );
  }

  private reasonPage(view: View, step: 'cancel' | 'decline', one: OneMeeting, wrong: Wrong = {}): string {
    if (!one.meeting.may.includes(step)) return this.page(view, one, movedOn(wrong));
    const { typed = {}, ...rest } = wrong;
    return view.page(
      { title: step === 'cancel' ? 'Call the meeting off' : 'No time suits', back: backTo(one), ...statusOf(wrong) },
      <ReasonPage
        {...{ one, step, reasons: cancelReasons, ...rest }}
        csrf={view.csrf}
        chosen={textIn(typed, 'reason') || undefined}
      />,
    );
  }

  private async ticksMissing(view: View, id: string, typed: Typed): Promise<string> {
    const errors = [{ field: 'numbers', message: 'Tick the times that suit you, or say that none does' }];
    return this.page(view, await this.meetings.open(view.actor, id), { typed, errors });
  }

  private async openAs(view: View, id: string, typed: Typed): Promise<{ one: OneMeeting; how: How }> {
    const how = howIn(typed, await this.meetings.find(view.actor, id));
    return { one: await this.meetings.open(view.actor, id, how), how };
  }
}

interface Changing {
  readonly work: () => Promise<void>;
  /** @param other whom we have told. */
  readonly done: (other: string) => string;
  readonly form?: (now: OneMeeting, wrong: Wrong) => string | Promise<string>;
  readonly how?: How;
}

const statusOf = ({ errors = [], refused }: Wrong) => ({ errors, ...(refused ? { status: 409 } : {}) });

/** Where a form has nothing to do any more, the meeting says how it stands. */
const movedOn = ({ refused }: Wrong): Wrong => ({ refused: refused ?? refusalWords['meeting.moved-on'] });

const backTo = (one: OneMeeting) => ({ href: meetingPaths.meeting(one.meeting.id), text: titleOfMeeting(one) });
