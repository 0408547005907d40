import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { BreakGlass, OpeningsTold } from '@footing/conversations';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { OpenedMessagesPage, OpeningPage } from './opened.page';

/** Each time that messages were opened, for safeguarding leads and the data protection officer. */
@Controller('opened-messages')
export class OpenedController {
  constructor(
    private readonly glass: BreakGlass,
    private readonly telling: OpeningsTold,
  ) {}

  @Get()
  @Needs('break-glass.see')
  @Audited('break-glass.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const openings = await this.glass.list(view.actor);
    const mayOpen = view.may('break-glass.open');
    return view.page({ title: 'Opened messages', width: 'wide' }, <OpenedMessagesPage {...{ openings, mayOpen }} />);
  }

  @Get(':id')
  @Needs('break-glass.see')
  @Audited('break-glass.listed')
  one(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, '', []);
  }

  @Post(':id/end')
  @Needs('break-glass.see')
  @Audited('break-glass.ended')
  async end(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.glass.end(view.actor, id);
    return view.seeOther(paths.opening(id), 'The messages are closed. Nobody but those who write them can read them.');
  }

  @Post(':id/ask-not-to-tell')
  @Needs('break-glass.open')
  @Audited('break-glass.telling')
  async ask(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed = {}): Promise<string> {
    const words = textIn(typed, 'words').normalize('NFC').replaceAll('\0', '').trim();
    try {
      await this.telling.askNotTo(view.actor, id, words);
    } catch (error) {
      return this.page(view, id, words, fieldErrors(error));
    }
    return view.seeOther(paths.opening(id), 'The data protection officer is asked. Until they answer, nobody is told.');
  }

  @Post(':id/telling')
  @Needs('break-glass.telling')
  @Audited('break-glass.telling')
  async decide(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed = {}): Promise<string> {
    const answer = textIn(typed, 'answer');
    if (answer !== 'tell' && answer !== 'withhold') throw new DomainError('invalid', 'break-glass.answer', answer);
    await this.telling.decide(view.actor, id, answer);
    return view.seeOther(
      paths.opening(id),
      answer === 'tell' ? 'They are told when their day comes.' : 'They are not told.',
    );
  }

  private async page(view: View, id: string, words: string, errors: readonly FieldError[]): Promise<string> {
    const opening = await this.glass.find(view.actor, id);
    const may = { mayOpen: view.may('break-glass.open'), mayDecide: view.may('break-glass.telling') };
    return view.page(
      { title: 'Messages that were opened', errors, back: { href: paths.openedMessages, text: 'Opened messages' } },
      <OpeningPage {...{ opening, words, errors, ...may }} csrf={view.csrf} />,
    );
  }
}
