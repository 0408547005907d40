import { purposes } from '@footing/kernel';
import type { FrameWords } from './frame-words';

export const english: FrameWords = {
  start: 'Start',
  goOn: 'Go on where you were',
  next: 'Continue',
  back: 'Back',
  or: 'or',
  ratherNot: 'Prefer not to say',
  clear: 'Clear my answer',
  tickUpTo: (most) => `Tick up to ${most}.`,
  check: 'Check your answers',
  change: 'Change',
  notAnswered: 'Not answered',
  send: 'Send my answers',
  month: 'Month',
  year: 'Year',
  question: (number, of) => `Question ${number} of ${of}`,
  about: (minutes) => (minutes === 1 ? 'About a minute' : `About ${minutes} minutes`),
  welcome: {
    howLong: 'How long it takes',
    pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
    whoSees: 'Who sees it',
    who: purposes.evidence.who,
    notForced: 'Nothing is forced',
    leaveOut: 'Leave out whatever you like. Stop at any page and go on later.',
    openUntil: 'Open until',
    saidNo: 'You told us that you would rather not, so we do not remind you. You can still answer if you like.',
    mayWeCount: 'First: may we count your answers?',
    withoutYes: 'Without your yes we keep nothing. You can change your mind at any time.',
    yes: 'Yes, and start',
    no: 'No, thank you',
    ratherNot: 'Would you rather not? Then we do not write to you about this survey again.',
    stopAsking: 'Stop asking me',
  },
  personal: 'This is personal. Nobody looks at one answer alone: it is only added up with many others.',
  leaveBlank: 'You can leave it blank. Each page is kept when you go on or back.',
  notSentYet:
    'Nothing is sent yet. You can send them as they are: what is left blank counts for nothing. If you would like to keep a copy, print this page now.',
  thanks: {
    title: 'Thank you',
    weHave: 'We have your answers.',
    tooLate:
      'They were sent before, perhaps from another page or device. They stay as they were sent: what you have just changed was not kept.',
    next: 'What happens next',
    after: {
      baseline:
        'We ask you a few questions again part of the way through, and at the end, whether or not you were given a mentor. Only so can we see what mentoring changes.',
      mid: 'We ask you once more when this round of mentoring comes to its end.',
      close:
        'That was the last survey of this round. We only ask you again months later if you have said that we may. A yes does not last for ever: in its last year you can say on My data that it still holds.',
      'six-months':
        'We ask you one last time, fifteen months after you qualify, as long as you say that we may. A yes does not last for ever: in its last year you can say on My data that it still holds.',
      'fifteen-months': 'That was the last time. We do not ask you again.',
    },
    nothingMore:
      'There is nothing more to do. We do not remind you. If you want to read or delete what you told us, or want it not to be counted, sign in and go to ',
    myData: 'My data',
    today: 'Where you are today',
    wayCome: 'The way you have come',
    againLater: 'Next time we show you this again, beside what you say then. ',
    forYou: 'This is for you, and is worked out from your own answers alone.',
    anHour: ' This page shows it for an hour: print it if you want to keep it.',
  },
  refused: {
    title: 'That is fine',
    noMore: 'We do not write to you about this survey again. It changes nothing else for you.',
    notCounted: 'Your answers are not counted, and we do not ask. If you change your mind, sign in and go to ',
    ifYouChange: 'If you change your mind, you can still ',
    answerIt: 'answer it',
    until: ' until ',
  },
  closed: {
    titles: {
      over: 'This survey has closed',
      'result-known': 'This survey came before the matching',
      stopped: 'This survey is not for answering',
    },
    notKept: 'What you have just sent could not be kept.',
    over: (day) => `It could be answered until ${day}. Thank you for wanting to: if we ask again, we write to you.`,
    resultKnown:
      'It asked everyone where they stood before anybody could know what came of the matching. That is known now, so an answer could not be compared any more.',
    stopped:
      'We keep answers only while there is a yes to counting them, and there is none now. Whoever wants to change that can sign in and do it on the page ',
    nothingToDo: 'There is nothing you need to do.',
  },
  problem: 'There is a problem',
  fault: (_, { says }) => says,
};
