import { SchoolLeads } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { schoolPlanAddresses as at } from './addresses';
import { SchoolLeadsPage } from './school-leads.page';

/** Who leads which school. */
@Controller()
@Needs('school-leads.assign')
export class SchoolLeadsController {
  constructor(private readonly leads: SchoolLeads) {}

  @Get('school-plans/:id/leads')
  @NotAudited('who of staff leads a school: its own pages say so')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, {});
  }

  @Post('school-plans/:id/leads')
  @Audited('school-lead.begun')
  async begin(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const errors = await this.leads.begin(view.actor, id, textIn(body, 'accountId')).then(() => [], fieldErrors);
    if (errors.length > 0) return this.page(view, id, body, errors);
    return view.seeOther(at.leads(id), 'They lead the school now, and can write its plan.');
  }

  @Post('school-leads/:id/end')
  @Audited('school-lead.ended')
  async end(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const schoolId = await this.leads.end(view.actor, id);
    return view.seeOther(at.leads(schoolId), 'They no longer lead the school. You can add them again.');
  }

  private async page(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const { school, staff } = await this.leads.of(view.actor, id);
    return view.page(
      { title: `Who leads ${school.name}`, errors, back: { href: at.one(id), text: school.name } },
      <SchoolLeadsPage {...{ school, staff, typed, errors }} action={at.leads(id)} csrf={view.csrf} />,
    );
  }
}
