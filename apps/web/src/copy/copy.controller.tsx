import { Controller, Get, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { Copies } from '@footing/consent';
import { isFresh } from '@footing/identity';
import { Clock } from '@footing/kernel';
import type { Request, Response } from 'express';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { ItemsOfMine } from '../my-data/items-of-mine.service';
import { paths } from '../paths';
import { dayOf } from '../programme/dates-in-words';
import { copyFiles } from './copy-files';
import { copyZip } from './copy-zip';
import { CopyPage } from './copy.page';

/** A copy of everything about somebody, for themselves. */
@Controller('me/data/copy')
@Needs('rights.ask')
export class CopyController {
  constructor(
    private readonly copies: Copies,
    private readonly items: ItemsOfMine,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited('it tells what kinds of data there are, and nothing of the data')
  show(@CurrentView() view: View, @Req() req: Request): string {
    const { proof } = req.session;
    const again = proof?.strength === 'two' ? paths.secondProof : paths.signIn;
    const back = { href: paths.myData, text: 'My data' };
    return view.page(
      { title: 'Download everything about me', back },
      <CopyPage
        parts={this.copies.parts}
        isFresh={isFresh(proof?.at, this.clock.now())}
        prove={`${again}?next=${encodeURIComponent(paths.myCopy)}`}
        csrf={view.csrf}
      />,
    );
  }

  /** Whoever finds a browser that was left open does not walk away with all of it. */
  @Post()
  @Audited('copy.taken')
  async take(
    @CurrentView() view: View,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile | string> {
    if (!isFresh(req.session.proof?.at, this.clock.now())) return view.seeOther(paths.myCopy);
    const copy = await this.copies.take(view.actor);
    const { words } = await this.items.of(view.actor);
    res.status(200).setHeader('Content-Disposition', `attachment; filename="my-data-${dayOf(copy.at)}.zip"`);
    return new StreamableFile(copyZip(copyFiles(copy, words), copy.at), { type: 'application/zip' });
  }
}
