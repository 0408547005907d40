import { evidenceLines, type OpenEntry, PracticeEntries, type PracticeEntry, PracticeYears } from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { practiceAddresses } from './addresses';
import { EntryPage } from './entry.page';
import { numberIn, versionIn, wordsIn } from './read-practice';
import { titleOf } from './year-navigation';

interface Shown {
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly wasFirst?: boolean;
}

/** One part in one year. */
@Controller('practice/entries/:id')
export class PracticeEntriesController {
  constructor(
    private readonly entries: PracticeEntries,
    private readonly years: PracticeYears,
  ) {}

  @Get()
  @Needs('practice.read')
  @Audited('practice.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string, @Query('from') from: unknown): Promise<string> {
    const open = await this.entries.find(view.actor, id);
    const { entry, before } = open;
    const source = from === 'before' && before && entry.version === 0 ? before.entry : entry;
    return this.page(view, open, { typed: { ...typedEntry(source), version: String(entry.version) } });
  }

  @Post()
  @Needs('practice.edit')
  @Audited('practice.saved')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const rating = textIn(body, 'rating');
    const input = {
      ...{ activity: wordsIn(body, 'activity'), gaps: wordsIn(body, 'gaps'), evidence: wordsIn(body, 'evidence') },
      rating: rating === '' ? null : numberIn(rating),
    };
    try {
      const { yearId } = await this.entries.save(view.actor, id, versionIn(body), input);
      return await view.seeOther(practiceAddresses.entry(id), 'This part is saved.', {
        ...{ href: practiceAddresses.year(yearId), text: 'Go on to another part' },
      });
    } catch (error) {
      return this.again(view, id, body, error);
    }
  }

  /** Whoever was second keeps what they typed, and reads what is there now. */
  private async again(view: View, id: string, body: Typed, error: unknown): Promise<string> {
    const code = error instanceof DomainError ? error.code : '';
    const wasFirst = code === 'practice.changed' || code === 'practice.finished';
    const errors = wasFirst ? [] : fieldErrors(error);
    const open = await this.entries.find(view.actor, id);
    const typed = wasFirst ? { ...body, version: String(open.entry.version) } : body;
    return this.page(view, open, { typed, errors, wasFirst });
  }

  private page(view: View, open: OpenEntry, { typed, errors = [], wasFirst = false }: Shown): string {
    const { entry, words, year } = open;
    const mayEdit = view.may('practice.edit');
    const back = { href: practiceAddresses.year(entry.yearId), text: titleOf(year, 'overview') };
    return view.page(
      { title: words.title, errors, back, ...(wasFirst ? { status: 409 } : {}) },
      <EntryPage
        {...{ open, typed, errors, mayEdit, wasFirst }}
        today={this.years.today()}
        action={practiceAddresses.entry(entry.id)}
        csrf={view.csrf}
      />,
    );
  }
}

const typedEntry = ({ activity, rating, gaps, evidence }: PracticeEntry): Typed => ({
  ...{ activity, gaps, rating: rating === null ? '' : String(rating), evidence: evidenceLines(evidence) },
});
