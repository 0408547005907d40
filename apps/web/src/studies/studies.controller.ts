import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError } from '@footing/kernel';
import { Studies } from '@footing/matching';
import type { ProgressAnswer } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { safeReturn } from '../paths';
import { progressOf } from './study-words';

/** How far a study is, and stopping it. */
@Controller('studies/:id')
export class StudiesController {
  constructor(private readonly studies: Studies) {}

  @Get('progress')
  @Needs('drafts.read')
  @NotAudited('it shows how far the work is, and nobody’s data')
  async progress(@CurrentView() view: View, @Param('id', Id) id: string): Promise<ProgressAnswer> {
    return progressOf(await this.studies.find(view.actor, id));
  }

  @Post('cancel')
  @Needs('drafts.make')
  @Audited('study.cancelled')
  async cancel(@CurrentView() view: View, @Param('id', Id) id: string, @Body('back') back: unknown): Promise<string> {
    const there = safeReturn(back);
    return this.studies.cancel(view.actor, id).then(
      () => view.seeOther(there, 'Cancelled. Nothing else has changed.'),
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'study.finished') return view.seeOther(there);
        throw error;
      },
    );
  }
}
