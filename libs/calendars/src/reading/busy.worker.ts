import { parentPort, workerData } from 'node:worker_threads';
import type { CalendarFault } from '../calendar-refused';
import type { Span } from '../writing/meeting';
import { type BusyQuestion, busySpans } from './busy-spans';
import { Unreadable } from './events';

/** All that ever leaves this thread: that it begins, when somebody is busy, or why that is not known. */
export type Saying =
  | { readonly kind: 'begins' }
  | { readonly kind: 'busy'; readonly spans: readonly Span[] }
  | { readonly kind: 'refused'; readonly fault: CalendarFault };

/** What is given to this thread. */
export interface BusyTask {
  readonly text: string;
  readonly question: BusyQuestion;
}

const say = (saying: Saying) => parentPort?.postMessage(saying);

function answer({ text, question }: BusyTask): Saying {
  try {
    return { kind: 'busy', spans: busySpans(text, question) };
  } catch (error) {
    // The words of any other fault may hold what stands in the calendar: they stay here.
    return { kind: 'refused', fault: error instanceof Unreadable ? error.fault : 'no-calendar' };
  }
}

say({ kind: 'begins' });
say(answer(workerData as BusyTask));
