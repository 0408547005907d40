import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { Funnels } from '@footing/evidence';
import { writeCsv } from '@footing/spreadsheets';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { FunnelPage } from './funnel.page';
import { sheetOf } from './funnel-words';

/** Who got how far in a round: counts that tell of no single person. */
@Controller('rounds/:id/who-got-how-far')
export class FunnelController {
  constructor(private readonly funnels: Funnels) {}

  @Get()
  @Needs('reports.read')
  @Audited('funnel.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const found = await this.funnels.of(view.actor, id);
    const back = view.may('programmes.read') ? { back: { href: paths.round(id), text: found.roundName } } : {};
    return view.page({ title: 'Who got how far', width: 'wide', ...back }, <FunnelPage id={id} {...found} />);
  }

  @Get('file')
  @Needs('reports.read')
  @Audited('funnel.viewed')
  async file(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const { funnel } = await this.funnels.of(view.actor, id);
    res.setHeader('Content-Disposition', 'attachment; filename="who-got-how-far.csv"');
    return new StreamableFile(writeCsv(sheetOf(funnel)), { type: 'text/csv; charset=utf-8' });
  }
}
