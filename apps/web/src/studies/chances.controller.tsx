import { Body, Controller, Get, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { Drafts, Studies } from '@footing/matching';
import { writeCsv } from '@footing/spreadsheets';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { ChancesPage } from './chances.page';
import { DrawsInput } from './draws.input';
import { isAtWork } from './study-words';

/** Each student's chance of a mentor by the lottery. */
@Controller('drafts/:id/chances')
export class ChancesController {
  constructor(
    private readonly drafts: Drafts,
    private readonly studies: Studies,
  ) {}

  @Get()
  @Needs('drafts.read')
  @Audited('chances.listed')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, {});
  }

  @Post()
  @Needs('drafts.make')
  @Audited('study.asked-for')
  async ask(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(DrawsInput, body);
    if ('errors' in form) return this.page(view, id, body, form.errors);
    return this.studies.ask(view.actor, id, { kind: 'chances', draws: form.input.draws }).then(
      () => view.seeOther(paths.chances(id)),
      (error: unknown) => {
        if (error instanceof DomainError && error.kind === 'conflict') return view.seeOther(paths.chances(id));
        return this.page(view, id, body, fieldErrors(error));
      },
    );
  }

  @Get('file')
  @Needs('drafts.read')
  @Audited('chances.listed')
  async file(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const { number } = await this.drafts.find(view.actor, id);
    const study = await this.studies.latest(view.actor, { kind: 'chances', draftId: id });
    const chances = study ? await this.studies.chances(view.actor, study.id) : [];
    const rows = chances.map(({ name, served, draws, matched }) => [
      name,
      served,
      draws,
      served / draws,
      matched ? 'yes' : 'no',
    ]);
    const headers = ['Student', 'Times with a mentor', 'Draws', 'Chance', 'Has a mentor in the draft'];
    res.setHeader('Content-Disposition', `attachment; filename="draft-${number}-chances.csv"`);
    return new StreamableFile(writeCsv({ headers, rows }), { type: 'text/csv; charset=utf-8' });
  }

  private async page(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const draft = await this.drafts.find(view.actor, id);
    if (draft.state !== 'ready') return view.seeOther(paths.draft(id));
    const study = await this.studies.latest(view.actor, { kind: 'chances', draftId: id });
    const chances = study?.state === 'done' ? await this.studies.chances(view.actor, study.id) : [];
    const draws = typeof typed['draws'] === 'string' ? typed['draws'] : '1000';
    const refresh = study && isAtWork(study) ? { refreshSeconds: 3 } : {};
    return view.page(
      {
        title: 'Chances of a mentor',
        back: { href: paths.draft(id), text: `Draft ${draft.number}` },
        errors,
        ...refresh,
      },
      <ChancesPage {...{ draft, study, chances, draws, errors }} csrf={view.csrf} mayAsk={view.may('drafts.make')} />,
    );
  }
}
