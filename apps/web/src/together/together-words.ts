import { DomainError } from '@footing/kernel';
import { paths } from '../paths';

/** Why looking at these pages leaves no line in the record. */
export const OWN = 'the two look at what is their own';

export const toHub = (id: string) => ({ href: paths.together(id), text: 'Back to the two of you' });

/** What is said on the page as it is now, where something was not done. */
export const refusalWords: Readonly<Record<string, string>> = {
  'together.not-open': 'Nothing was changed: this was done already, or it is not open now. Here is how it stands.',
  'together.text-changed': 'Nothing was signed: the text has changed since you opened the page. Please read it again.',
  'together.goals-full': 'Nothing was added: five goals are enough. Let one go first, or finish one.',
};

/** Whether it is one of these. */
export const isRefusal = (error: unknown): error is DomainError =>
  error instanceof DomainError && Object.hasOwn(refusalWords, error.code);
