import type { Worker } from 'node:worker_threads';
import { startThread } from './start-thread';

/** How long a thread without work is kept: starting one takes longer than a small round, and an idle one holds memory. */
const KEPT_MS = 5_000;

type Name = 'draft' | 'study';

/** At most one of each kind, with nothing to do; none keeps the process alive. */
const kept = new Map<Name, Worker>();

/** A thread for one task: one that has done its last, or a new one. Give it back with `keepThread`, or terminate it. */
export function threadFor(name: Name): Worker {
  const worker = kept.get(name);
  if (!worker) return startThread(name);
  kept.delete(name);
  unheard(worker).ref();
  return worker;
}

/** Keeps a thread that has said its last for the next task; a second one of the kind ends. */
export function keepThread(name: Name, worker: Worker): void {
  unheard(worker);
  const forget = () => kept.get(name) === worker && kept.delete(name);
  const end = () => void worker.terminate();
  if (kept.has(name)) return end();
  kept.set(name, worker);
  worker.once('error', forget).once('exit', forget).unref();
  setTimeout(() => forget() && end(), KEPT_MS).unref();
}

/** By name: a worker listens to itself, too, and without that it hears nothing more. */
const unheard = (worker: Worker): Worker =>
  worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
