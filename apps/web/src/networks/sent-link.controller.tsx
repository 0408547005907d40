import { type FileFormat, NetworkLinks } from '@footing/evidence';
import { DomainError } from '@footing/kernel';
import { Controller, Get, NotFoundException, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Audited, NotAudited, Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { LeftPage, NoSentLinkPage, SentLinkPage } from './sent-link.page';

const WHY = 'whoever holds a link from their mail can open just what was sent with it, without signing in';
const LOOKS = 'figures of groups that were sent on purpose; who opens a link is not kept';
const formats: readonly FileFormat[] = ['pdf', 'html', 'xlsx'];

/** What was sent to a network, by the link of a mail. Opening changes nothing, for scanners open links too. */
@Controller('sent/:token')
export class SentLinkController {
  constructor(private readonly links: NetworkLinks) {}

  @Get()
  @Public(WHY)
  @NotAudited(LOOKS)
  show(@CurrentView() view: View, @Param('token') token: string): Promise<string> {
    return orNothing(view, async () => {
      const opened = await this.links.open(token);
      const title = `For “${opened.letter.network}”`;
      return view.page({ title, isAlone: true }, <SentLinkPage {...{ token, opened }} csrf={view.csrf} />);
    });
  }

  @Get('documents/:file')
  @Public(WHY)
  @NotAudited(LOOKS)
  document(
    @CurrentView() view: View,
    @Param() at: { readonly token: string; readonly file: string },
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile | string> {
    return orNothing(view, async () => {
      const [, place, named] = /^(\d{1,3})\.([a-z]{3,4})$/.exec(at.file) ?? [];
      const format = formats.find((one) => one === named);
      if (place === undefined || !format) throw new NotFoundException();
      const file = await this.links.document(at.token, Number(place), format);
      res.setHeader('Content-Disposition', `attachment; filename="${file.name}"`);
      return new StreamableFile(file.body, { type: file.type });
    });
  }

  @Post('leave')
  @Public(WHY)
  @Audited('network.left')
  leave(@CurrentView() view: View, @Param('token') token: string): Promise<string> {
    return orNothing(view, async () => {
      await this.links.leave(token);
      return view.page({ title: 'You get no more of this mail', isAlone: true }, <LeftPage />);
    });
  }
}

/** What a link opens, or a page that says that it opens nothing. */
async function orNothing<T>(view: View, work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'letter.not-found')) throw error;
    const { contactEmail } = view.institution;
    const title = 'This link does not open anything';
    return view.page({ title, status: 404, isAlone: true }, <NoSentLinkPage contactEmail={contactEmail} />);
  }
}
