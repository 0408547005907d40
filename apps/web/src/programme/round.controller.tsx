import { Controller, Get, Param } from '@nestjs/common';
import { Clock } from '@footing/kernel';
import { PriorityGroups, Rounds, Schools } from '@footing/programmes';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { dayOf } from './dates-in-words';
import { RoundCounts } from './round-counts';
import { RoundPage } from './round.page';

/** A round's own page: everything that is to be done about it. */
@Controller('rounds')
export class RoundController {
  constructor(
    private readonly rounds: Rounds,
    private readonly counts: RoundCounts,
    private readonly schools: Schools,
    private readonly groups: PriorityGroups,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @Needs('programmes.read')
  @NotAudited('it shows counts, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const counts = await this.counts.of(view.actor, id);
    const mentors = await this.counts.mentors(view.actor, id);
    const university = {
      schools: (await this.schools.list(view.actor)).length,
      groups: (await this.groups.list(view.actor)).length,
    };
    const { programme, round } = detail;
    const may = {
      mayMonitor: view.may('monitoring.counts'),
      mayReport: view.may('reports.read'),
      maySurvey: view.may('surveys.read-progress'),
    };
    return view.page(
      { title: round.name, back: { href: paths.programme(programme.id), text: programme.name } },
      <RoundPage {...{ detail, counts, mentors, university }} {...may} today={dayOf(this.clock.now())} />,
    );
  }
}
