import { parentPort } from 'node:worker_threads';
import { InputRefused } from '@footing/engine';
import { deskAnswers, HeldRound } from './desk-answers';
import type { DeskOrder, DeskReport, Question, Questions } from './domain/desk-questions';

/** The rounds asked about last; more would only cost memory. */
const HELD = 3;
const rounds = new Map<string, HeldRound>();

function hold(key: string, round: HeldRound): void {
  rounds.delete(key);
  rounds.set(key, round);
  for (const longestAgo of rounds.keys()) if (rounds.size > HELD) rounds.delete(longestAgo);
}

function answer(order: Extract<DeskOrder, { kind: 'ask' }>): DeskReport {
  const round = rounds.get(order.key);
  const { id } = order;
  if (!round) return { id, kind: 'unknown-round' };
  hold(order.key, round);
  try {
    return { id, kind: 'answer', answer: answered(order.question, round, order.asks) };
  } catch (error) {
    if (error instanceof InputRefused) return { id, kind: 'refused', code: error.code, message: error.message };
    return { id, kind: 'broke', message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' };
  }
}

function answered<Q extends Question>(question: Q, round: HeldRound, asks: Questions[Q]['asks']) {
  return deskAnswers[question](round, asks);
}

parentPort?.on('message', (order: DeskOrder) => {
  if (order.kind === 'hold') hold(order.key, new HeldRound(order.standing));
  else parentPort?.postMessage(answer(order));
});
