import { Controller, Get } from '@nestjs/common';
import { OfferSignUps, Readiness } from '@footing/giving';
import { OwnPairings, Places } from '@footing/pairings';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { HomeNews } from './home-news';
import { homeTitle } from './offer-words';
import { MyStudentsPage } from './my-students.page';

/** The home of a mentor: what each student waits for, and what there is to do. */
@Controller('me/students')
@Needs('offer.own')
export class MyStudentsController {
  constructor(
    private readonly pairings: OwnPairings,
    private readonly places: Places,
    private readonly news: HomeNews,
    private readonly readiness: Readiness,
    private readonly signUps: OfferSignUps,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async show(@CurrentView() view: View): Promise<string> {
    const { actor, csrf } = view;
    const mentoring = (await this.pairings.of(actor)).filter(({ side }) => side === 'mentor');
    const rounds = await this.signUps.rounds(actor);
    const offers = (await this.places.of(actor)).flatMap((offer) => {
      const round = rounds.find(({ roundId }) => roundId === offer.roundId);
      return round ? [{ ...offer, round }] : [];
    });
    const title = homeTitle([...offers.map(({ round }) => round.programmeKind)]);
    const ready = await this.readiness.of(actor);
    const { asked, unread } = await this.news.of(actor);
    const lists = { mentoring, rounds, offers, ready, asked, unread };
    return view.page({ title }, <MyStudentsPage {...{ title, csrf, ...lists }} />);
  }
}
