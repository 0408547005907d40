import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import { OwnAddresses } from '@footing/identity';
import type { FieldError } from '@footing/kernel';
import { CalendarFeeds, OwnCalendars, OwnHours } from '@footing/scheduling';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { MyCalendarPage } from './my-calendar.page';

/** What a page shows besides what stands. */
interface Shown {
  /** Of the feed, in the moment in which it was made. */
  readonly address?: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
}

/** How somebody's meetings come into their own calendar. */
@Controller()
@Needs('meetings.own')
export class MyCalendarController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly calendars: OwnCalendars,
    private readonly hours: OwnHours,
    private readonly addresses: OwnAddresses,
  ) {}

  @Get('me/calendar')
  @NotAudited('people see what is their own')
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view);
  }

  /** The answer itself, not a page to be sent on to: the address is never kept where it could be read again. */
  @Post('me/calendar/feed')
  @Header('Referrer-Policy', 'no-referrer')
  @Audited('calendar-feed.made')
  async make(@CurrentView() view: View): Promise<string> {
    const token = await this.feeds.make(view.actor);
    const origin = await this.addresses.originOf(view.actor.institutionId);
    return this.page(view, { address: `${origin}${paths.feed(token)}` });
  }

  @Post('me/calendar/feed/end')
  @Audited('calendar-feed.ended')
  async end(@CurrentView() view: View): Promise<string> {
    await this.feeds.end(view.actor);
    return view.seeOther(paths.myCalendar, 'The address is ended. Nobody can read your meetings by it any more.');
  }

  @Post('me/calendar/own')
  @Audited('own-calendar.connected')
  async connect(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const text = (name: string) => textIn(typed, name).normalize('NFC').trim();
    const account = { address: text('address'), user: text('user'), password: textIn(typed, 'password') };
    try {
      await this.calendars.connect(view.actor, account);
    } catch (error) {
      return this.page(view, { typed, errors: fieldErrors(error) });
    }
    return view.seeOther(paths.myCalendar, 'Your calendar is connected. Your meetings are in it within minutes.');
  }

  @Post('me/calendar/own/end')
  @Audited('own-calendar.disconnected')
  async disconnect(@CurrentView() view: View): Promise<string> {
    await this.calendars.disconnect(view.actor);
    const notice =
      'The connection is removed, and we have forgotten the password. What is in your calendar stays there.';
    return view.seeOther(paths.myCalendar, notice);
  }

  @Get('me/calendar/hours.ics')
  @NotAudited('people take what is their own with them')
  async hoursFile(@CurrentView() view: View, @Res({ passthrough: true }) res: Response): Promise<string> {
    return asFile(res, 'when-i-can-meet.ics', await this.hours.file(view.actor));
  }

  @Get('meetings/:id/calendar.ics')
  @NotAudited('people take what is their own with them')
  async file(@CurrentView() view: View, @Param('id', Id) id: string, @Res({ passthrough: true }) res: Response) {
    return asFile(res, 'mentoring-meeting.ics', await this.feeds.one(view.actor, id));
  }

  private async page(view: View, { address, typed = {}, errors = [] }: Shown = {}): Promise<string> {
    const madeAt = await this.feeds.madeAt(view.actor);
    const connected = await this.calendars.standing(view.actor);
    const back = { href: paths.me, text: 'My account' };
    return view.page(
      { title: address ? 'Copy the address now' : 'Meetings in my calendar', back, errors },
      <MyCalendarPage {...{ madeAt, address, connected, typed, errors }} csrf={view.csrf} />,
    );
  }
}

function asFile(res: Response, name: string, text: string): string {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  res.type('text/calendar; charset=utf-8');
  return text;
}
