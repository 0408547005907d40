import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { Studies } from '@footing/matching';
import { Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { toRound } from '../programme/round-words';
import { DrawsInput } from './draws.input';
import { LotteryDesignPage } from './lottery-design.page';
import { isAtWork } from './study-words';

/** Looking at lotteries of several strengths before there is a draft. */
@Controller('rounds/:roundId/lottery')
export class LotteryDesignController {
  constructor(
    private readonly rounds: Rounds,
    private readonly studies: Studies,
  ) {}

  @Get()
  @Needs('drafts.read')
  @NotAudited('it shows counts, and nobody’s data')
  show(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    return this.page(view, roundId, {});
  }

  @Post()
  @Needs('drafts.make')
  @Audited('study.asked-for')
  async ask(@CurrentView() view: View, @Param('roundId', Id) roundId: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(DrawsInput, body);
    if ('errors' in form) return this.page(view, roundId, body, form.errors);
    return this.studies.askDesign(view.actor, roundId, form.input.draws).then(
      () => view.seeOther(paths.lotteryDesign(roundId)),
      (error: unknown) => {
        if (error instanceof DomainError && error.kind === 'conflict')
          return view.seeOther(paths.lotteryDesign(roundId));
        return this.page(view, roundId, body, fieldErrors(error));
      },
    );
  }

  private async page(view: View, roundId: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const detail = await this.rounds.find(view.actor, roundId);
    const study = await this.studies.latest(view.actor, { kind: 'lottery-design', roundId });
    const draws = typeof typed['draws'] === 'string' ? typed['draws'] : '1000';
    const refresh = study && isAtWork(study) ? { refreshSeconds: 3 } : {};
    return view.page(
      { title: 'How strong should the lottery be?', back: toRound(roundId), errors, ...refresh },
      <LotteryDesignPage {...{ detail, study, draws, errors }} csrf={view.csrf} mayAsk={view.may('drafts.make')} />,
    );
  }
}
