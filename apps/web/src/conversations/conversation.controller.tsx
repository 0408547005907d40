import { readFile, stat } from 'node:fs/promises';
import { Body, Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { Conversations, MOST_FILE_BYTES, type SentFile } from '@footing/conversations';
import { DomainError, type FieldError } from '@footing/kernel';
import { renderPage } from '@footing/pages';
import type { Request, Response } from 'express';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { ConversationPage, NewMessagesIn, titleOf } from './conversation.page';
import { MessageNumber, numberIn } from './numbers';
import { asDownload } from './send-file';

/** What to show again: what was typed, and what to put right. */
interface Again {
  readonly words: string;
  readonly errors: readonly FieldError[];
  readonly status?: number;
  readonly before?: number | undefined;
}

/** Messages between the two of a pairing, or within a group. */
@Controller('messages')
@Needs('conversations.own')
@NotAudited('people write to and read from those whom they mentor with; nobody else is there')
export class ConversationController {
  constructor(private readonly conversations: Conversations) {}

  /** With `after`, for the script: the messages after that number alone, or nothing. */
  @Get(':id')
  async read(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Query() asked: Readonly<Record<string, unknown>>,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    const after = asked['after'] === '0' ? 0 : numberIn(asked['after']);
    if (after === undefined) return this.page(view, id, { words: '', errors: [], before: numberIn(asked['before']) });
    const conversation = await this.conversations.read(view.actor, id, { after });
    res.status(conversation.messages.length === 0 ? 204 : 200).type('html');
    return renderPage(
      <html lang="en">
        <title>{titleOf(conversation)}</title>
        <NewMessagesIn conversation={conversation} />
      </html>,
    );
  }

  @Post(':id')
  write(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Body() typed: Typed = {},
    @Req() req: Request,
  ): Promise<string> {
    const words = textIn(typed, 'words').normalize('NFC').replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
    return withReceivedFile(req, async (received) => {
      try {
        await this.conversations.write(view.actor, id, words, received === null ? null : await sentFile(received));
      } catch (error) {
        // It was closed meanwhile: the page says why, and keeps what was typed for as long as it can be read.
        if (error instanceof DomainError && error.code === 'conversation.closed')
          return this.page(view, id, { words, errors: [], status: 409 });
        return this.page(view, id, { words, errors: fieldErrors(error) });
      }
      return view.seeOther(paths.messages(id));
    });
  }

  @Get(':id/files/:number')
  async file(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('number', MessageNumber) number: number,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    return asDownload(res, await this.conversations.file(view.actor, id, number));
  }

  private async page(view: View, id: string, { words, errors, status, before }: Again): Promise<string> {
    const conversation = await this.conversations.read(view.actor, id, { before });
    const back = { href: paths.myPairing(id), text: 'Your pairing' };
    return view.page(
      { title: titleOf(conversation), errors, back, ...(status === undefined ? {} : { status }) },
      <ConversationPage {...{ conversation, words, errors }} isEarlier={before !== undefined} csrf={view.csrf} />,
    );
  }
}

/** What lies on the disk as it was sent. @throws {DomainError} invalid, `message.file`, for more than is taken, unread. */
async function sentFile({ path, fileName }: { readonly path: string; readonly fileName: string }): Promise<SentFile> {
  if ((await stat(path)).size > MOST_FILE_BYTES)
    throw new DomainError('invalid', 'message.file', 'message.file', [
      { field: 'file', message: 'Choose a file of up to 5 MB' },
    ]);
  return { name: fileName, content: await readFile(path) };
}
