import { Lexicon } from '../criteria/answers';
import { barrierRules, bars, type Bar } from './barrier-rules';
import type { Barrier } from '../model/draft';
import { standingBarrierNames } from '../explain/words';
import type { BarrierRule, MatchInput, Mentor, StandingBarrierKind, Student } from '../model/input';
import { byId } from '../model/order';
import { pointsFor } from '../model/points';
import { Scoring } from './score';

/** What the standing barriers look at. */
interface Couple {
  readonly student: Student;
  readonly mentor: Mentor;
  /** What the minimum fit looks at; see `Scoring.judged`. */
  readonly judged: number;
}

/** A person as the barriers by choice read them. */
export type BarrierReading = readonly unknown[];

/** Who must not be paired in one round, ready to ask of many pairs. */
export class Barriers {
  private readonly rules: readonly { readonly rule: BarrierRule; readonly bar: Bar }[];
  private readonly named: ReadonlyMap<string, ReadonlyMap<string, readonly StandingBarrierKind[]>>;
  private readonly leastPoints: number;

  constructor(input: MatchInput) {
    this.rules = [...input.settings.barriers]
      .sort(byId)
      .map((rule) => ({ rule, bar: barrierRules[rule.kind](rule, new Lexicon()) }));
    this.named = namedPairs(input);
    this.leastPoints = pointsFor(input.settings.minimumFit);
  }

  student({ answers }: Student): BarrierReading {
    return this.rules.map(({ bar }) => bar.student(answers));
  }

  mentor({ answers }: Mentor): BarrierReading {
    return this.rules.map(({ bar }) => bar.mentor(answers));
  }

  /** Whether anything at all bars the pair. The quick form of `between`. */
  any(couple: Couple, student: BarrierReading, mentor: BarrierReading): boolean {
    if (couple.judged < this.leastPoints || couple.mentor.places < 1) return true;
    if (this.named.get(couple.student.id)?.has(couple.mentor.id)) return true;
    for (let k = 0; k < this.rules.length; k += 1) if (this.bars(k, student, mentor)) return true;
    return false;
  }

  /** Every barrier of the pair: the standing ones, then the round's own in the order of their ids. */
  between(couple: Couple, student: BarrierReading, mentor: BarrierReading): Barrier[] {
    const standing: StandingBarrierKind[] = [
      ...(couple.mentor.places < 1 ? (['no-place'] as const) : []),
      ...(this.named.get(couple.student.id)?.get(couple.mentor.id) ?? []),
      ...(couple.judged < this.leastPoints ? (['below-minimum-fit'] as const) : []),
    ];
    return [
      ...standing.map((kind) => ({ id: kind, kind, name: standingBarrierNames[kind] })),
      ...this.rules
        .filter((_, k) => this.bars(k, student, mentor))
        .map(({ rule: { id, kind, name } }) => ({ id, kind, name })),
    ];
  }

  private bars(k: number, student: BarrierReading, mentor: BarrierReading): boolean {
    const rule = this.rules[k];
    if (!rule || student[k] === undefined || mentor[k] === undefined) return false;
    return bars(rule.bar, student[k], mentor[k]);
  }
}

/**
 * Everything that forbids this pair in this round; empty when nothing does. Standing barriers come first, then the
 * round's own. An empty answer bars nobody.
 */
export function barriersBetween(student: Student, mentor: Mentor, input: MatchInput): Barrier[] {
  const [scoring, barriers] = [new Scoring(input.settings), new Barriers(input)];
  const [ours, theirs] = [scoring.student(student), scoring.mentor(mentor)];
  const judged = scoring.judged(ours, theirs, scoring.score(ours, theirs));
  return barriers.between({ student, mentor, judged }, barriers.student(student), barriers.mentor(mentor));
}

/** The pairs that somebody named: student id to mentor id to why. */
function namedPairs({ students, mentors, rejections }: MatchInput) {
  const named = new Map<string, Map<string, StandingBarrierKind[]>>();
  const add = (studentId: string, mentorId: string, kind: StandingBarrierKind) => {
    const ofStudent = named.get(studentId) ?? new Map<string, StandingBarrierKind[]>();
    const kinds = ofStudent.get(mentorId) ?? [];
    named.set(studentId, ofStudent.set(mentorId, kinds.includes(kind) ? kinds : [...kinds, kind]));
  };
  for (const mentor of mentors) for (const id of mentor.samePersonAs ?? []) add(id, mentor.id, 'same-person');
  for (const { studentId, mentorId } of rejections) add(studentId, mentorId, 'rejected');
  for (const student of students) for (const id of student.avoids ?? []) add(student.id, id, 'student-avoids');
  for (const mentor of mentors) for (const id of mentor.avoids ?? []) add(id, mentor.id, 'mentor-avoids');
  return named;
}
