import { Controller, Get } from '@nestjs/common';
import { OwnDecisions } from '@footing/consent';
import { Kpis } from '@footing/evidence';
import { Clock, systemActor } from '@footing/kernel';
import { Institutions, nearestDayFirst, Rounds } from '@footing/programmes';
import { NotAudited, Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { evidenceAddresses } from '../evidence/addresses';
import { evidenceWays } from '../evidence/ways';
import { kpiAddresses } from '../kpis/addresses';
import { ChoosePage } from './choose.page';
import { HomePage } from './home.page';
import { yearOf } from './year-of';
import { AccessibilityPage, PrivacyPage } from './notes.page';

/** What anybody may read. */
@Controller()
export class HomeController {
  constructor(
    private readonly rounds: Rounds,
    private readonly institutions: Institutions,
    private readonly decisions: OwnDecisions,
    private readonly clock: Clock,
    private readonly kpis: Kpis,
  ) {}

  @Get()
  @Public('the first page')
  @NotAudited('it shows days of rounds, and nobody’s data')
  async home(@CurrentView() view: View): Promise<string> {
    const all = view.institution.id === null ? await this.institutions.list() : [];
    if (all.length > 0) return view.page({ title: 'Choose your university' }, <ChoosePage institutions={all} />);
    if (view.may('application.own')) return view.seeOther(paths.mentoring);
    if (view.may('offer.own')) return view.seeOther(paths.myStudents);
    const onwards = onwardsFrom(view);
    const { name, contactEmail, isDemo } = view.institution;
    const year = await this.year(view.institution.id);
    const isNew = view.isSignedIn && (await this.decisions.isNewHere(view.actor));
    const own = view.may('kpis.read') ? await this.kpis.own(view.actor) : [];
    const kpis = { own, accountId: own.length > 0 ? view.actor.accountId : null, mayAct: view.may('actions.own') };
    const ways = evidenceWays.filter(({ needs }) => view.may(needs));
    return view.page(
      { title: 'Mentoring' },
      <HomePage institution={name} {...{ isDemo, contactEmail, onwards, year, isNew, kpis, ways }} />,
    );
  }

  @Get('accessibility')
  @Public('everybody must be able to read how to get help')
  @NotAudited('words for everybody')
  accessibility(@CurrentView() view: View): string {
    return view.page(
      { title: 'Accessibility' },
      <AccessibilityPage contact={view.institution.contactEmail} look={view.institution.look} />,
    );
  }

  @Get('privacy')
  @Public('everybody must be able to read what happens with their data')
  @NotAudited('words for everybody')
  privacy(@CurrentView() view: View): string {
    return view.page(
      { title: 'Privacy' },
      <PrivacyPage contact={view.institution.contactEmail} look={view.institution.look} />,
    );
  }

  /** The steps of the round whose next day comes first: its days are no secret. Empty where there is none. */
  private async year(institutionId: string | null) {
    const today = this.clock.now().toISOString().slice(0, 10);
    const byDay = nearestDayFirst(today);
    const rounds = institutionId ? await this.rounds.listAll(systemActor(institutionId)) : [];
    const [round] = rounds.sort((a, b) => byDay(a.dates, b.dates));
    return round ? yearOf(round.dates, today) : [];
  }
}

/** What whoever is signed in may go on to: where nothing else is theirs, their own account. */
function onwardsFrom(view: View) {
  if (view.may('evidence.read')) return { href: evidenceAddresses.all, text: 'Go to the evidence' };
  if (view.may('programmes.read')) return { href: paths.programmes, text: 'Go to your programmes' };
  if (view.may('rights.handle')) return { href: paths.rights, text: 'Go to requests about data' };
  if (view.may('concerns.read')) return { href: paths.concerns, text: 'Go to the concerns' };
  if (view.may('kpis.read')) return { href: kpiAddresses.all, text: 'Go to the KPIs' };
  return view.isSignedIn ? { href: paths.me, text: 'Go to your account' } : null;
}
