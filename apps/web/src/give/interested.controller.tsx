import { Controller, Get, Param, Post } from '@nestjs/common';
import { InterestedPeople } from '@footing/giving';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { interestAddresses } from './interest-addresses';
import { InterestedPage } from './interested.page';

/** People who want to mentor and whom nobody invited. */
@Controller('mentors-invited/interested')
@Needs('mentors.invite')
export class InterestedController {
  constructor(private readonly people: InterestedPeople) {}

  @Get()
  @Audited('interest.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const people = await this.people.list(view.actor);
    const back = { href: paths.mentorsInvited, text: 'Mentors invited' };
    return view.page({ title: 'People who want to mentor', back }, <InterestedPage people={people} csrf={view.csrf} />);
  }

  @Post(':id/invite')
  @Audited('mentor.invited', 'interest.answered')
  async invite(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const isNew = await this.people.invite(view.actor, id);
    return back(
      view,
      isNew ? 'The invitation is on its way.' : 'They have an open invitation, or are a mentor already.',
    );
  }

  @Post(':id/decline')
  @Audited('interest.answered')
  async decline(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.people.decline(view.actor, id);
    return back(view, 'We are writing to thank them, and have deleted what they wrote.');
  }
}

const back = (view: View, notice: string) => view.seeOther(interestAddresses.interested, notice);
