import { Controller, Get } from '@nestjs/common';
import { MentorHome } from '@footing/giving';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { OwnNews } from '../me/own-news';
import { homeTitle } from './offer-words';
import { MyStudentsPage } from './my-students.page';

/** The home of a mentor: what each student waits for, and what there is to do. */
@Controller('me/students')
@Needs('offer.own')
export class MyStudentsController {
  constructor(
    private readonly home: MentorHome,
    private readonly news: OwnNews,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async show(@CurrentView() view: View): Promise<string> {
    const { actor, csrf } = view;
    const home = await this.home.of(actor);
    const news = await this.news.of(actor);
    const title = homeTitle(home.offers.map(({ round }) => round.programmeKind));
    return view.page({ title }, <MyStudentsPage {...{ title, csrf, ...news, ...home }} />);
  }
}
