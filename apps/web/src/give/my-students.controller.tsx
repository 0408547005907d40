import { Controller, Get } from '@nestjs/common';
import { OwnDecisions } from '@footing/consent';
import { Conversations } from '@footing/conversations';
import { MentorHome } from '@footing/giving';
import { OwnIntroductions } from '@footing/introductions';
import { AfterMeetings } from '@footing/scheduling';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { homeTitle } from './offer-words';
import { MyStudentsPage } from './my-students.page';

/** The home of a mentor: what each student waits for, and what there is to do. */
@Controller('me/students')
@Needs('offer.own')
export class MyStudentsController {
  constructor(
    private readonly home: MentorHome,
    private readonly conversations: Conversations,
    private readonly decisions: OwnDecisions,
    private readonly introductions: OwnIntroductions,
    private readonly after: AfterMeetings,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async show(@CurrentView() view: View): Promise<string> {
    const { actor, csrf } = view;
    const home = await this.home.of(actor);
    const isNew = await this.decisions.isNewHere(actor);
    const unread = await this.conversations.unread(actor);
    const introductions = await this.introductions.of(actor);
    const toSay = await this.after.toSay(actor);
    const title = homeTitle(home.offers.map(({ round }) => round.programmeKind));
    return view.page({ title }, <MyStudentsPage {...{ title, csrf, unread, isNew, introductions, toSay, ...home }} />);
  }
}
