import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { Attendance, isOneTap, isReflectionShare, Meetings, Reflections } from '@footing/scheduling';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { meetingPaths } from '../meetings/meeting-paths';
import { listIn, textIn } from '../programme/typed';
import { AfterPage, DeleteReflectionPage, titleOfAfter } from './after.page';
import { afterPaths } from './after-paths';
import { keptWords, namesOf, OWN } from './after-words';
import { boxNames, joined } from './reflection-words';

interface Wrong {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}

/** What follows a meeting, for its people. */
@Controller('meetings/:id')
@Needs('meetings.own')
export class AfterController {
  constructor(
    private readonly meetings: Meetings,
    private readonly attendance: Attendance,
    private readonly reflections: Reflections,
  ) {}

  @Get('after')
  @NotAudited(OWN)
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Post('who-came')
  @Audited('meeting.attended')
  async say(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const tap = textIn(typed, 'tap');
    const isEach = textIn(typed, 'each') === 'yes';
    if (!isEach && !isOneTap(tap)) {
      const errors = [{ field: 'tap', message: 'Say what happened' }];
      return this.page(view, id, { errors });
    }
    try {
      const { agreement } = isOneTap(tap)
        ? await this.attendance.tap(view.actor, id, tap)
        : await this.sayEach(view, id, listIn(typed, 'came'));
      const notice = agreement === 'disputed' ? 'Thank you. Your answer is kept.' : 'Thank you for telling us.';
      return await view.seeOther(afterPaths.after(id), notice);
    } catch (error) {
      return this.page(view, id, refusedBy(error));
    }
  }

  @Post('reflection')
  @Audited('reflection.written')
  async write(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const [good, next, different] = boxNames.map((name) => textIn(typed, name));
    const words = joined({ good: good ?? '', next: next ?? '', different: different ?? '' });
    const share = textIn(typed, 'share');
    const errors = [
      ...(words === '' ? [{ field: 'good', message: 'Write something in one of the boxes' }] : []),
      ...(isReflectionShare(share) ? [] : [{ field: 'share', message: 'Say who reads it' }]),
    ];
    if (errors.length > 0 || !isReflectionShare(share)) return this.page(view, id, { typed, errors });
    try {
      await this.reflections.write(view.actor, id, words, share);
    } catch (error) {
      return this.page(view, id, { ...refusedBy(error), typed });
    }
    const { others } = await this.meetings.find(view.actor, id);
    return view.seeOther(afterPaths.after(id), keptWords(share, namesOf(others)));
  }

  @Get('reflection/delete')
  @NotAudited(OWN)
  async ask(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { mine } = await this.reflections.of(view.actor, id);
    if (!mine) return this.page(view, id);
    const back = { href: afterPaths.after(id), text: 'After your meeting' };
    return view.page({ title: 'Delete what you wrote?', back }, <DeleteReflectionPage id={id} csrf={view.csrf} />);
  }

  @Post('reflection/delete')
  @Audited('reflection.written')
  async delete(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.reflections.write(view.actor, id, '', 'private');
    return view.seeOther(afterPaths.after(id), 'It is deleted.');
  }

  /** Whoever leads a group says of each whether they came. */
  private async sayEach(view: View, id: string, came: readonly string[]) {
    const { people } = await this.attendance.of(view.actor, id);
    const theirs = people
      .filter(({ isMe }) => !isMe)
      .map((one) => [one.id, came.includes(one.id) ? 'attended' : 'absent'] as const);
    return this.attendance.say(view.actor, id, { mine: 'attended', theirs: Object.fromEntries(theirs) });
  }

  private async page(view: View, id: string, { typed, errors = [], refused }: Wrong = {}): Promise<string> {
    const meeting = await this.meetings.find(view.actor, id);
    const attendance = await this.attendance.of(view.actor, id);
    const reflections = await this.reflections.of(view.actor, id);
    const back = meeting.pairingId
      ? { href: meetingPaths.meetings(meeting.pairingId), text: 'Your meetings' }
      : { href: meetingPaths.meeting(id), text: 'The meeting' };
    return view.page(
      { title: titleOfAfter(meeting), back, errors, ...(refused ? { status: 409 } : {}) },
      <AfterPage {...{ meeting, attendance, reflections, typed, errors, refused }} csrf={view.csrf} />,
    );
  }
}

const refusals: Readonly<Record<string, string>> = {
  'meeting.not-over': 'Nothing was kept: this opens when the meeting has begun.',
  'meeting.settled': 'Nothing was changed: it could be said for two weeks who came, and they have passed.',
};

/** What is to be put right, or why it cannot be done now. @throws whatever is neither. */
function refusedBy(error: unknown): Wrong {
  const refused = error instanceof DomainError ? refusals[error.code] : undefined;
  if (refused) return { refused };
  return { errors: fieldErrors(error).map((one) => ({ ...one, field: one.field === 'words' ? 'good' : one.field })) };
}
