import { Controller, Get, Query } from '@nestjs/common';
import { RECORDS_A_PAGE, TrainingModules, TrainingRecords } from '@footing/training';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { RecordsPage } from './records.page';

/** Who has done the training, for the programme lead. */
@Controller('training/records')
export class RecordsController {
  constructor(
    private readonly records: TrainingRecords,
    private readonly modules: TrainingModules,
  ) {}

  @Get()
  @Needs('training.read')
  @Audited('training.listed')
  async list(@CurrentView() view: View, @Query('of') of: unknown, @Query('page') asked: unknown): Promise<string> {
    const whose = of === 'staff' ? 'staff' : 'mentor';
    const page = Math.max(1, Number.parseInt(String(asked), 10) || 1);
    const records = await this.records.list(view.actor, whose, page);
    const modules = await this.modules.list(view.actor);
    const titles = new Map(modules.map(({ code, title }) => [code, title]));
    const pages = Math.ceil(records.total / RECORDS_A_PAGE);
    const back = { href: paths.training, text: 'Training' };
    return view.page(
      { title: 'Who has done the training', width: 'wide', back },
      <RecordsPage {...{ whose, records, titles, page, pages }} />,
    );
  }
}
