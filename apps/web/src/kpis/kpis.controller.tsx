import { Kpis } from '@footing/evidence';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { kpiAddresses } from './addresses';
import { KpiFormPage } from './kpi-form.page';
import { KpisPage, WholeKpis } from './kpis.page';
import { readKpi } from './read-kpi';

/** All KPIs, and new ones. */
@Controller('kpis')
export class KpisController {
  constructor(private readonly kpis: Kpis) {}

  @Get()
  @Needs('kpis.read')
  @Audited('kpi.viewed')
  async list(@CurrentView() view: View): Promise<string> {
    const kpis = await this.kpis.list(view.actor);
    const mayEdit = view.may('kpis.edit');
    return view.page(
      { title: 'What we set ourselves to reach', width: 'wide' },
      <KpisPage {...{ kpis, mayEdit }} csrf={view.csrf} />,
    );
  }

  @Get('whole')
  @Needs('kpis.read')
  @Audited('kpi.viewed')
  async whole(@CurrentView() view: View): Promise<string> {
    const kpis = (await this.kpis.list(view.actor)).filter(({ kpi }) => kpi.state === 'agreed');
    const names = await this.kpis.names(view.actor);
    const back = { href: kpiAddresses.all, text: 'All KPIs' };
    return view.page(
      { title: 'What we set ourselves to reach: all of it', back },
      <WholeKpis {...{ kpis, names }} institution={view.institution.name} />,
    );
  }

  @Post('begin')
  @Needs('kpis.edit')
  @Audited('kpi.changed')
  async begin(@CurrentView() view: View): Promise<string> {
    const added = await this.kpis.begin(view.actor);
    return view.seeOther(
      kpiAddresses.all,
      added === 0
        ? 'All of the set is here already.'
        : `${added} drafts are added. Open each and change what does not fit.`,
    );
  }

  @Get('new')
  @Needs('kpis.edit')
  @Audited('kpi.viewed')
  async blank(@CurrentView() view: View): Promise<string> {
    await this.kpis.list(view.actor);
    return this.form(view, { population: 'participants' });
  }

  @Post('new')
  @Needs('kpis.edit')
  @Audited('kpi.changed')
  async add(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    try {
      const id = await this.kpis.add(view.actor, readKpi(body));
      return await view.seeOther(
        kpiAddresses.one(id),
        'It is saved as a draft. Set its baseline, milestones and target next.',
      );
    } catch (error) {
      return this.form(view, body, fieldErrors(error));
    }
  }

  private async form(view: View, typed: Typed, errors: ReturnType<typeof fieldErrors> = []): Promise<string> {
    const choices = await this.kpis.choices(view.actor);
    const back = { href: kpiAddresses.all, text: 'All KPIs' };
    return view.page(
      { title: 'Write a KPI', errors, back },
      <KpiFormPage
        {...{ choices, typed, errors }}
        state={null}
        wasFirst={false}
        action={kpiAddresses.new}
        csrf={view.csrf}
      />,
    );
  }
}
