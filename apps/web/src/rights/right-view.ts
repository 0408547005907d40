import type { AskedCorrection, RequestInHand } from '@footing/consent';
import type { FieldError } from '@footing/kernel';
import type { Typed } from '../http/read-form';

/** A form as it was typed, with what to put right in it. */
export interface FormView {
  readonly typed: Typed;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
}

/** A request, and a form that was not taken as it was. */
export interface RightView extends FormView {
  readonly request: RequestInHand;
  /** What a correction names, old and new; null where it names nothing. */
  readonly correction: AskedCorrection | null;
  /** Whether somebody else did something with it while the form was filled in: nothing of the form was done. */
  readonly movedOn?: boolean;
}
