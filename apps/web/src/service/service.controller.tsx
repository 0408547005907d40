import { Controller, Get } from '@nestjs/common';
import { Database } from '@footing/database';
import { Institutions } from '@footing/programmes';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { ServicePage } from './service.page';

/** How the service as a whole does: numbers alone, and no institution's data. */
@Controller('service')
export class ServiceController {
  constructor(
    private readonly db: Database,
    private readonly institutions: Institutions,
  ) {}

  @Get()
  @Needs('service.read')
  @NotAudited('it shows how many institutions and jobs there are, and nobody’s data')
  async show(@CurrentView() view: View): Promise<string> {
    const institutions = (await this.institutions.list()).length;
    const jobs = await this.db.jobStates();
    return view.page({ title: 'The service' }, <ServicePage institutions={institutions} jobs={jobs} />);
  }
}
