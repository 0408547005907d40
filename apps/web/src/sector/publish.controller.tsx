import { SectorPublishing } from '@footing/sector';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { sectorAddresses as at } from './addresses';
import { PublishPage } from './publish.page';

/** Files of signed releases, for the national picture. */
@Controller('sector')
@Needs('sector.publish')
export class SectorPublishController {
  constructor(private readonly publishing: SectorPublishing) {}

  @Get('publish')
  @NotAudited('which files were made: nobody’s data')
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view, null);
  }

  @Post('publish')
  @Audited('sector.published')
  async publish(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const [, number = '', period = ''] = /^(\d{1,9}) (\d{4}\/\d\d)$/.exec(textIn(typed, 'of')) ?? [];
    try {
      await this.publishing.publish(view.actor, Number(number), period);
    } catch (error) {
      if (!isNothing(error)) throw error;
      return this.page(view, typed, [{ field: 'of', message: 'Select a signed release with tables of one year' }]);
    }
    return view.seeOther(at.publish, 'The file is made and signed. Download it below, and send it.');
  }

  @Post('publish/settings')
  @Audited('sector.settled')
  async settle(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const ukprn = textIn(typed, 'ukprn').trim();
    try {
      const mayBeNamed = textIn(typed, 'mayBeNamed') === 'yes';
      await this.publishing.settle(view.actor, { ukprn: ukprn === '' ? null : ukprn, mayBeNamed });
    } catch (error) {
      return this.page(view, typed, fieldErrors(error));
    }
    return view.seeOther(at.publish, 'Saved. It counts from the next file on.');
  }

  @Get('made/:id')
  @Audited('sector.taken-out')
  async file(@CurrentView() view: View, @Param('id', Id) id: string, @Res({ passthrough: true }) res: Response) {
    const { name, body } = await this.publishing.file(view.actor, id);
    res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    return new StreamableFile(body, { type: 'application/json; charset=utf-8' });
  }

  private async page(view: View, typed: Typed | null, errors: readonly FieldError[] = []): Promise<string> {
    const found = await this.publishing.view(view.actor);
    return view.page(
      { title: 'Give our figures out', errors, back: { href: at.picture, text: 'The national picture' } },
      <PublishPage {...{ found, typed, errors }} csrf={view.csrf} />,
    );
  }
}

const isNothing = (error: unknown): boolean =>
  error instanceof DomainError && ['release.not-found', 'sector.nothing-to-give'].includes(error.code);
