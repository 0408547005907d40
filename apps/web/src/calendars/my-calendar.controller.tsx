import { Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import { OwnAddresses } from '@footing/identity';
import { CalendarFeeds } from '@footing/scheduling';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { MyCalendarPage } from './my-calendar.page';

/** How somebody's meetings come into their own calendar. */
@Controller()
@Needs('meetings.own')
export class MyCalendarController {
  constructor(
    private readonly feeds: CalendarFeeds,
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
    return this.page(view, `${origin}${paths.feed(token)}`);
  }

  @Post('me/calendar/feed/end')
  @Audited('calendar-feed.ended')
  async end(@CurrentView() view: View): Promise<string> {
    await this.feeds.end(view.actor);
    return view.seeOther(paths.myCalendar, 'The address is ended. Nobody can read your meetings by it any more.');
  }

  @Get('meetings/:id/calendar.ics')
  @NotAudited('people take what is their own with them')
  async file(@CurrentView() view: View, @Param('id', Id) id: string, @Res({ passthrough: true }) res: Response) {
    const text = await this.feeds.one(view.actor, id);
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Disposition', 'attachment; filename="mentoring-meeting.ics"');
    res.type('text/calendar; charset=utf-8');
    return text;
  }

  private async page(view: View, address?: string): Promise<string> {
    const madeAt = await this.feeds.madeAt(view.actor);
    const back = { href: paths.me, text: 'My account' };
    return view.page(
      { title: address ? 'Copy the address now' : 'Meetings in my calendar', back },
      <MyCalendarPage madeAt={madeAt} address={address} csrf={view.csrf} />,
    );
  }
}
