import type { DynamicModule, Type } from '@nestjs/common';
import type { Clock } from '@footing/kernel';
import type { SignInWay } from './home/sign-in-ways';

/** What only some installations have. */
export interface Additions {
  /** Modules with pages of their own, such as the demonstration's sign-in. */
  readonly modules?: readonly (Type | DynamicModule)[];
  readonly signInWays?: readonly SignInWay[];
  /** What the time is; the machine's own unless a year is played through. */
  readonly clock?: Clock;
}
