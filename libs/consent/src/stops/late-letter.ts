import { type Place, places } from '@footing/kernel';
import type { Letter } from '@footing/messages';
import type { Officer } from '../officers.query';

const ASK = 'If it has not ended by tomorrow, ask an administrator here to look at it.';
const ALONE =
  'If it has not ended by tomorrow, tell those who host the service for you: there is no other administrator here to ask. Write down when you told them.';

/** What the data protection officer is told of a place that is late. Nothing about the people: mail is read over shoulders. */
export function lateLetter({ email, isAlone }: Officer, place: Place, count: number): Letter {
  const who = count === 1 ? 'Somebody' : `${count} people`;
  return {
    to: email,
    kind: 'staff-notice',
    subject: 'A place has not confirmed a stop in time',
    paragraphs: [
      `${who} stopped a use of their data. A place where such data rests has not confirmed in time. On their own pages people see it as “${places[place].words}”.`,
      'The use itself has stopped: nothing new begins. The service goes on asking the place, and what it says is in the record.',
      isAlone ? ALONE : ASK,
    ],
    actions: [{ label: 'Open the record', address: '/access-record' }],
    why: 'you are a data protection officer here',
  };
}
