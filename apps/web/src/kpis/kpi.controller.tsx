import { type KpiMove, KpiReadings, Kpis, type KpiWhole, pointsNow } from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { numberIn, versionIn, wordsIn } from '../practice/read-practice';
import { textIn } from '../programme/typed';
import { kpiAddresses } from './addresses';
import { KpiFormPage } from './kpi-form.page';
import { KpiPage } from './kpi.page';
import { readKpi, readPoint, typedKpi } from './read-kpi';

const said: Readonly<Record<KpiMove, string>> = {
  agree: 'It is agreed.',
  retire: 'It is retired. You can bring it back.',
  'bring-back': 'It is back.',
};

/** One KPI: to look at, to change, to set and to read. */
@Controller('kpis/:id')
export class KpiController {
  constructor(
    private readonly kpis: Kpis,
    private readonly readings: KpiReadings,
  ) {}

  @Get()
  @Needs('kpis.read')
  @Audited('kpi.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, await this.kpis.find(view.actor, id), {});
  }

  @Get('edit')
  @Needs('kpis.edit')
  @Audited('kpi.viewed')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { kpi } = await this.kpis.find(view.actor, id);
    return this.form(view, id, { typed: typedKpi(kpi) });
  }

  @Post('edit')
  @Needs('kpis.edit')
  @Audited('kpi.changed')
  async change(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    try {
      await this.kpis.change(view.actor, id, versionIn(body), readKpi(body));
      return await view.seeOther(kpiAddresses.one(id), 'It is changed.');
    } catch (error) {
      if (error instanceof DomainError && error.code === 'kpi.changed') {
        const { kpi } = await this.kpis.find(view.actor, id);
        return this.form(view, id, { typed: { ...body, version: String(kpi.version) }, wasFirst: true });
      }
      return this.form(view, id, { typed: body, errors: fieldErrors(error) });
    }
  }

  @Post('agree')
  @Needs('kpis.edit')
  @Audited('kpi.changed')
  agree(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.moved(view, id, 'agree');
  }

  @Post('retire')
  @Needs('kpis.edit')
  @Audited('kpi.changed')
  retire(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.moved(view, id, 'retire');
  }

  @Post('bring-back')
  @Needs('kpis.edit')
  @Audited('kpi.changed')
  bringBack(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.moved(view, id, 'bring-back');
  }

  @Post('points')
  @Needs('kpis.edit')
  @Audited('kpi.point-set')
  async set(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const whole = await this.kpis.find(view.actor, id);
    const input = readPoint(body);
    const isThere = pointsNow(whole.points).some(({ kind, year }) => kind === input.kind && year === input.year);
    if (input.value === null && !isThere)
      return this.page(view, whole, body, [
        { field: 'value', message: 'Enter a number of up to 100, with one decimal at most' },
      ]);
    const errors = await this.kpis.set(view.actor, id, input).then(() => [], fieldErrors);
    if (errors.length > 0) return this.page(view, whole, body, errors);
    return view.seeOther(kpiAddresses.one(id), input.value === null ? 'It is taken away.' : 'It is set.');
  }

  @Post('baseline')
  @Needs('kpis.edit')
  @Audited('kpi.point-set')
  async baseline(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const [year, why] = [numberIn(textIn(body, 'baselineYear')), wordsIn(body, 'baselineWhy')];
    const errors = await this.kpis.baselineFrom(view.actor, id, year, why).then(() => [], fieldErrors);
    if (errors.length === 0) return view.seeOther(kpiAddresses.one(id), 'The baseline is set.');
    const field = (name: string) => (name === 'why' ? 'baselineWhy' : 'baselineYear');
    const there = errors.map((error) => ({ ...error, field: field(error.field) }));
    return this.page(view, await this.kpis.find(view.actor, id), body, there);
  }

  @Post('read')
  @Needs('evidence.read')
  @Audited('kpi.read')
  async read(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    try {
      await this.readings.take(view.actor, id, numberIn(textIn(body, 'snapshot')));
    } catch (error) {
      const message = notRead(error);
      return this.page(view, await this.kpis.find(view.actor, id), body, [{ field: 'snapshot', message }]);
    }
    return view.seeOther(kpiAddresses.one(id), 'It is read, and kept as it is shown.');
  }

  private async moved(view: View, id: string, move: KpiMove): Promise<string> {
    await this.kpis.move(view.actor, id, move);
    return view.seeOther(kpiAddresses.one(id), said[move]);
  }

  private async page(view: View, whole: KpiWhole, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const names = await this.kpis.names(view.actor);
    const snapshots = view.may('evidence.read') ? await this.kpis.snapshots(view.actor) : null;
    const mayEdit = view.may('kpis.edit');
    const back = { href: kpiAddresses.all, text: 'All KPIs' };
    return view.page(
      { title: whole.kpi.name, back, errors },
      <KpiPage {...{ whole, names, snapshots, mayEdit, typed, errors }} csrf={view.csrf} />,
    );
  }

  private async form(
    view: View,
    id: string,
    { typed, errors = [], wasFirst = false }: { typed: Typed; errors?: readonly FieldError[]; wasFirst?: boolean },
  ): Promise<string> {
    const { kpi } = await this.kpis.find(view.actor, id);
    const choices = await this.kpis.choices(view.actor);
    const back = { href: kpiAddresses.one(id), text: kpi.name };
    return view.page(
      { title: 'Change this KPI', errors, back, ...(wasFirst ? { status: 409 } : {}) },
      <KpiFormPage
        {...{ choices, typed, errors, wasFirst }}
        state={kpi.state}
        action={kpiAddresses.edit(id)}
        csrf={view.csrf}
      />,
    );
  }
}

/** Why a snapshot cannot be read, for its field. @throws the same error when it is anything else. */
function notRead(error: unknown): string {
  if (error instanceof DomainError && error.code === 'snapshot.not-found') return 'Choose a snapshot in this list';
  if (error instanceof DomainError && error.code === 'kpi.lacks')
    return 'This snapshot does not hold what the KPI is measured by. Join that record first, then take another snapshot';
  throw error;
}
