import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Goals, isGoalState } from '@footing/together';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { GoalPage, GoalsPage } from './goals.page';
import { isRefusal, OWN, refusalWords, toHub } from './together-words';

interface Wrong {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** Goals of two people, and of their group: nothing is graded. */
@Controller('together/:id')
@Needs('pairings.own')
export class GoalsController {
  constructor(private readonly goals: Goals) {}

  @Get('goals')
  @NotAudited(OWN)
  list(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.listPage(view, id);
  }

  @Post('goals')
  @Audited('goal.changed')
  async add(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const by = readDateField(typed, 'by', 'The day');
    if (by.kind === 'wrong') return this.listPage(view, id, { typed, errors: [by.error] });
    const text = (name: string) => textIn(typed, name).normalize('NFC').trim();
    const given = {
      ...{ goal: text('goal'), firstStep: text('firstStep'), isShared: text('isShared') === 'yes' },
      by: by.kind === 'date' ? by.date : null,
    };
    try {
      await this.goals.add(view.actor, id, given);
      return await view.seeOther(paths.goals(id), 'The goal is added.');
    } catch (error) {
      return this.listPage(view, id, wrongOf(error, typed));
    }
  }

  @Get('goal')
  @NotAudited(OWN)
  one(@CurrentView() view: View, @Param('id', Id) id: string, @Query('goal') goalId: unknown): Promise<string> {
    return this.goalPage(view, id, String(goalId));
  }

  @Post('goal')
  @Audited('goal.changed')
  async say(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const [goalId, state] = [textIn(typed, 'goal'), textIn(typed, 'state')];
    return this.change(view, id, typed, () => this.goals.say(view.actor, id, goalId, isGoalState(state) ? state : ''));
  }

  @Post('goal/words')
  @Audited('goal.changed')
  async comment(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const words = textIn(typed, 'words').normalize('NFC').trim();
    return this.change(view, id, typed, () => this.goals.comment(view.actor, id, textIn(typed, 'goal'), words));
  }

  private async change(view: View, id: string, typed: Typed, work: () => Promise<void>): Promise<string> {
    const goalId = textIn(typed, 'goal');
    try {
      await work();
      return await view.seeOther(paths.goal(id, goalId), 'It is kept.');
    } catch (error) {
      return this.goalPage(view, id, goalId, wrongOf(error, typed));
    }
  }

  private async listPage(view: View, id: string, wrong: Wrong = {}): Promise<string> {
    const goals = await this.goals.of(view.actor, id);
    return view.page(
      { title: 'Goals', back: toHub(id), ...optionsOf(wrong) },
      <GoalsPage goals={goals} csrf={view.csrf} {...wrong} />,
    );
  }

  /** A goal that is not theirs leads to those that are. */
  private async goalPage(view: View, id: string, goalId: string, wrong: Wrong = {}): Promise<string> {
    const all = await this.goals.of(view.actor, id);
    const goal = all.goals.find((one) => one.id === goalId);
    if (!goal) return this.listPage(view, id, wrong);
    const back = { href: paths.goals(id), text: 'All goals' };
    return view.page(
      { title: goal.goal, back, ...optionsOf(wrong) },
      <GoalPage {...{ all, goal, ...wrong }} csrf={view.csrf} />,
    );
  }
}

const wrongOf = (error: unknown, typed: Typed): Wrong =>
  isRefusal(error) ? { typed, refused: refusalWords[error.code] } : { typed, errors: fieldErrors(error) };

const optionsOf = ({ errors = [], refused }: Wrong) => ({ errors, ...(refused ? { status: 409 } : {}) });
