import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Bounces } from '@footing/messages';
import { Applications, Offers, type PeopleFilter, type PersonDetail, type PersonKind } from '@footing/people';
import { Rounds, Schools } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { PeopleListPage } from './people-list.page';
import { nameOf, PersonPage } from './person.page';

type Asked = Readonly<Record<string, unknown>>;

/** The students and mentors of a round. */
@Controller()
export class PeopleController {
  constructor(
    private readonly applications: Applications,
    private readonly offers: Offers,
    private readonly rounds: Rounds,
    private readonly schools: Schools,
    private readonly bounces: Bounces,
  ) {}

  @Get('rounds/:roundId/students')
  @Needs('people.read')
  @Audited('application.listed')
  students(@CurrentView() view: View, @Param('roundId', Id) roundId: string, @Query() query: Asked): Promise<string> {
    return this.list(view, roundId, 'students', filterIn(query));
  }

  @Get('rounds/:roundId/mentors')
  @Needs('people.read')
  @Audited('offer.listed')
  mentors(@CurrentView() view: View, @Param('roundId', Id) roundId: string, @Query() query: Asked): Promise<string> {
    return this.list(view, roundId, 'mentors', filterIn(query));
  }

  @Get('applications/:id')
  @Needs('people.read')
  @Audited('application.viewed')
  async student(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.person(view, 'students', await this.applications.find(view.actor, id));
  }

  @Get('offers/:id')
  @Needs('people.read')
  @Audited('offer.viewed')
  async mentor(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.person(view, 'mentors', await this.offers.find(view.actor, id));
  }

  @Post('applications/:id/mail-works')
  @Needs('people.read')
  @Audited('mail.bounce-cleared')
  async studentReached(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.bounces.clear(view.actor, await this.applications.find(view.actor, id));
    return view.seeOther(paths.application(id), 'We write to this address again.');
  }

  @Post('offers/:id/mail-works')
  @Needs('people.read')
  @Audited('mail.bounce-cleared')
  async mentorReached(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.bounces.clear(view.actor, await this.offers.find(view.actor, id));
    return view.seeOther(paths.offer(id), 'We write to this address again.');
  }

  private async list(view: View, roundId: string, kind: PersonKind, filter: PeopleFilter): Promise<string> {
    const { round } = await this.rounds.find(view.actor, roundId);
    const service = kind === 'students' ? this.applications : this.offers;
    const list = await service.list(view.actor, roundId, filter);
    const schools = await this.schools.list(view.actor);
    const mayImport = view.may('people.import');
    return view.page(
      { title: titles[kind], back: { href: paths.round(roundId), text: round.name }, width: 'wide' },
      <PeopleListPage {...{ roundId, roundName: round.name, kind, list, schools, filter, mayImport }} />,
    );
  }

  private async person(view: View, kind: PersonKind, person: PersonDetail): Promise<string> {
    const { round } = await this.rounds.find(view.actor, person.roundId);
    const href = kind === 'students' ? paths.students(round.id) : paths.mentors(round.id);
    const bounce = await this.bounces.find(view.actor, person.email);
    const worksAgain = `${kind === 'students' ? paths.application(person.id) : paths.offer(person.id)}/mail-works`;
    return view.page(
      { title: nameOf(person), back: { href, text: titles[kind] } },
      <PersonPage {...{ person, kind, bounce, worksAgain }} roundName={round.name} csrf={view.csrf} />,
    );
  }
}

const titles: Record<PersonKind, string> = { students: 'Students', mentors: 'Mentors' };

/** What an address asks to see; what is no school's id, or no page, asks for nothing. */
function filterIn(query: Asked): PeopleFilter {
  const text = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' && value.isWellFormed() ? value.replaceAll('\0', '').normalize('NFC') : '';
  };
  const school = text('school');
  return {
    search: text('search').trim(),
    school: isUUID(school) ? school : undefined,
    page: Number(text('page')) || 1,
  };
}
