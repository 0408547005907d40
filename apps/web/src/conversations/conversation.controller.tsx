import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Conversations } from '@footing/conversations';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { ConversationPage, titleOf } from './conversation.page';

/** Messages between the two of a pairing, or within a group. */
@Controller('messages')
@Needs('conversations.own')
@NotAudited('people write to and read from those whom they mentor with; nobody else is there')
export class ConversationController {
  constructor(private readonly conversations: Conversations) {}

  @Get(':id')
  read(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, '', []);
  }

  @Post(':id')
  async write(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const words = textIn(typed, 'words').normalize('NFC').replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
    try {
      await this.conversations.write(view.actor, id, words);
    } catch (error) {
      // It was closed meanwhile: the page says why, and keeps what was typed for as long as it can be read.
      if (error instanceof DomainError && error.code === 'conversation.closed')
        return this.page(view, id, words, [], 409);
      return this.page(view, id, words, fieldErrors(error));
    }
    return view.seeOther(paths.messages(id));
  }

  private async page(
    view: View,
    id: string,
    words: string,
    errors: readonly FieldError[],
    status?: number,
  ): Promise<string> {
    const conversation = await this.conversations.read(view.actor, id);
    const back = { href: paths.myPairing(id), text: 'Your pairing' };
    return view.page(
      { title: titleOf(conversation), errors, back, ...(status === undefined ? {} : { status }) },
      <ConversationPage {...{ conversation, words, errors }} csrf={view.csrf} />,
    );
  }
}
