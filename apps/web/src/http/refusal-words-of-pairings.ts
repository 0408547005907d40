import type { RefusalWords } from './refusal-words-of-consent';

/** What to say where a step with a pairing, or with a mentor's places, was refused. */
export const wordsOfPairings: Readonly<Record<string, RefusalWords>> = {
  'offer.not-begun': {
    title: 'You have not begun to sign up here',
    whatToDo: 'Nothing was saved. Open your page of this round and begin there.',
  },
  'offer.not-complete': {
    title: 'Some of your answers are still missing',
    whatToDo: 'Nothing was sent. Open your page of this round: it shows what is missing.',
  },
  'pairing.moved-on': {
    title: 'Somebody else was first',
    whatToDo:
      'Nothing was changed. This pairing has moved on since you opened the page. Open it again and see how it stands.',
  },
  'pairing.on-hold': {
    title: 'This is on hold for now',
    whatToDo: 'Nothing was changed. We write to both people when it can go on.',
  },
  'pairing.mentor-not-ready': {
    title: 'It cannot begin just yet',
    whatToDo:
      'Nothing was changed. Before mentoring begins, the training and the checks that the university asks for must be there. Mentors see under “My students” what is missing. If you are a student, try again in a few days, or ask the careers service.',
  },
  'together.not-open': {
    title: 'This is not open now',
    whatToDo:
      'Nothing was changed. It was done already, or your mentoring has not begun, or is over. Go back and see how it stands.',
  },
  'together.text-changed': {
    title: 'The text has changed meanwhile',
    whatToDo:
      'Nothing was kept. Somebody published a new version while the page was open: open it again and go on there.',
  },
  'together.goals-full': {
    title: 'Five goals are enough',
    whatToDo: 'Nothing was added. Let one of your goals go first, or finish one.',
  },
  'introductions.not-now': {
    title: 'This is not open now',
    whatToDo:
      'Nothing was changed. It was done already, or its day has not come, or is over. Go back and see how it stands.',
  },
  'introductions.training-first': {
    title: 'Your training comes first',
    whatToDo:
      'Nothing was changed. Before you talk with a student, your training and checks must be there: see “My students”.',
  },
  'introductions.offer-closed': {
    title: 'You take nobody new at the moment',
    whatToDo: 'Nothing was changed. “My students” shows your places, and how to take part again.',
  },
  'introductions.time-taken': {
    title: 'One of you cannot talk then any more',
    whatToDo: 'Nothing was changed. Choose another time, or give new ones.',
  },
  'meeting.settled': {
    title: 'The two weeks have passed',
    whatToDo: 'Nothing was changed. Until two weeks after a meeting it can be said who came.',
  },
  'places.held': {
    title: 'More of your places are taken than that',
    whatToDo:
      'Nothing was changed. Give at least as many places as are taken now, or first say no to somebody, or end a pairing.',
  },
  'pairing.places-changed': {
    title: 'Some mentors have no place any more',
    whatToDo: 'Nothing was published. Give these students another mentor, then publish again.',
  },
  'meeting.moved-on': {
    title: 'This meeting has changed meanwhile',
    whatToDo: 'Nothing was changed. Look at the meeting again and see how it stands now.',
  },
  'meeting.busy': {
    title: 'That time has just been taken',
    whatToDo: 'Nothing was booked. One of you has another meeting then. Choose another time.',
  },
  'meeting.not-free': {
    title: 'That time no longer suits you both',
    whatToDo: 'Nothing was booked. Choose another time, or offer a few for the other person to choose from.',
  },
  'meeting.no-contact': {
    title: 'You cannot arrange a meeting at the moment',
    whatToDo: 'Nothing was booked. Meetings can be arranged while your mentoring is under way.',
  },
  'meeting.not-over': {
    title: 'This meeting has not begun, or was called off',
    whatToDo: 'Nothing was saved. Once you have met, you can say who came and what it was like.',
  },
};
