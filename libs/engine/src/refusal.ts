/** Every way an input can make no sense. */
export type RefusalCode =
  | 'no-students'
  | 'duplicate-student'
  | 'duplicate-mentor'
  | 'duplicate-criterion'
  | 'duplicate-barrier'
  | 'unknown-criterion'
  | 'unknown-barrier'
  | 'columns-missing'
  | 'weight-out-of-range'
  | 'weights-all-zero'
  | 'minimum-fit-out-of-range'
  | 'places-out-of-range'
  | 'tier-out-of-range'
  | 'pin-of-unknown-student'
  | 'pin-of-unknown-mentor'
  | 'pinned-twice'
  | 'pins-exceed-places'
  | 'pin-breaks-barrier'
  | 'unknown-student';

/** The input cannot mean anything. `message` carries ids only; `field` is where to look, e.g. `students[4].tier`. */
export class InputRefused extends Error {
  readonly field?: string;

  constructor(
    readonly code: RefusalCode,
    message: string,
    field?: string,
  ) {
    super(message);
    this.name = 'InputRefused';
    if (field !== undefined) this.field = field;
  }
}
