import { SchoolActions, SchoolPlans } from '@footing/evidence';
import { writeCsv } from '@footing/spreadsheets';
import { Body, Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { schoolPlanAddresses as at } from './addresses';
import { SchoolPlanPage } from './school-plan.page';
import { planSheet } from './school-plan-words';
import { SchoolPlansPage } from './school-plans.page';
import { autumnIn } from './read-school-plan';

/** Every school's plan, and each by itself. */
@Controller('school-plans')
export class SchoolPlansController {
  constructor(
    private readonly plans: SchoolPlans,
    private readonly actions: SchoolActions,
  ) {}

  @Get()
  @Needs('school-plans.read')
  @Audited('school-plan.viewed')
  async list(@CurrentView() view: View): Promise<string> {
    const lines = await this.plans.list(view.actor);
    const figures = await this.plans.figures(
      view.actor,
      lines.map(({ school }) => school),
    );
    return view.page(
      { title: 'Schools and their plans', width: 'wide' },
      <SchoolPlansPage {...{ lines, figures }} mayAssign={view.may('school-leads.assign')} />,
    );
  }

  @Get(':id')
  @Needs('school-plans.read')
  @Audited('school-plan.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    const plan = await this.plans.of(view.actor, id, autumnIn(query));
    const figures = await this.plans.figures(view.actor, [plan.school]);
    const released = await this.plans.released(view.actor, id);
    // Analysts and administrators read every plan, and write that of a school they lead.
    const mayEdit = await this.actions.mayWrite(view.actor, id);
    return view.page(
      { title: plan.school.name, width: 'wide', back: { href: at.all, text: 'Schools and their plans' } },
      <SchoolPlanPage
        {...{ plan, figures, released, mayEdit }}
        thisYear={this.plans.thisYear()}
        mayAssign={view.may('school-leads.assign')}
        mayReport={view.may('reports.read')}
        mayRelease={view.may('evidence.release')}
        csrf={view.csrf}
      />,
    );
  }

  @Get(':id/plan.csv')
  @Needs('school-plans.read')
  @Audited('school-plan.taken-out')
  async file(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Query() query: Typed,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const plan = await this.plans.of(view.actor, id, autumnIn(query), 'school-plan.taken-out');
    res.setHeader(
      'Content-Disposition',
      `attachment; filename="school-plan-${plan.year}-${(plan.year + 1) % 100}.csv"`,
    );
    return new StreamableFile(writeCsv(planSheet(plan)), { type: 'text/csv; charset=utf-8' });
  }

  @Post(':id/carry')
  @Needs('school-plans.edit')
  @Audited('school-plan.carried')
  async carry(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const year = autumnIn(body) ?? this.plans.thisYear() - 1;
    const many = await this.actions.carry(view.actor, id, year);
    return view.seeOther(
      at.year(id, year + 1),
      many === 0 ? 'Nothing was open.' : `${many} taken over. Look at their days.`,
    );
  }
}
