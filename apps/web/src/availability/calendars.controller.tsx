import { readFile } from 'node:fs/promises';
import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { MOST_CALENDAR_BYTES } from '@footing/calendars';
import { Settings } from '@footing/config';
import { type Limit, Permits } from '@footing/identity';
import type { FieldError } from '@footing/kernel';
import { Availabilities, BusyCalendars } from '@footing/scheduling';
import type { Request } from 'express';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { CalendarsPage, RemoveCalendarPage } from './calendars.page';

/** Each time another server may be asked, or a file is worked through. */
const READS: Limit = { most: 20, seconds: 3600 };
const TOO_OFTEN = 'You have had calendars read many times in the last hour. Try again later';

/** Calendars that somebody keeps elsewhere, for their busy times. */
@Controller('me/when/calendars')
@Needs('availability.own')
export class CalendarsController {
  constructor(
    private readonly availabilities: Availabilities,
    private readonly calendars: BusyCalendars,
    private readonly settings: Settings,
    private readonly permits: Permits,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view, '', []);
  }

  @Post()
  @Audited('availability.changed')
  async give(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const address = textIn(typed, 'address').trim();
    if (address === '')
      return this.page(view, '', [{ field: 'address', message: 'Enter the address of your calendar' }]);
    if (!(await this.mayRead(view))) return this.page(view, address, [{ field: 'address', message: TOO_OFTEN }]);
    try {
      await this.calendars.addAddress(view.actor, address);
    } catch (error) {
      return this.page(view, address, fieldErrors(error));
    }
    return view.seeOther(paths.ownCalendars, 'We have read your calendar, and read it again every day.');
  }

  @Post('file')
  @Audited('availability.changed')
  send(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      if (!file) return this.page(view, '', [{ field: 'file', message: 'Choose the file of your calendar' }]);
      if (!(await this.mayRead(view))) return this.page(view, '', [{ field: 'file', message: TOO_OFTEN }]);
      try {
        await this.calendars.addFile(view.actor, await readFile(file.path, 'utf8'));
      } catch (error) {
        return this.page(view, '', fieldErrors(error));
      }
      return view.seeOther(paths.ownCalendars, 'We have read your calendar. The file itself is not kept.');
    });
  }

  @Post('read')
  @Audited('availability.changed')
  async again(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const id = textIn(typed, 'calendar');
    if (!(await this.mayRead(view))) return this.page(view, '', [{ field: 'address', message: TOO_OFTEN }]);
    if (isId(id)) await this.calendars.readAgain(view.actor, id);
    const { calendars } = await this.availabilities.own(view.actor);
    const isRead = calendars.some((one) => one.id === id && one.fault === '');
    return view.seeOther(paths.ownCalendars, isRead ? 'We have read your calendar again.' : undefined);
  }

  /** One that is not theirs, or is gone, leads to those that are there. */
  @Get('remove')
  @NotAudited('people look at what is about themselves')
  async ask(@CurrentView() view: View, @Query('calendar') id: unknown): Promise<string> {
    const { calendars, zone } = await this.availabilities.own(view.actor);
    const calendar = calendars.find((one) => one.id === id);
    if (!calendar) return view.seeOther(paths.ownCalendars);
    const back = { href: paths.ownCalendars, text: 'My own calendar' };
    return view.page(
      { title: 'Remove this calendar?', back },
      <RemoveCalendarPage {...{ calendar, zone }} csrf={view.csrf} />,
    );
  }

  @Post('remove')
  @Audited('availability.changed')
  async remove(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const id = textIn(typed, 'calendar');
    if (!isId(id)) return view.seeOther(paths.ownCalendars);
    await this.calendars.remove(view.actor, id);
    return view.seeOther(paths.ownCalendars, 'The calendar and its busy times are gone.');
  }

  private async mayRead({ actor }: View): Promise<boolean> {
    const bucket = `own-calendars:${actor.institutionId}:${actor.accountId}`;
    return (await this.permits.take(bucket, READS)).allowed;
  }

  private async page(view: View, address: string, errors: readonly FieldError[]): Promise<string> {
    const { calendars, zone } = await this.availabilities.own(view.actor);
    const back = { href: paths.whenICanMeet, text: 'When I can meet' };
    const maxBytes = Math.min(MOST_CALENDAR_BYTES, this.settings.MAX_UPLOAD_BYTES);
    return view.page(
      { title: 'My own calendar', back, errors },
      <CalendarsPage {...{ calendars, zone, address, errors, maxBytes }} csrf={view.csrf} />,
    );
  }
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
