import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Rounds } from '@footing/programmes';
import { Cadences, type GivenCadence } from '@footing/scheduling';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { captionOf, toRound } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { afterPaths } from './after-paths';
import { CadencePage } from './cadence.page';
import { usualIn, usualTyped } from './usual-cadence-form';

/** How often pairs of a round mean to meet. */
@Controller('rounds/:id/how-often')
export class CadenceController {
  constructor(
    private readonly cadences: Cadences,
    private readonly rounds: Rounds,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('what a round means to do is nobody’s data')
  show(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    return this.page(view, roundId, null);
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('cadence.set')
  async set(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() typed: Typed): Promise<string> {
    const { given, wrong } = readCadence(typed);
    if (wrong.length > 0) return this.page(view, roundId, typed, wrong);
    try {
      await this.cadences.set(view.actor, roundId, given);
    } catch (error) {
      return this.page(view, roundId, typed, fieldErrors(error).map(atTheDay));
    }
    return view.seeOther(afterPaths.cadence(roundId), 'Saved. Every pair sees it from now on.');
  }

  @Post('follow')
  @Needs('programmes.edit')
  @Audited('cadence.set')
  async follow(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    await this.rounds.find(view.actor, roundId);
    await this.cadences.follow(view.actor, roundId);
    return view.seeOther(afterPaths.cadence(roundId), 'Saved. This round is as the programme says.');
  }

  private async page(
    view: View,
    roundId: string,
    given: Typed | null,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const detail = await this.rounds.find(view.actor, roundId);
    const { meetingsStart, meetingsEnd } = detail.round.dates;
    const kept = await this.cadences.of(view.actor, roundId);
    const ofRound = { from: meetingsStart, until: meetingsEnd };
    const shown = { roundId, programmeId: detail.programme.id, caption: captionOf(detail), kept, ofRound };
    const rest = { typed: given ?? typedOf(kept), errors, mayEdit: view.may('programmes.edit'), csrf: view.csrf };
    return view.page(
      { title: 'How often they meet', back: toRound(roundId), errors },
      <CadencePage {...shown} {...rest} />,
    );
  }
}

const atTheDay = (error: FieldError): FieldError =>
  error.field === 'from' || error.field === 'until' ? { ...error, field: `${error.field}-day` } : error;

const boxes = (name: string, day: string | null): Typed => {
  const [year = '', month = '', date = ''] = (day ?? '').split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

const typedOf = ({ target, from, until, graceDays, nudges }: GivenCadence): Typed => ({
  ...usualTyped({ target, graceDays, nudges }),
  ...{ when: from === null ? 'round' : 'own', ...boxes('from', from), ...boxes('until', until) },
});

/** What was typed; a box of days that is not open counts for nothing. */
function readCadence(typed: Typed): { readonly given: GivenCadence; readonly wrong: readonly FieldError[] } {
  const isOwn = textIn(typed, 'when') === 'own';
  const days = (['from', 'until'] as const).map((name) =>
    readDateField(typed, name, name === 'from' ? 'The first day' : 'The last day'),
  );
  const [from = null, until = null] = days.map((day) => (isOwn && day.kind === 'date' ? day.date : null));
  const empty = isOwn && days.every((day) => day.kind === 'empty');
  const wrong = [
    ...(isOwn ? days.flatMap((day) => (day.kind === 'wrong' ? [day.error] : [])) : []),
    ...(empty ? [{ field: 'from-day', message: 'Give the first and the last day' }] : []),
  ];
  return { given: { ...usualIn(typed), from, until }, wrong };
}
