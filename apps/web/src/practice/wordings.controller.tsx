import { type PracticePart, PracticeWordings, type PracticeWords } from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { practiceAddresses } from './addresses';
import { readWords, versionIn } from './read-practice';
import { WordingPage, WordingsPage } from './wordings.page';

interface Shown {
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly wasFirst?: boolean;
}

/** What topics and parts are called and ask. */
@Controller('practice/words')
@Needs('practice.edit')
export class PracticeWordingsController {
  constructor(private readonly wordings: PracticeWordings) {}

  @Get()
  @NotAudited('words for everybody: nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    const parts = await this.wordings.list(view.actor);
    const back = { href: practiceAddresses.all, text: 'What we do for social mobility' };
    return view.page({ title: 'What the nine parts are called and ask', back }, <WordingsPage parts={parts} />);
  }

  @Get(':code')
  @NotAudited('words for everybody: nobody’s data')
  async show(@CurrentView() view: View, @Param('code') code: string): Promise<string> {
    const part = await this.wordings.find(view.actor, code);
    return this.page(view, part, { typed: { ...typedWords(part), version: String(part.version) } });
  }

  @Post(':code')
  @Audited('practice.words-changed')
  async change(@CurrentView() view: View, @Param('code') code: string, @Body() body: Typed): Promise<string> {
    try {
      await this.wordings.change(view.actor, code, versionIn(body), readWords(body));
      return await view.seeOther(practiceAddresses.words, 'These words hold from now on.');
    } catch (error) {
      const wasFirst = error instanceof DomainError && error.code === 'practice.changed';
      const errors = wasFirst ? [] : fieldErrors(error);
      const part = await this.wordings.find(view.actor, code);
      return this.page(view, part, { typed: { ...body, version: String(part.version) }, errors, wasFirst });
    }
  }

  private page(view: View, part: PracticePart, { typed, errors = [], wasFirst = false }: Shown): string {
    const back = { href: practiceAddresses.words, text: 'What the nine parts are called and ask' };
    return view.page(
      { title: part.title, errors, back, ...(wasFirst ? { status: 409 } : {}) },
      <WordingPage
        {...{ part, typed, errors, wasFirst }}
        shipped={this.wordings.shipped(part.code)}
        action={practiceAddresses.wordsOf(part.code)}
        csrf={view.csrf}
      />,
    );
  }
}

const typedWords = ({ title, about, questions, isHidden }: PracticeWords): Typed => ({
  ...{ title, about, questions: questions.join('\n'), hidden: isHidden ? 'yes' : '' },
});
