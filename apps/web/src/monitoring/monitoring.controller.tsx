import { Controller, Get, Param } from '@nestjs/common';
import { Monitoring } from '@footing/monitoring';
import { Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { captionOf } from '../programme/round-words';
import { MonitoringPage } from './monitoring.page';

/** Equality monitoring of a round: counts that tell of no single person. */
@Controller('rounds/:id/equality-monitoring')
export class MonitoringController {
  constructor(
    private readonly monitoring: Monitoring,
    private readonly rounds: Rounds,
  ) {}

  @Get()
  @Needs('monitoring.counts')
  @Audited('monitoring.counted')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const mayReadRounds = view.may('programmes.read');
    const caption = mayReadRounds ? captionOf(await this.rounds.find(view.actor, id)) : '';
    const kinds = await this.monitoring.counts(view.actor, id);
    const back = mayReadRounds ? { back: { href: paths.round(id), text: 'Back to the round' } } : {};
    return view.page(
      { title: 'Equality monitoring', ...back },
      <MonitoringPage caption={caption} kinds={kinds} mayBringIn={view.may('monitoring.bring-in')} />,
    );
  }
}
