import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type CalendarFault, CalendarRefused } from '../calendar-refused';
import type { Span } from '../writing/meeting';
import type { BusyQuestion } from './busy-spans';
import type { BusyTask, Saying } from './busy.worker';
import { Places } from './places';

/** The most that is read of a calendar. */
export const MOST_CALENDAR_BYTES = 5_000_000;

const EXTENSION = path.extname(__filename);
/** From source the thread needs the compiler that the process itself was started with. */
const SOURCE_FLAGS = EXTENSION === '.ts' ? { execArgv: ['-r', '@swc-node/register'] } : {};
const LIMIT_MS = 2_000;
/** What a thread needs to be there at all: ours, whatever the calendar. */
const START_LIMIT_MS = 30_000;

/** At once no more than leave a processor for pages; who waits longer than for this many is sent away. */
const places = new Places(2, 20);

/**
 * When somebody is busy, by the text of a calendar. It is read in a thread of its own, which has two seconds and a small memory;
 * titles, places and names never leave that thread.
 *
 * @param text one calendar, or several one after the other. @param question minutes UTC; the zone is theirs.
 * @returns sorted, apart from each other, within the question; empty: they are free.
 * @throws {CalendarRefused} no-calendar, too-large, too-many, too-slow; busy, when many are being read.
 */
export async function busyOf(text: string, question: BusyQuestion): Promise<readonly Span[]> {
  if (Buffer.byteLength(text) > MOST_CALENDAR_BYTES) throw new CalendarRefused('too-large');
  return places.within(() => readApart({ text, question }));
}

async function readApart(workerData: BusyTask): Promise<readonly Span[]> {
  const file = path.join(__dirname, `busy.worker${EXTENSION}`);
  const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };
  // What a thread writes by itself may tell of the calendar, and goes nowhere.
  const worker = new Worker(file, { workerData, resourceLimits, stdout: true, stderr: true, ...SOURCE_FLAGS });
  const { promise, resolve, reject } = Promise.withResolvers<readonly Span[]>();
  const refuse = (fault: CalendarFault) => reject(new CalendarRefused(fault));
  let timer = setTimeout(() => refuse('busy'), START_LIMIT_MS);
  worker.on('message', (saying: Saying) => {
    clearTimeout(timer);
    if (saying.kind === 'begins') timer = setTimeout(() => refuse('too-slow'), LIMIT_MS);
    else if (saying.kind === 'busy') resolve(saying.spans);
    else refuse(saying.fault);
  });
  worker.on('error', ({ code }: NodeJS.ErrnoException) =>
    code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('too-many') : reject(new Error(`calendar thread: ${code ?? 'died'}`)),
  );
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
