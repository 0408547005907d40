import { runAlone } from '../alone';
import { readInstance, writeInstance } from '../instance-file';
import { makeInstance, type Kind } from '../instances/pairs';
import type { SizeName } from '../instances/people';
import { instanceSources, madeOnce, taskScript } from '../places';
import type { LiveMeasured, LiveQuestion } from '../tasks/live';
import type { Case, Effort, Row } from './row';

const words: Readonly<Record<LiveQuestion, string>> = {
  changes: 'one of 1,000 changes',
  swaps: 'all swaps of a student',
  redraws: 'one of 1,000 redraws',
};

/** A round that stays solved while it changes: each time beside solving it afresh. */
export const liveCases: readonly Case[] = (
  [
    ['S', 'top50', 'quick', ['changes', 'swaps', 'redraws']],
    ['S', 'hard', 'usual', ['changes', 'swaps', 'redraws']],
    ['E', 'top50', 'usual', ['changes', 'swaps']],
  ] as const
).flatMap(([size, kind, effort, questions]) => questions.map((question) => liveCase(size, kind, effort, question)));

function liveCase(size: SizeName, kind: Kind, effort: Effort, question: LiveQuestion): Case {
  const instance = `${size}-${kind}`;
  const name = `${instance}, ${words[question]}`;
  const run = (say: (why: string) => void): Row | null => {
    const file = madeOnce(instance, instanceSources, (to) => writeInstance(to, makeInstance(size, kind)));
    const given = [taskScript, question, file];
    const live = runAlone(process.execPath, given, (why) => say(`${name}: ${why}`)) as LiveMeasured | null;
    if (!live) return null;
    const { tier, places, mentorAt } = readInstance(file, instance);
    return {
      ...{ name, family: name, students: tier.length, mentors: places.length, pairs: mentorAt.length },
      ...{ bestMilliseconds: live.middle, megabytes: live.megabytes, faults: live.faults },
      peers: [{ name: 'afresh', milliseconds: live.cold, ratio: live.cold / live.middle }],
      wrong: live.faults > 0 ? [`${live.faults} faults`] : [],
      note: noteOn(live),
    };
  };
  return { name, effort, run };
}

const noteOn = ({ p95, most, total }: LiveMeasured): string =>
  [
    `95 of 100 within ${p95.toPrecision(2)} ms`,
    `longest ${most.toPrecision(2)} ms`,
    ...(total === undefined ? [] : [`all ${(total / 1_000).toPrecision(2)} s`]),
  ].join(', ');
