import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CallArranging, callOffReasonIn, CallsOff, IntroCalls, MOST_TIMES } from '@footing/introductions';
import { readDateField } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { CallOffPage } from './call-off.page';
import { OWN } from './introduction-words';
import { IntroCallPage } from './intro-call.page';
import { doneOr, statusOf, type Wrong } from './wrong';

/** A short call of two people who may be paired. */
@Controller('intro-calls')
@Needs('pairings.own')
export class IntroCallController {
  constructor(
    private readonly calls: IntroCalls,
    private readonly arranging: CallArranging,
    private readonly off: CallsOff,
  ) {}

  @Get(':id')
  @NotAudited(OWN)
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Post(':id/times')
  @Audited('introductions.call-arranged')
  times(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const { times, errors } = timesIn(typed);
    if (errors.length > 0) return this.page(view, id, { typed, errors });
    const given = { times, how: textIn(typed, 'how').normalize('NFC').trim() };
    return this.change(view, id, typed, () => this.arranging.propose(view.actor, id, given), 'Your times are sent.');
  }

  @Post(':id/time')
  @Audited('introductions.call-arranged')
  time(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const startsAt = momentIn(typed);
    return this.change(view, id, typed, () => this.arranging.agree(view.actor, id, startsAt), AGREED);
  }

  /** One tap. */
  @Post(':id/book')
  @Audited('introductions.call-arranged')
  book(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    return this.change(view, id, {}, () => this.arranging.book(view.actor, id, momentIn(typed)), AGREED);
  }

  @Post(':id/held')
  @Audited('introductions.call-arranged')
  held(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.change(view, id, {}, () => this.calls.hold(view.actor, id), 'Good. Now say how it was, in private.');
  }

  @Post(':id/off')
  @Audited('introductions.called-off')
  callOff(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const reason = callOffReasonIn(textIn(typed, 'reason')) ?? '';
    const isOneFewer = textIn(typed, 'isOneFewer') === 'yes';
    return this.doing(view, id, typed, async () => {
      const { side } = await this.calls.find(view.actor, id);
      const roundId = await this.off.callOff(view.actor, id, { reason, isOneFewer });
      const notice = 'The short call is called off. We have told the other person kindly.';
      return view.seeOther(backTo(side, roundId).href, notice);
    });
  }

  @Post(':id/rating')
  @Audited('introductions.rated')
  rate(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const stars = textIn(typed, 'stars');
    const rating = {
      stars: /^[1-5]$/.test(stars) ? Number(stars) : 0,
      words: textIn(typed, 'words').normalize('NFC').trim(),
    };
    return this.change(view, id, typed, () => this.calls.rate(view.actor, id, rating), 'Thank you. It is kept.');
  }

  private change(view: View, id: string, typed: Typed, work: () => Promise<void>, words: string): Promise<string> {
    return this.doing(view, id, typed, async () => {
      await work();
      return view.seeOther(paths.introCall(id), words);
    });
  }

  private doing(view: View, id: string, typed: Typed, work: () => Promise<string>): Promise<string> {
    return doneOr((wrong) => this.page(view, id, wrong), typed, work);
  }

  /** A call that is off says so, and nothing else. */
  private async page(view: View, id: string, wrong: Wrong = {}): Promise<string> {
    const off = await this.off.find(view.actor, id);
    if (off) {
      const back = backTo(off.side, off.round.roundId);
      return view.page({ title: 'This call is off', back, ...statusOf(wrong) }, <CallOffPage off={off} back={back} />);
    }
    const call = await this.calls.find(view.actor, id);
    return view.page(
      { title: `Short call with ${call.otherName}`, back: backTo(call.side, call.round.roundId), ...statusOf(wrong) },
      <IntroCallPage call={call} csrf={view.csrf} {...wrong} />,
    );
  }
}

const AGREED = 'The time is agreed. We write to both of you.';

const backTo = (side: 'student' | 'mentor', roundId: string) =>
  side === 'student'
    ? { href: paths.shortlist(roundId), text: 'Your shortlist' }
    : { href: paths.shortCalls(roundId), text: 'Short calls' };

/** The moment of a button or box; 1970 where it says none, at which nobody can talk any more. */
function momentIn(typed: Typed): Date {
  const moment = new Date(textIn(typed, 'startsAt'));
  return Number.isNaN(moment.getTime()) ? new Date(0) : moment;
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
