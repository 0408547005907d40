import { nameless, type Nameless } from '../domain/nameless';
import { namelessAll, namelessAnswers, namelessParts } from '../domain/without-names';
import type { AlternativeView } from './alternatives.query';
import type { EntryOnBench, PairOnBench, PersonOnBench } from './bench-entry.query';
import type { Entry } from './entries.query';
import type { NamedPerson } from './names.query';
import { labelIn, type Labels, namelessOf, underLabel } from './shown-names.query';

/** A student on the bench with all that is shown beside them. */
export type Benched = EntryOnBench & { readonly alternatives: readonly AlternativeView[] };

/** The same without names, addresses and words for women and men, in whatever is shown of anybody. */
export function namelessEntry<Of extends Benched>(entry: Of, labels: Labels): Of {
  const people = namelessOf(everybodyIn(entry), labels);
  const { student, pair, unmatched, history, alternatives } = entry;
  return {
    ...entry,
    student: personOf(student, people, labels),
    pair: pair && pairOf(pair, people, labels),
    unmatched: unmatched && {
      consultant: namelessAll(unmatched.consultant, people),
      student: namelessAll(unmatched.student, people),
    },
    history: history.map((one) => ({
      ...one,
      mentorName: one.offerId === null ? null : labelIn(labels, one.offerId),
      reason: nameless(one.reason, people),
    })),
    alternatives: alternatives.map((one) => ({
      ...one,
      mentorName: labelIn(labels, one.offerId),
      barriers: namelessAll(one.barriers, people),
    })),
  };
}

/** A line of the queue under labels. */
export const namelessLine = (entry: Entry, labels: Labels): Entry => ({
  ...entry,
  studentName: labelIn(labels, entry.applicationId),
  mentorName: entry.offerId === null ? null : labelIn(labels, entry.offerId),
});

function everybodyIn({ student, pair, history, alternatives }: Benched): NamedPerson[] {
  const nobody = { email: null, universityId: null, schoolName: null };
  return [
    student,
    ...(pair ? [pair.mentor] : []),
    ...alternatives.map(({ offerId, mentorName }) => ({ id: offerId, name: mentorName, ...nobody })),
    ...history.flatMap(({ offerId, mentorName }) =>
      offerId !== null && mentorName !== null ? [{ id: offerId, name: mentorName, ...nobody }] : [],
    ),
  ];
}

const personOf = (person: PersonOnBench, people: readonly Nameless[], labels: Labels): PersonOnBench => ({
  ...underLabel(person, labels),
  answers: namelessAnswers(person.answers, people),
});

function pairOf(pair: PairOnBench, people: readonly Nameless[], labels: Labels): PairOnBench {
  const { student, mentor, consultant } = pair.reasons;
  return {
    ...pair,
    mentor: personOf(pair.mentor, people, labels),
    parts: namelessParts(pair.parts, people),
    reasons: {
      student: namelessAll(student, people),
      mentor: namelessAll(mentor, people),
      consultant: namelessAll(consultant, people),
    },
  };
}
