import {
  academicYear,
  type OpenSchoolAction,
  type SchoolAction,
  SchoolActions,
  type SchoolActionInput,
  SchoolPlans,
} from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { versionIn } from '../practice/read-practice';
import { schoolPlanAddresses as at } from './addresses';
import { autumnIn, readSchoolAction } from './read-school-plan';
import { SchoolActionPage } from './school-action.page';

interface Shown {
  readonly open: OpenSchoolAction | null;
  readonly schoolId: string;
  readonly year: number;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly wasFirst?: boolean;
}

/** What a school does about a gap: adding it, and changing it. */
@Controller()
@Needs('school-plans.edit')
export class SchoolActionsController {
  constructor(
    private readonly actions: SchoolActions,
    private readonly plans: SchoolPlans,
  ) {}

  @Get('school-plans/:id/action')
  @NotAudited('an empty form, with nobody’s data but names of staff')
  begin(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    return this.page(view, { open: null, schoolId: id, year: this.yearIn(query), typed: { state: 'to-do' } });
  }

  @Post('school-plans/:id/action')
  @Audited('school-plan.action-set')
  async add(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Query() query: Typed,
    @Body() body: Typed,
  ): Promise<string> {
    const year = this.yearIn(query);
    const errors = await tried(body, async (input) => void (await this.actions.add(view.actor, id, year, input)));
    if (errors.length > 0) return this.page(view, { open: null, schoolId: id, year, typed: body, errors });
    return view.seeOther(at.year(id, year), 'It is in the plan.');
  }

  @Get('school-plan-actions/:id')
  @Audited('school-plan.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const open = await this.actions.find(view.actor, id);
    return this.page(view, { ...of(open), typed: typedAction(open.action) });
  }

  @Post('school-plan-actions/:id')
  @Audited('school-plan.action-set')
  async change(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const before = await this.actions.find(view.actor, id);
    try {
      const seen = versionIn(body);
      const errors = await tried(body, async (input) => void (await this.actions.change(view.actor, id, seen, input)));
      if (errors.length > 0) return await this.page(view, { ...of(before), typed: body, errors });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'practice.changed') throw error;
      const open = await this.actions.find(view.actor, id);
      const typed = { ...body, version: String(open.action.version) };
      return this.page(view, { ...of(open), typed, wasFirst: true });
    }
    return view.seeOther(at.year(before.school.id, before.action.year), 'It is changed.');
  }

  private yearIn(query: Typed): number {
    return autumnIn(query) ?? this.plans.thisYear();
  }

  private async page(
    view: View,
    { open, schoolId, year, typed, errors = [], wasFirst = false }: Shown,
  ): Promise<string> {
    const { school, owners } = await this.actions.choices(view.actor, schoolId);
    const title = open ? 'Change what is to be done' : 'Add something to do';
    const back = { href: at.year(schoolId, year), text: `${school.name}, ${academicYear(year)}` };
    return view.page(
      { title, errors, back, ...(wasFirst ? { status: 409 } : {}) },
      <SchoolActionPage
        {...{ open, school, owners, typed, errors, wasFirst }}
        action={open ? at.action(open.action.id) : at.newAction(schoolId, year)}
        csrf={view.csrf}
      />,
    );
  }
}

const of = (open: OpenSchoolAction) => ({ open, schoolId: open.school.id, year: open.action.year });

/** @returns what to put right; empty when it is done. */
async function tried(body: Typed, work: (input: SchoolActionInput) => Promise<void>): Promise<readonly FieldError[]> {
  const { input, dayError } = readSchoolAction(body);
  const errors = await work(input).then(() => [], fieldErrors);
  return errors.map((error) => (dayError && error.field.startsWith('dueOn') ? dayError : error));
}

function typedAction(action: SchoolAction): Typed {
  const { what, why, ownerId, owner, dueOn, state, notes, droppedWhy, version } = action;
  const [year, month, day] = dueOn.split('-');
  return {
    ...{ what, why, notes, droppedWhy, state, version: String(version), ownerId: ownerId ?? '' },
    ...{ ownerWords: ownerId === null ? owner : '' },
    ...{ 'dueOn-day': day?.replace(/^0/, ''), 'dueOn-month': month?.replace(/^0/, ''), 'dueOn-year': year },
  };
}
