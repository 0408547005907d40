import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock, type FieldError } from '@footing/kernel';
import { MeetingRooms, Meetings, minuteOf, type PairMeetings } from '@footing/scheduling';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { howIn, howQuery } from './how-words';
import { isRefusal, OWN, refusalWords, titleOfMeetings, whom } from './meeting-words';
import { meetingPaths } from './meeting-paths';
import { MeetingsPage } from './meetings.page';
import { OfferPage, type Wrong } from './offer.page';
import { newMeetingIn, startIn, startsIn } from './times-in';
import { onClocks } from './time-words';

/** Times to tick where somebody offers some. */
const TO_TICK = 10;

/** The meetings of a pairing: seeing and arranging them. */
@Controller('my-pairings/:id/meetings')
@Needs('meetings.own')
export class MeetingsController {
  constructor(
    private readonly meetings: Meetings,
    private readonly rooms: MeetingRooms,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited(OWN)
  show(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    return this.page(view, id, query);
  }

  /** One tap. Pressed twice, the second leads to what the first has booked. */
  @Post('book')
  @Audited('meeting.booked')
  async book(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const start = startIn(textIn(typed, 'start'));
    if (start === null) return this.page(view, id, typed, 'Nothing was booked. Please press one of the times.');
    try {
      const meeting = await this.meetings.book(view.actor, id, start, howIn(typed));
      const notice = await this.bookedWords(view, meeting);
      return await view.seeOther(meetingPaths.meeting(meeting), notice);
    } catch (error) {
      if (!isRefusal(error)) return this.page(view, id, typed, fieldErrors(error)[0]?.message);
      const there = await this.bookedThen(view, id, start);
      return there
        ? view.seeOther(meetingPaths.meeting(there), 'You two meet then. It was booked already.')
        : this.page(view, id, typed, refusalWords[error.code]);
    }
  }

  @Get('offer')
  @NotAudited(OWN)
  askOffer(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    return this.offerPage(view, id, query);
  }

  @Post('offer')
  @Audited('meeting.asked')
  async offer(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const { next, otherName, isGroup } = await this.meetings.ofPairing(view.actor, id);
    const { starts, errors } = startsIn(typed, next.zone);
    const keeps = !isGroup && textIn(typed, 'keep') === 'yes';
    const tooMany = keeps && starts.length > 1 ? [ONE_ONLY] : [];
    const found = [...errors, ...tooMany];
    if (found.length > 0) return this.offerPage(view, id, typed, { typed, errors: found });
    const [first] = starts;
    const given = newMeetingIn(typed);
    try {
      const meeting =
        keeps && first !== undefined
          ? await this.meetings.hold(view.actor, id, first, given)
          : await this.meetings.propose(view.actor, id, starts, given);
      return await view.seeOther(meetingPaths.meeting(meeting), `We have told ${whom(otherName)}.`);
    } catch (error) {
      if (isRefusal(error)) return this.offerPage(view, id, typed, { typed, refused: refusalWords[error.code] });
      return this.offerPage(view, id, typed, { typed, errors: fieldErrors(error) });
    }
  }

  private async page(view: View, id: string, asked: Typed, refused?: string): Promise<string> {
    const how = howIn(asked);
    const meetings = await this.meetings.ofPairing(view.actor, id, how);
    return view.page(
      { title: titleOfMeetings(meetings), back: toPairing(meetings), ...(refused ? { status: 409 } : {}) },
      <MeetingsPage {...{ meetings, how, refused }} at={this.clock.now()} csrf={view.csrf} />,
    );
  }

  /** Where nothing can be offered, the page of all meetings says why. */
  private async offerPage(view: View, id: string, asked: Typed, wrong: Wrong = {}): Promise<string> {
    const how = howIn(asked);
    const meetings = await this.meetings.ofPairing(view.actor, id, { ...how, most: TO_TICK });
    const { next, otherName, isOpen, isGroup, size } = meetings;
    if (!isOpen) return this.page(view, id, asked, wrong.refused);
    const errors: readonly FieldError[] = wrong.errors ?? [];
    return view.page(
      {
        ...{ title: `Offer ${whom(otherName)} some times`, errors, back: toMeetings(meetings) },
        ...(wrong.refused ? { status: 409 } : {}),
      },
      <OfferPage
        {...{ times: next.times, how, ...wrong }}
        group={isGroup ? size : null}
        rooms={await this.rooms.seen(view.actor)}
        clocks={{ zone: next.zone, theirZone: next.theirZone, other: otherName }}
        csrf={view.csrf}
        action={meetingPaths.offer(id)}
        cancel={meetingPaths.meetings(id) + howQuery(how)}
      />,
    );
  }

  private async bookedWords(view: View, id: string): Promise<string> {
    const { meeting, zone, theirZone, otherName } = await this.meetings.open(view.actor, id);
    const start = meeting.startsAt ? minuteOf(meeting.startsAt) : 0;
    const { mine } = onClocks(start, { zone, theirZone, other: otherName });
    return `Booked: ${mine}. We have told ${whom(otherName)}.`;
  }

  private async bookedThen(view: View, id: string, start: number): Promise<string | null> {
    const { meetings } = await this.meetings.ofPairing(view.actor, id);
    const found = meetings.find(
      ({ state, startsAt }) => state === 'confirmed' && startsAt && minuteOf(startsAt) === start,
    );
    return found?.id ?? null;
  }
}

const ONE_ONLY: FieldError = { field: 'keep', message: 'Only one time can be kept free. Choose one, or untick this' };

const toPairing = ({ pairingId, otherName }: PairMeetings) => ({
  href: paths.myPairing(pairingId),
  text: otherName === '' ? 'Your pairing' : `You and ${otherName}`,
});
const toMeetings = (meetings: PairMeetings) => ({
  href: meetingPaths.meetings(meetings.pairingId),
  text: titleOfMeetings(meetings),
});
