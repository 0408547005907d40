import { type PracticeReport, PracticeReports, PracticeYears } from '@footing/evidence';
import { Controller, Get, Param } from '@nestjs/common';
import type { ComponentChildren } from 'preact';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { practiceAddresses } from './addresses';
import { ComparedPage } from './compared.page';
import { PlanPage } from './plan.page';
import { WholePage } from './whole.page';
import { titleOf, type YearView } from './year-navigation';
import { YearPage } from './year.page';

/** A year to look at: its nine parts, its plan, beside the year before, and all of it for paper. */
@Controller('practice/years/:id')
@Needs('practice.read')
export class PracticeYearController {
  constructor(
    private readonly reports: PracticeReports,
    private readonly years: PracticeYears,
  ) {}

  @Get()
  @Audited('practice.viewed')
  async overview(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const report = await this.reports.of(view.actor, id);
    const mayEdit = view.may('practice.edit');
    const today = this.years.today();
    return pageOf(view, report, 'overview', <YearPage {...{ report, today, mayEdit }} csrf={view.csrf} />);
  }

  @Get('plan')
  @Audited('practice.viewed')
  async plan(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const report = await this.reports.of(view.actor, id);
    const mayEdit = view.may('practice.edit');
    return pageOf(view, report, 'plan', <PlanPage {...{ report, mayEdit }} csrf={view.csrf} />);
  }

  @Get('compared')
  @Audited('practice.viewed')
  async compared(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const report = await this.reports.of(view.actor, id);
    return pageOf(view, report, 'compared', <ComparedPage report={report} />);
  }

  @Get('whole')
  @Audited('practice.viewed')
  async whole(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const report = await this.reports.of(view.actor, id);
    return pageOf(view, report, 'whole', <WholePage report={report} institution={view.institution.name} />);
  }
}

function pageOf(view: View, { year }: PracticeReport, which: YearView, content: ComponentChildren): string {
  const back = { href: practiceAddresses.all, text: 'All years' };
  const width = which === 'plan' || which === 'compared' ? { width: 'wide' as const } : {};
  return view.page({ title: titleOf(year, which), back, ...width }, content);
}
