import type { RefusalWords } from './refusal-words-of-consent';

/** What to say where something about a concern or a message was refused. */
export const wordsOfConcerns: Readonly<Record<string, RefusalWords>> = {
  'concern.moved-on': {
    title: 'A colleague was first',
    whatToDo: 'Nothing was changed. Open the concern again and see how it stands.',
  },
  'break-glass.moved-on': {
    title: 'This has moved on',
    whatToDo:
      'Nothing was changed. The messages are closed, or a colleague was first. Look at the list of opened messages.',
  },
  'break-glass.nothing-written': {
    title: 'There are no messages to open',
    whatToDo: 'Nothing was opened: these people have not written to each other here.',
  },
  'break-glass.already-open': {
    title: 'These messages are open to you already',
    whatToDo: 'Nothing was opened anew. You find them in the list of opened messages.',
  },
  'break-glass.nobody-to-tell': {
    title: 'There is nobody who would be told',
    whatToDo:
      'Nothing was opened. Messages are opened only where a data protection officer or an administrator besides you is told of it. If somebody is in danger, call 999.',
  },
  'break-glass.own': {
    title: 'Somebody else has to decide this',
    whatToDo: 'Nothing was changed. You opened these messages, so another data protection officer decides.',
  },
  'conversation.closed': {
    title: 'Nothing can be written here now',
    whatToDo: 'Your message was not sent. Open the page again: it says why.',
  },
};
