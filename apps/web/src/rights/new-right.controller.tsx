import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ByLetterInput, RequestsForOthers } from '@footing/consent';
import { DomainError, type FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Form, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { NewRightPage, WhoAsksPage } from './new-right.page';

type Kind = 'student' | 'mentor';

/** Requests that came another way than by these pages. */
@Controller('rights/new')
@Needs('rights.handle')
export class NewRightController {
  constructor(private readonly others: RequestsForOthers) {}

  @Get()
  @Audited('right.people-searched')
  async who(@CurrentView() view: View, @Query() query: Typed): Promise<string> {
    const search = textIn(query, 'search').trim();
    const found = await this.others.search(view.actor, search);
    const back = { href: paths.rights, text: 'Requests about data' };
    return view.page({ title: 'Who asks?', back }, <WhoAsksPage {...{ search, found }} />);
  }

  @Get(':kind/:person')
  @Audited('right.people-searched')
  blank(@CurrentView() view: View, @Param('kind') kind: string, @Param('person', Id) id: string): Promise<string> {
    return this.form(view, { kind: kindIn(kind), id }, {});
  }

  @Post(':kind/:person')
  @Audited('right.written-down')
  async write(
    @CurrentView() view: View,
    @Param('kind') kind: string,
    @Param('person', Id) id: string,
    @Body() body: Typed,
  ): Promise<string> {
    const person = { kind: kindIn(kind), id };
    const form = await formIn(body);
    if ('errors' in form) return this.form(view, person, body, form.errors);
    try {
      const made = await this.others.open(view.actor, person, form.input);
      return await view.seeOther(paths.right(made), 'It is written down, and in your hands.');
    } catch (error) {
      return this.form(view, person, body, fieldErrors(error));
    }
  }

  private async form(
    view: View,
    person: { readonly kind: Kind; readonly id: string },
    typed: Typed,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const { name } = await this.others.find(view.actor, person);
    const back = { href: paths.newRight, text: 'Who asks?' };
    const action = paths.newRightOf(person.kind, person.id);
    const page = <NewRightPage {...{ action, name, typed, errors }} csrf={view.csrf} />;
    return view.page({ title: 'Write down what they ask', errors, back }, page);
  }
}

/** The day in three boxes, and the rest. */
async function formIn(body: Typed): Promise<Form<ByLetterInput>> {
  const day = readDateField(body, 'receivedOn', 'The day on which it came');
  const form = await readForm(ByLetterInput, { ...body, receivedOn: day.kind === 'date' ? day.date : '' });
  if (day.kind !== 'wrong' || !('errors' in form)) return form;
  return { errors: form.errors.map((error) => (error.field === 'receivedOn' ? day.error : error)) };
}

function kindIn(text: string): Kind {
  if (text === 'students') return 'student';
  if (text === 'mentors') return 'mentor';
  throw new DomainError('not-found', 'right.nobody', 'no such kind');
}
