import { Body, Controller, Get, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { MeetingRooms, type RoomRule, roomWays } from '@footing/scheduling';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { meetingPaths } from './meeting-paths';
import { RoomsPage } from './rooms.page';

/** How online meetings of the university get their link. */
@Controller('institution/meeting-rooms')
export class RoomsController {
  constructor(private readonly rooms: MeetingRooms) {}

  @Get()
  @Needs('institution.read')
  @NotAudited('where meetings may be is nobody’s data')
  async show(@CurrentView() view: View): Promise<string> {
    return this.page(view, typedOf(await this.rooms.rule(view.actor)));
  }

  @Post()
  @Needs('institution.edit')
  @Audited('meeting-rooms.set')
  async set(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const rule = ruleIn(typed);
    if (!rule) return this.page(view, typed, [{ field: 'way', message: 'Say how online meetings get their link' }]);
    try {
      await this.rooms.set(view.actor, rule);
    } catch (error) {
      return this.page(view, typed, fieldErrors(error));
    }
    return view.seeOther(meetingPaths.rooms, 'Saved. It holds for every meeting that is agreed from now on.');
  }

  private page(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
    const back = { href: paths.institution, text: 'Our university' };
    return view.page(
      { title: 'Links for online meetings', back, errors },
      <RoomsPage {...{ typed, errors }} mayEdit={view.may('institution.edit')} csrf={view.csrf} />,
    );
  }
}

const typedOf = ({ way, pattern, hosts }: RoomRule): Typed => ({ way, pattern, hosts: hosts.join('\n') });

/** Null: no way was chosen. Of hosts, each line is one; a whole address counts as its host. */
function ruleIn(typed: Typed): RoomRule | null {
  const way = roomWays.find((one) => one === textIn(typed, 'way'));
  const lines = textIn(typed, 'hosts')
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,;]+/);
  const hosts = lines
    .map((line) => line.replace(/^https?:\/\//, '').replace(/\/.*$/, ''))
    .filter((line) => line !== '');
  const pattern = textIn(typed, 'pattern').normalize('NFC').trim();
  return way ? { way, pattern, hosts: [...new Set(hosts)] } : null;
}
