import { importantSteps, type SignUpView, type StepName } from '@footing/joining';
import { BLANK, importantWords, spoken } from './question-words';

type Answered = Pick<SignUpView, 'answers' | 'needs' | 'experiences' | 'isReverse'>;

const listed = (value: unknown): string => {
  if (Array.isArray(value)) return value.map((one) => spoken(String(one))).join(', ');
  return typeof value === 'string' ? spoken(value) : '';
};

/** An answer as its owner reads it again; "Left blank" where there is none. */
export function answerInWords(step: StepName, { answers, needs, experiences, isReverse }: Answered): string {
  const words: Readonly<Record<StepName, () => string>> = {
    help: () => listed(answers[isReverse ? 'helpOffered' : 'helpWanted']),
    direction: () => listed(answers['direction']),
    course: () => listed(answers['course']),
    ways: () => listed(answers['waysOfWorking']),
    meeting: () => [listed(answers['meetingModes']), listed(answers['place'])].filter(Boolean).join(', in '),
    times: () => listed(answers['availability']),
    interests: () => listed(answers['interests']),
    needs: () => [...needs.chosen, needs.more].filter(Boolean).join('. '),
    experience: () => experiences.join(', '),
    important: () => mostImportant(answers['mostImportant']),
    about: () => listed(answers['about']),
    avoid: () => listed(answers['avoid']),
  };
  return words[step]() || BLANK;
}

function mostImportant(kind: unknown): string {
  const found = Object.entries(importantSteps).find(([, one]) => one === kind);
  return found ? (importantWords[found[0] as StepName] ?? '') : '';
}
