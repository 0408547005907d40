import type { FieldError } from '@footing/kernel';
import type { AttendanceView, MeetingView, ReflectionView } from '@footing/scheduling';
import type { Typed } from '../http/read-form';

/** A meeting with what is said about it, as one of its people sees it. */
export interface AfterView {
  readonly meeting: MeetingView;
  readonly attendance: AttendanceView;
  readonly reflections: ReflectionView;
  readonly csrf: string;
  readonly typed?: Typed | undefined;
  readonly errors?: readonly FieldError[];
  /** Why what was asked for was not done; undefined when nothing went wrong. */
  readonly refused?: string | undefined;
}
