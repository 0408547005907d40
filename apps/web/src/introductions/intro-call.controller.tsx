import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { callOffReasonIn, CallsOff, IntroCalls, MOST_TIMES } from '@footing/introductions';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { isRefusal, OWN, refusalWords } from './introduction-words';
import { IntroCallPage } from './intro-call.page';

interface Wrong {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** A short call of two people who may be paired. */
@Controller('intro-calls')
@Needs('pairings.own')
export class IntroCallController {
  constructor(
    private readonly calls: IntroCalls,
    private readonly off: CallsOff,
  ) {}

  @Get(':id')
  @NotAudited(OWN)
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Post(':id/times')
  @Audited('introductions.call-arranged')
  async times(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const { times, errors } = timesIn(typed);
    if (errors.length > 0) return this.page(view, id, { typed, errors });
    const given = { times, how: textIn(typed, 'how').normalize('NFC').trim() };
    return this.change(view, id, typed, () => this.calls.propose(view.actor, id, given), 'Your times are sent.');
  }

  @Post(':id/time')
  @Audited('introductions.call-arranged')
  async time(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const startsAt = new Date(textIn(typed, 'startsAt'));
    return this.change(view, id, typed, () => this.calls.agree(view.actor, id, startsAt), 'The time is agreed.');
  }

  @Post(':id/held')
  @Audited('introductions.call-arranged')
  async held(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.change(view, id, {}, () => this.calls.hold(view.actor, id), 'Good. Now say how it was, in private.');
  }

  @Post(':id/off')
  @Audited('introductions.called-off')
  async callOff(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const reason = callOffReasonIn(textIn(typed, 'reason')) ?? '';
    const isOneFewer = textIn(typed, 'isOneFewer') === 'yes';
    try {
      const { side } = await this.calls.find(view.actor, id);
      const roundId = await this.off.callOff(view.actor, id, { reason, isOneFewer });
      const back = side === 'student' ? paths.shortlist(roundId) : paths.shortCalls(roundId);
      return await view.seeOther(back, 'The short call is called off. We have told the other person kindly.');
    } catch (error) {
      if (isRefusal(error)) return this.page(view, id, { refused: refusalWords[error.code] });
      throw error;
    }
  }

  @Post(':id/rating')
  @Audited('introductions.rated')
  async rate(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const stars = textIn(typed, 'stars');
    const rating = {
      stars: /^[1-5]$/.test(stars) ? Number(stars) : 0,
      words: textIn(typed, 'words').normalize('NFC').trim(),
    };
    return this.change(view, id, typed, () => this.calls.rate(view.actor, id, rating), 'Thank you. It is kept.');
  }

  private async change(
    view: View,
    id: string,
    typed: Typed,
    work: () => Promise<void>,
    words: string,
  ): Promise<string> {
    try {
      await work();
      return await view.seeOther(paths.introCall(id), words);
    } catch (error) {
      return this.page(
        view,
        id,
        isRefusal(error) ? { refused: refusalWords[error.code] } : { typed, errors: fieldErrors(error) },
      );
    }
  }

  private async page(view: View, id: string, wrong: Wrong = {}): Promise<string> {
    const call = await this.calls.find(view.actor, id);
    const { errors = [], refused } = wrong;
    const { roundId } = call.round;
    const back =
      call.side === 'student'
        ? { href: paths.shortlist(roundId), text: 'Your shortlist' }
        : { href: paths.shortCalls(roundId), text: 'Short calls' };
    return view.page(
      { title: `Short call with ${call.otherName}`, back, errors, ...(refused ? { status: 409 } : {}) },
      <IntroCallPage call={call} csrf={view.csrf} {...wrong} />,
    );
  }
}

function timesIn(typed: Typed) {
  const read = Array.from({ length: MOST_TIMES }, (_, index) => ({
    day: readDateField(typed, `day-${index + 1}`, `Time ${index + 1}`),
    time: textIn(typed, `time-${index + 1}`)
      .trim()
      .replace('.', ':'),
  }));
  return {
    errors: read.flatMap(({ day }) => (day.kind === 'wrong' ? [day.error] : [])),
    times: read.map(({ day, time }) => ({ day: day.kind === 'date' ? day.date : '', time })),
  };
}
