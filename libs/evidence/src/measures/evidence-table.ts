import type { Profile, Protected, PublishedCell } from '@footing/statistics';
import type { SnapshotHead } from '../data/snapshots.query';
import type { DimensionView } from '../domain/dimension';
import type { Question } from './ask';
import type { Measure } from './catalogue';
import type { Figure, Note } from './figures/figure';
import { figuresOf } from './figures/figures-of';
import { type Asked, tableOf } from './releases';
import { figuresWithCode, refusalOf, withCode } from './scale-refusals';

/** A table, as it may be shown: every number in it has gone through the gate. */
export interface EvidenceTable {
  readonly snapshot: number;
  /** Of the snapshot, 64 hexadecimal digits: every figure cites it. */
  readonly sha256: string;
  readonly measure: Measure;
  readonly profile: Profile;
  /** What its cells are parted by, with names for their codes. */
  readonly by: readonly DimensionView[];
  readonly cells: readonly PublishedCell[];
  /** Worked out from the cells; empty for most measures. */
  readonly figures: readonly Figure[];
  readonly notes: readonly Note[];
  /** Of all the tables that went through the gate together. */
  readonly hidden: Protected['hidden'];
  readonly advice: Protected['advice'];
  readonly attack: Protected['attack'];
  readonly log: Protected['log'];
}

/** One question's part of what the gate lets out. @param at its place in the release. */
export function tableTold({ question, plan }: Asked, at: number, head: SnapshotHead, found: Protected): EvidenceTable {
  const own = plan.tables.flatMap(({ measure }) =>
    found.cells.filter(({ table }) => table === tableOf(at, measure)).map((cell) => ({ ...cell, measure })),
  );
  const refusals = refusalOf(question, head);
  const code = refusals[0]?.code;
  const isRefused = code === 'N07' || code === 'N08';
  const worked = figuresOf({ question, head, cells: own });
  const keys = plan.by.map(({ dimension }) => dimension.key);
  const ids = plan.tables.map(({ measure }) => tableOf(at, measure));
  const advice = found.advice.filter(({ table }) => ids.includes(table));
  const hidden = found.log.hidden.filter(({ table }) => ids.includes(table));
  return {
    ...{ snapshot: head.number, sha256: head.sha256, measure: question.measure, profile: question.profile },
    by: keys.flatMap((key) => head.dimensions.find((one) => one.key === key) ?? []),
    cells: isRefused ? withCode(own, code) : own,
    figures: isRefused ? figuresWithCode(worked.figures, code) : worked.figures,
    notes: [...refusals, ...worked.notes, ...notesOf(question, advice.length, hidden)],
    ...{ hidden: found.hidden, advice, attack: found.attack, log: found.log },
  };
}

function notesOf({ measure }: Question, offers: number, hidden: Protected['log']['hidden']): Note[] {
  const changed = 'This is a change, and not an impact: nobody knows what would have been without mentoring.';
  const merge = 'More than a fifth of a table is hidden. Joining two groups shows more of it.';
  const few = 'Some figures are hidden, so that nobody can be told from them.';
  return [
    ...(measure.word === 'change' ? [{ code: 'change-not-impact', words: changed } as const] : []),
    ...(offers > 0 ? [{ code: 'merge-first', words: merge } as const] : []),
    ...(hidden.some(({ primary, secondary }) => primary + secondary > 0)
      ? [{ code: 'hidden', words: few } as const]
      : []),
  ];
}
