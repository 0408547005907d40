import type { Draft, DraftPair, OnProgress } from './draft-model';
import { everyHundredth } from './every-hundredth';
import { ticket } from './lottery';
import type { MatchInput, Mentor, Student } from './model';
import { Round, type MentorRead, type StudentRead } from './round';
import { Weighing } from './tiers';

/**
 * Everything wrong with a draft of this input; empty when it may be shown. It knows nothing of the solver: it scores every
 * pair and asks for every barrier anew, sees that the pairs can all stand together and keep the pins, and then proves with
 * the certificate, in whole numbers, that no draft is better. Never throws for a well-formed draft.
 *
 * @param onProgress told about every hundredth, as step `check`.
 * Cost: one score for each student and mentor.
 */
export function check(input: MatchInput, draft: Draft, onProgress: OnProgress = () => undefined): readonly string[] {
  const round = new Round(input);
  const students = new Map(input.students.map((student) => [student.id, round.readStudent(student)]));
  const mentors = new Map(input.mentors.map((mentor) => [mentor.id, round.readMentor(mentor)]));
  const standing = [
    ...strangers(draft, students, mentors),
    ...everyStudentOnce(input.students, draft),
    ...placesKept(input.mentors, draft),
    ...pinsKept(input, draft),
    ...sumsRight(input, draft),
  ];
  if (standing.length > 0) return standing;
  const paired = draft.pairs.flatMap((pair) => pairFaults(round, pair, students, mentors));
  return [...paired, ...new Proof(input, draft, round, students, mentors).faults(onProgress)];
}

function strangers(
  draft: Draft,
  students: ReadonlyMap<string, StudentRead>,
  mentors: ReadonlyMap<string, MentorRead>,
): string[] {
  return [
    ...draft.pairs.flatMap(({ studentId, mentorId }) => [
      ...(students.has(studentId) ? [] : [`student ${studentId} is not in the round`]),
      ...(mentors.has(mentorId) ? [] : [`mentor ${mentorId} is not in the round`]),
    ]),
    ...draft.unmatched.flatMap(({ studentId }) =>
      students.has(studentId) ? [] : [`student ${studentId} is not in the round`],
    ),
  ];
}

function everyStudentOnce(students: readonly Student[], { pairs, unmatched }: Draft): string[] {
  const times = tally([...pairs, ...unmatched].map(({ studentId }) => studentId));
  return students.flatMap(({ id }) =>
    times.get(id) === 1 ? [] : [`student ${id} is there ${times.get(id) ?? 0} times`],
  );
}

function placesKept(mentors: readonly Mentor[], { pairs }: Draft): string[] {
  const held = tally(pairs.map(({ mentorId }) => mentorId));
  return mentors.flatMap(({ id, places }) =>
    (held.get(id) ?? 0) > places ? [`mentor ${id} has ${held.get(id)} students and ${places} places`] : [],
  );
}

function pinsKept({ pins }: MatchInput, { pairs }: Draft): string[] {
  const wanted = new Map(pins.map(({ studentId, mentorId }) => [studentId, mentorId]));
  const given = new Map(pairs.map((pair) => [pair.studentId, pair]));
  return [
    ...[...wanted].flatMap(([studentId, mentorId]) =>
      given.get(studentId)?.mentorId === mentorId ? [] : [`the pin of student ${studentId} is not kept`],
    ),
    ...pairs.flatMap(({ studentId, pinned }) =>
      pinned === wanted.has(studentId)
        ? []
        : [`student ${studentId} is wrongly marked as ${pinned ? '' : 'not '}pinned`],
    ),
  ];
}

function sumsRight({ students }: MatchInput, { pairs, total, tiers }: Draft): string[] {
  const sum = pairs.reduce((points, { score }) => points + score, 0);
  const matched = new Set(pairs.map(({ studentId }) => studentId));
  const all = tally(students.map(({ tier }) => tier));
  const served = tally(students.filter(({ id }) => matched.has(id)).map(({ tier }) => tier));
  const listed = new Map(tiers.map((one) => [one.tier, one]));
  return [
    ...(sum === total ? [] : [`the total is ${total}, the pairs sum to ${sum}`]),
    ...(tiers.length === all.size ? [] : [`${tiers.length} tiers are listed, ${all.size} have students`]),
    ...[...all].flatMap(([tier, count]) => {
      const one = listed.get(tier);
      return one?.students === count && one.matched === (served.get(tier) ?? 0)
        ? []
        : [`tier ${tier} is counted wrongly`];
    }),
  ];
}

function pairFaults(
  round: Round,
  pair: DraftPair,
  students: ReadonlyMap<string, StudentRead>,
  mentors: ReadonlyMap<string, MentorRead>,
): string[] {
  const [student, mentor] = [students.get(pair.studentId), mentors.get(pair.mentorId)];
  if (!student || !mentor) return [];
  const name = `student ${pair.studentId} with mentor ${pair.mentorId}`;
  const { score, parts } = round.parts(student, mentor);
  const points = pair.parts.reduce((sum, part) => sum + part.points, 0);
  const shares = pair.parts.reduce((sum, part) => sum + part.weight, 0);
  const barred = isAnnounced(round.input, pair) ? [] : round.barriersOf(student, mentor).barriers;
  return [
    ...barred.map(({ id }) => `${name}: barred by ${id}`),
    ...(pair.score === score ? [] : [`${name}: score ${pair.score}, should be ${score}`]),
    ...(points === pair.score ? [] : [`${name}: parts sum to ${points}, score ${pair.score}`]),
    ...(Math.abs(shares - 1) < 1e-9 ? [] : [`${name}: shares sum to ${shares}`]),
    ...(JSON.stringify(parts) === JSON.stringify(pair.parts) ? [] : [`${name}: parts are not those of this pair`]),
  ];
}

/** What both people have been told of stands, whatever would bar it now. */
const isAnnounced = ({ pins }: MatchInput, { studentId, mentorId, pinned }: DraftPair): boolean =>
  pinned && pins.some((pin) => pin.announced && pin.studentId === studentId && pin.mentorId === mentorId);

/** The part of the check that shows that nothing is better: weak duality, complementary slackness, no gap. */
class Proof {
  private readonly mentorOf: ReadonlyMap<string, string>;
  private readonly u: ReadonlyMap<string, number>;
  private readonly p: ReadonlyMap<string, number>;
  private readonly students: readonly StudentRead[];
  private readonly open: readonly { readonly mentor: MentorRead; readonly places: number; readonly ticket: number }[];
  private readonly weighing: Weighing;

  constructor(
    private readonly input: MatchInput,
    draft: Draft,
    private readonly round: Round,
    students: ReadonlyMap<string, StudentRead>,
    mentors: ReadonlyMap<string, MentorRead>,
  ) {
    const pinned = new Map(input.pins.map(({ studentId, mentorId }) => [studentId, mentorId]));
    const given = tally(pinned.values());
    this.mentorOf = new Map(draft.pairs.map(({ studentId, mentorId }) => [studentId, mentorId]));
    this.u = new Map(draft.certificate.students.map(({ studentId, u }) => [studentId, u]));
    this.p = new Map(draft.certificate.mentors.map(({ mentorId, p }) => [mentorId, p]));
    this.students = [...students.values()].filter(({ student }) => !pinned.has(student.id));
    this.open = [...mentors.values()]
      .map((mentor) => ({ mentor, places: mentor.mentor.places - (given.get(mentor.mentor.id) ?? 0) }))
      .filter(({ places }) => places > 0)
      .map((one) => ({ ...one, ticket: ticket(input.seed, one.mentor.mentor.id) }));
    const places = this.open.reduce((sum, one) => sum + one.places, 0);
    this.weighing = new Weighing(
      this.students.map(({ student }) => student.tier),
      places,
    );
  }

  faults(onProgress: OnProgress): string[] {
    const values = [
      ...this.students.flatMap(({ student: { id } }) => this.valueFaults(`u of student ${id}`, this.u.get(id))),
      ...this.open.flatMap(({ mentor: { mentor } }) =>
        this.valueFaults(`p of mentor ${mentor.id}`, this.p.get(mentor.id)),
      ),
    ];
    return values.length > 0 ? values : [...this.slackness(), ...this.pairs(onProgress)];
  }

  private valueFaults(name: string, value: number | undefined): string[] {
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? [] : [`${name} is ${value}`];
  }

  /** Who goes without gains nothing; who has a place to spare is free. With tight pairs this leaves no gap. */
  private slackness(): string[] {
    const held = tally(this.students.flatMap(({ student }) => this.mentorOf.get(student.id) ?? []));
    return [
      ...this.students.flatMap(({ student: { id } }) =>
        !this.mentorOf.has(id) && this.u.get(id) !== 0 ? [`unmatched student ${id} has u ${this.u.get(id)}`] : [],
      ),
      ...this.open.flatMap(({ mentor: { mentor }, places }) =>
        (held.get(mentor.id) ?? 0) < places && this.p.get(mentor.id) !== 0
          ? [`mentor ${mentor.id} has a place to spare and p ${this.p.get(mentor.id)}`]
          : [],
      ),
    ];
  }

  /** No allowed pair weighs more than u + p, and each pair of the draft weighs just that. */
  private pairs(onProgress: OnProgress): string[] {
    const faults: string[] = [];
    const of = this.students.length;
    const tell = everyHundredth(of, (done) => onProgress({ step: 'check', done, of }));
    const open = this.open.map((one) => ({ ...one, p: this.p.get(one.mentor.mentor.id) ?? 0 }));
    for (const [at, student] of this.students.entries()) {
      const { id, tier } = student.student;
      const [bonus, drawn] = [this.weighing.bonus(tier), ticket(this.input.seed, id)];
      const [u, mentorId] = [this.u.get(id) ?? 0, this.mentorOf.get(id)];
      for (const { mentor, ticket: theirs, p } of open) {
        const score = this.round.allowedScore(student, mentor);
        if (score < 0) continue;
        const weight = this.weighing.weigh(bonus, score, drawn, theirs);
        const gap = u + p - weight;
        const held = mentorId === mentor.mentor.id;
        if (gap < 0) faults.push(`student ${id} with mentor ${mentor.mentor.id} would be better by ${-gap}`);
        if (held && gap > 0) faults.push(`student ${id} with mentor ${mentor.mentor.id} leaves a gap of ${gap}`);
      }
      tell(at + 1);
    }
    return faults;
  }
}

function tally<T>(things: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}
