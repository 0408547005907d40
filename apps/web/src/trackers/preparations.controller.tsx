import type { FieldError } from '@footing/kernel';
import { TrackerExports, TrackerPreparations } from '@footing/trackers';
import { Body, Controller, Get, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { trackerAddresses as at } from './addresses';
import { PreparationPage } from './preparation.page';

/** A file for a tracking service, before it leaves and as it does. */
@Controller('trackers/preparations/:id')
export class TrackerPreparationsController {
  constructor(
    private readonly preparations: TrackerPreparations,
    private readonly exports: TrackerExports,
  ) {}

  @Get()
  @Needs('trackers.check')
  @Audited('tracker.checked')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, null, []);
  }

  @Post('look')
  @Needs('trackers.check')
  @Audited('tracker.looked-over')
  async look(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.preparations.look(view.actor, id);
    return view.seeOther(at.all, 'It is written down that you looked.');
  }

  @Post('file')
  @Needs('trackers.export')
  @Audited('tracker.exported', 'tracker.checked')
  async make(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Body() typed: Typed,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string | StreamableFile> {
    const [reason, leaveOut] = [textIn(typed, 'reason'), textIn(typed, 'leaveOut') === 'yes'];
    const format = textIn(typed, 'format') === 'xlsx' ? 'xlsx' : 'csv';
    try {
      const { name, type, body } = await this.exports.make(view.actor, id, { reason, leaveOut, format });
      res.status(200).setHeader('Content-Disposition', `attachment; filename="${name}"`);
      return new StreamableFile(body, { type });
    } catch (error) {
      return this.page(view, id, typed, fieldErrors(error));
    }
  }

  @Post('give-up')
  @Needs('trackers.export')
  @Audited('tracker.given-up')
  async giveUp(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.preparations.giveUp(view.actor, id);
    return view.seeOther(at.all, 'It is gone, with all that came for it. Nothing left.');
  }

  private async page(view: View, id: string, typed: Typed | null, errors: readonly FieldError[]): Promise<string> {
    const found = await this.preparations.open(view.actor, id);
    const back = { href: at.all, text: 'Files for tracking services' };
    return view.page(
      { title: 'Check before it leaves', errors, back, width: 'wide' },
      <PreparationPage {...{ found, typed, errors }} mayExport={view.may('trackers.export')} csrf={view.csrf} />,
    );
  }
}
