import type { FieldError } from '@footing/kernel';
import { isBetterFit, isDeclineReason, isEndReason, type OwnStep, type OwnWish } from '@footing/pairings';
import { readDateField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

/** What somebody asks for with a form; or what to put right in it. What is asked of the step itself is for the service to say. */
export function wishIn(step: OwnStep, typed: Typed): OwnWish | { readonly errors: readonly FieldError[] } {
  const [reason, better, words] = [textIn(typed, 'reason'), textIn(typed, 'better'), textIn(typed, 'words').trim()];
  const until = readDateField(typed, 'until', 'The last day of the break');
  if (step === 'pause' && until.kind === 'wrong') return { errors: [until.error] };
  const another = textIn(typed, 'another');
  return {
    step,
    ...(step === 'decline' && isDeclineReason(reason) ? { reason } : {}),
    ...(step === 'close' && isEndReason(reason) ? { endReason: reason } : {}),
    ...(isBetterFit(better) ? { better } : {}),
    ...(another === '' ? {} : { another: another === 'yes' }),
    ...(words === '' ? {} : { words }),
    ...(step === 'pause' && until.kind === 'date' ? { until: until.date } : {}),
  };
}
