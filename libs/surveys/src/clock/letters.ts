import type { Letter } from '@footing/messages';
import type { WaveKind } from '../shipped/surveys';

/** What a mail about a survey says, by when it is asked. */
const words: Readonly<Record<WaveKind, { readonly about: string; readonly paragraphs: readonly string[] }>> = {
  baseline: {
    about: 'before mentoring begins',
    paragraphs: [
      'You signed up for mentoring. Before we tell anybody who was matched, we ask everyone where they stand today.',
      'Later we ask again, whether or not you were given a mentor. Only so can we see what mentoring changes. Your answers do not change your chance of a mentor.',
    ],
  },
  mid: {
    about: 'part of the way through',
    paragraphs: ['Some weeks have passed since people were matched. We would like to hear how things are with you.'],
  },
  close: {
    about: 'at the end of this round',
    paragraphs: ['This round of mentoring comes to its end. We would like to hear where you stand now.'],
  },
  'six-months': {
    about: 'six months on',
    paragraphs: ['Six months have passed since the round of mentoring ended. You said that we may ask you again.'],
  },
  'fifteen-months': {
    about: 'fifteen months on',
    paragraphs: [
      'It is some time since mentoring ended. You said that we may ask you again, and this is the last time.',
    ],
  },
};

/** A subject line of its own for each mail; none says anything of the person. */
const subjects: Readonly<Record<number, (about: string) => string>> = {
  0: (about) => `A few questions, ${about}`,
  1: () => 'Your survey is still open',
  2: () => 'Would you answer a few short questions?',
  3: () => 'The last reminder of our survey',
};

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** What goes into one mail. */
export interface Asked {
  readonly kind: WaveKind;
  /** 0: the invitation; 1 to 3: reminders. */
  readonly number: number;
  readonly roundName: string;
  readonly minutes: number;
  readonly closesAt: Date;
  readonly token: string;
  /** Whether they have not decided yet whether their answers may be counted. */
  readonly isUndecided: boolean;
}

/** The words of an invitation or a reminder. */
export function surveyLetter(asked: Asked): Pick<Letter, 'subject' | 'paragraphs' | 'actions' | 'notes' | 'why'> {
  const { kind, number, roundName, closesAt, token, isUndecided } = asked;
  const { about, paragraphs } = words[kind];
  const minutes = Math.max(1, Math.ceil(asked.minutes));
  // The window ends with a day: the last moment of it is still that day.
  const last = day.format(new Date(closesAt.getTime() - 1000));
  const yes =
    'The first page says what your answers are for, and asks whether you agree. Without your yes nothing is kept.';
  return {
    subject: subjects[number]?.(about) ?? 'Your survey is still open',
    paragraphs: [
      ...(number === 0
        ? paragraphs
        : ['Some days ago we asked you a few questions about mentoring, and would still like to hear from you.']),
      `It takes about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. You can leave out any question, and stop and go on later. It is open until ${last}.`,
      ...(isUndecided ? [yes] : []),
      ...(number === 3 ? ['We do not write to you about this survey again.'] : []),
    ],
    actions: [{ label: 'Answer the questions', address: `/survey/${token}` }],
    notes: [
      'The link is yours alone: do not pass this mail on. It works without signing in.',
      ...(number < 3 ? ['Would you rather not? Say so on the same page, and we do not remind you.'] : []),
    ],
    why: `you take part in “${roundName}”`,
  };
}
