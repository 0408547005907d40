import { Body, Controller, Get, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { BreakGlass, OpenedMessages } from '@footing/conversations';
import type { FieldError } from '@footing/kernel';
import type { Response } from 'express';
import { MessageNumber, numberIn } from '../conversations/numbers';
import { asDownload } from '../conversations/send-file';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { FindMessagesPage, OpenMessagesPage } from './opening.page';
import { ReadOpenedPage } from './read.page';

const list = { href: paths.openedMessages, text: 'Opened messages' };
/** A week, unless somebody chooses otherwise. */
const USUAL = { tellAfterDays: '7' };

/** Opening messages and reading them, for safeguarding leads. */
@Controller('opened-messages')
@Needs('break-glass.open')
export class OpeningController {
  constructor(
    private readonly glass: BreakGlass,
    private readonly opened: OpenedMessages,
  ) {}

  @Get('find')
  @Audited('break-glass.searched')
  async search(@CurrentView() view: View, @Query('name') asked: unknown): Promise<string> {
    const name = textIn({ asked }, 'asked').normalize('NFC').replaceAll('\0', '').trim().slice(0, 100);
    const found = await this.glass.search(view.actor, name);
    return view.page({ title: 'Whose messages?', back: list }, <FindMessagesPage {...{ name, found }} />);
  }

  @Get('pairings/:id')
  @Audited('break-glass.searched')
  ask(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.form(view, id, USUAL, []);
  }

  @Post('pairings/:id')
  @Audited('break-glass.opened')
  async open(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed = {}): Promise<string> {
    const text = (name: string) => textIn(typed, name).normalize('NFC').replaceAll('\0', '').trim();
    const days = text('tellAfterDays');
    try {
      const said = { reason: text('reason'), words: text('words') };
      const tellAfterDays = /^\d{1,3}$/.test(days) ? Number(days) : Number.NaN;
      const opening = await this.glass.open(view.actor, id, { ...said, tellAfterDays });
      return await view.seeOther(
        paths.opening(opening),
        'The messages are open to you for 24 hours. The data protection officer and all administrators are told.',
      );
    } catch (error) {
      return this.form(view, id, typed, fieldErrors(error));
    }
  }

  @Get(':id/messages')
  @Audited('break-glass.read')
  async read(@CurrentView() view: View, @Param('id', Id) id: string, @Query('before') asked: unknown): Promise<string> {
    const { messages, until } = await this.opened.read(view.actor, id, { before: numberIn(asked) });
    const back = { href: paths.opening(id), text: 'Messages that were opened' };
    return view.page({ title: 'The messages', back }, <ReadOpenedPage {...{ id, messages, until }} />);
  }

  @Get(':id/files/:number')
  @Audited('break-glass.read')
  async file(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('number', MessageNumber) number: number,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    return asDownload(res, await this.opened.file(view.actor, id, number));
  }

  private async form(view: View, id: string, typed: Typed, errors: readonly FieldError[]): Promise<string> {
    const pair = await this.glass.pair(view.actor, id);
    const back = { href: paths.findMessages, text: 'Whose messages?' };
    return view.page(
      { title: 'Open their messages', errors, back },
      <OpenMessagesPage {...{ pair, typed, errors }} action={paths.openMessages(id)} csrf={view.csrf} />,
    );
  }
}
