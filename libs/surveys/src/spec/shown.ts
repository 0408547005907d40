import type { Answer, Answers, Said } from '../domain/answers';
import type { Condition } from '../domain/conditions/condition';
import { answerKeys } from '../domain/instrument';
import type { Drawn } from './instruments';

/**
 * Which pages are asked, worked out the other way round: an item is asked if its condition, as drawn, holds of the answers
 * to items that are themselves asked. Called by itself for each item, again and again; the order of the items plays no part.
 */
export function isShown({ instrument, conditions }: Drawn, key: string, answers: Answers): boolean {
  const condition = conditions.get(key);
  if (!condition) return true;
  const said = (asked: string): Said | undefined => {
    const item = instrument.items.find((one) => answerKeys(one).includes(asked))!;
    const answer: Answer | undefined = new Map(Object.entries(answers)).get(asked);
    return answer && 'said' in answer && isShown({ instrument, conditions }, item.key, answers)
      ? answer.said
      : undefined;
  };
  return truth(condition, said);
}

function truth(condition: Condition, said: (key: string) => Said | undefined): boolean {
  if (condition.is === 'not') return !truth(condition.of, said);
  if (condition.is === 'and') return !condition.of.some((one) => !truth(one, said));
  if (condition.is === 'or') return condition.of.map((one) => truth(one, said)).includes(true);
  const one = said(condition.key);
  if (condition.is === 'answered') return one !== undefined;
  if (condition.is === 'ticked') return (one as string[] | undefined)?.includes(condition.code) ?? false;
  if (condition.is === 'among') return one !== undefined && condition.operands.includes(one as string);
  const signs = { '==': one === condition.operand, '!=': one !== condition.operand };
  if (condition.by === '==' || condition.by === '!=') return signs[condition.by];
  if (one === undefined) return false;
  return condition.by === '<' ? one < condition.operand : one > condition.operand;
}

/** The answers to pages that are asked. */
export const shownAnswers = (drawn: Drawn, answers: Answers): Answers => {
  const keys = new Set(drawn.instrument.items.filter((item) => isShown(drawn, item.key, answers)).flatMap(answerKeys));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
};
