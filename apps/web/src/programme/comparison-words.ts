import { answerName, type Barrier, barrierKinds, type Criterion, criterionKinds } from '@footing/programmes';
import { count } from './round-words';

/** What a criterion or barrier compares, in one or two sentences, with its own answers, order and steps. */
export function explain(rule: Criterion | Barrier): string {
  const { explains } = { ...criterionKinds, ...barrierKinds }[rule.kind];
  if (rule.studentField === null || rule.mentorField === null) return explains;
  const fields = `The student’s “${answerName(rule.studentField)}” and the mentor’s “${answerName(rule.mentorField)}”.`;
  const order = rule.orderedValues.length === 0 ? '' : ` In this order: ${rule.orderedValues.join(', ')}.`;
  const rests = rule.atLeast === null ? explains : explains.replace('so many steps', count(rule.atLeast, 'step'));
  return `${fields} ${rests}${order}`;
}
