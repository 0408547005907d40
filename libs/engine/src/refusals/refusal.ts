/** Every way an input can make no sense. */
export type RefusalCode =
  | 'no-students'
  | 'too-many-people'
  | 'empty-id'
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
  | 'retention-out-of-range'
  | 'mentors-view-out-of-range'
  | 'lottery-strength-out-of-range'
  | 'unknown-aim'
  | 'unknown-fairness'
  | 'fairness-with-stable'
  | 'floor-twice'
  | 'floor-of-unknown-group'
  | 'floor-out-of-range'
  | 'places-out-of-range'
  | 'fewest-out-of-range'
  | 'tier-out-of-range'
  | 'picked-twice'
  | 'rating-out-of-range'
  | 'answer-unreadable'
  | 'kept-twice'
  | 'pin-of-unknown-student'
  | 'pin-of-unknown-mentor'
  | 'pinned-twice'
  | 'pins-exceed-places'
  | 'pin-breaks-barrier'
  | 'unknown-student';

/**
 * The input cannot mean anything. `message` says of which id and what to do; `field` is where to look, e.g.
 * `students[4].tier`.
 */
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
