import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AnswerInput, BY_HAND, Closings, Corrections, Erasures, Requests, StepInput } from '@footing/consent';
import { DomainError, type FieldError, type Purpose } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { BoardPage } from './board.page';
import { ErasurePage } from './erasure.page';
import { RightPage } from './right.page';
import { boardAskedIn } from './rights-filter';

/** The board of the data protection officer: what people ask about their data, by when it is due. */
@Controller('rights')
@Needs('rights.handle')
export class RightsController {
  constructor(
    private readonly requests: Requests,
    private readonly closings: Closings,
    private readonly erasures: Erasures,
    private readonly corrections: Corrections,
  ) {}

  @Get()
  @Audited('right.listed')
  async board(@CurrentView() view: View, @Query() query: Typed): Promise<string> {
    const { filter, page } = boardAskedIn(query);
    const board = await this.requests.board(view.actor, filter, page);
    return view.page({ title: 'Requests about data', width: 'wide' }, <BoardPage {...{ board, filter }} />);
  }

  @Get(':id')
  @Audited('right.viewed')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.rightPage(view, id, {});
  }

  @Post(':id/step')
  @Audited('right.handled')
  async step(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(StepInput, body);
    if ('errors' in form) return this.rightPage(view, id, body, form.errors);
    const { step, words, seen } = form.input;
    try {
      await this.requests.step(view.actor, id, step, words, seen);
      return await view.seeOther(paths.right(id), 'Done. We wrote to the person.');
    } catch (error) {
      if (!hasMovedOn(error)) throw error;
      return this.rightPage(view, id, body, [], true);
    }
  }

  @Get(':id/erasure')
  @Audited('right.erasure-viewed')
  erasure(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.erasurePage(view, id, {});
  }

  @Post(':id/close')
  @Audited('right.closed')
  async close(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const again = (errors: readonly FieldError[]) =>
      body['from'] === 'erasure' ? this.erasurePage(view, id, body, errors) : this.rightPage(view, id, body, errors);
    const form = await readForm(AnswerInput, body);
    if ('errors' in form) return again(form.errors);
    try {
      const { outcome, ground, answer, seen } = form.input;
      const stops = this.stopsIn(id, form.input);
      const corrects = await this.correctsHere(view, id, form.input);
      await this.closings.close(view.actor, id, { outcome, ground, words: answer, seen, stops, corrects });
      return await view.seeOther(paths.right(id), 'The request is answered. We wrote to the person.');
    } catch (error) {
      if (hasMovedOn(error)) return this.rightPage(view, id, body, [], true);
      return again(faultsOf(error));
    }
  }

  /** @throws {DomainError} invalid, `right.stops`, where an objection is agreed to and it is not said what stops. */
  private stopsIn(id: string, { outcome, stops }: AnswerInput): Purpose[] {
    if (outcome !== 'stopped') return [];
    if (stops.length > 0) return stops.filter((one) => one !== BY_HAND);
    throw new DomainError('invalid', 'right.stops', id);
  }

  /** @throws {DomainError} invalid, `right.how-corrected`, where a correction names a field and it is not said how it is made. */
  private async correctsHere(view: View, id: string, { outcome, correct }: AnswerInput): Promise<boolean> {
    if (outcome !== 'corrected' || correct) return outcome === 'corrected' && correct === 'here';
    if (await this.corrections.of(view.actor, id)) throw new DomainError('invalid', 'right.how-corrected', id);
    return false;
  }

  private async rightPage(
    view: View,
    id: string,
    typed: Typed,
    errors: readonly FieldError[] = [],
    movedOn = false,
  ): Promise<string> {
    const request = await this.requests.find(view.actor, id);
    const correction = request.kind === 'correct' ? await this.corrections.of(view.actor, id) : null;
    const back = { href: paths.rights, text: 'Requests about data' };
    return view.page(
      { title: 'A request about data', errors, back, ...(movedOn && { status: 409 }) },
      <RightPage {...{ request, correction, typed, errors, movedOn }} csrf={view.csrf} />,
    );
  }

  private async erasurePage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const preview = await this.erasures.preview(view.actor, id);
    const back = { href: paths.right(id), text: 'Back to the request' };
    return view.page(
      { title: 'What would be erased', errors, back, width: 'wide' },
      <ErasurePage {...{ preview, typed, errors }} csrf={view.csrf} />,
    );
  }
}

const hasMovedOn = (error: unknown): boolean => error instanceof DomainError && error.code === 'right.step';

const messages: Readonly<Record<string, FieldError>> = {
  'right.outcome': { field: 'outcome', message: 'Select how it ended' },
  'right.stops': { field: 'stops', message: 'Tick what stops, or that you have seen to it yourself' },
  'right.how-corrected': { field: 'correct', message: 'Select whether to correct it here' },
  'right.value-changed': {
    field: 'correct',
    message: 'It says something else by now. Look at what it says, and correct it elsewhere or ask the person',
  },
  'right.value-taken': { field: 'correct', message: 'Somebody else has this already. Ask the person' },
  'right.value': { field: 'correct', message: 'It cannot be kept like this. Ask the person, or correct it elsewhere' },
  'right.correction': { field: 'correct', message: 'It names nothing that can be corrected here' },
  'right.ground': {
    field: 'ground',
    message: 'Select why: the law asks for a reason where something is refused or kept',
  },
};

/** What to put right. @throws whatever else it is. */
function faultsOf(error: unknown): FieldError[] {
  const message = error instanceof DomainError ? messages[error.code] : undefined;
  if (!message) throw error;
  return [message];
}
