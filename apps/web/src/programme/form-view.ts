import type { FieldError } from '@footing/kernel';
import type { Typed } from '../http/read-form';

/** What every form shows: where it goes, what was typed, and what to put right. */
export interface FormView {
  readonly action: string;
  readonly csrf: string;
  readonly typed: Typed;
  /** Empty before the form was sent. */
  readonly errors: readonly FieldError[];
}
