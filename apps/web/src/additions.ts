import type { DynamicModule, Type } from '@nestjs/common';
import type { SignInWay } from './home/sign-in-ways';

/** What only some installations have. */
export interface Additions {
  /** Modules with pages of their own, such as the demonstration's sign-in. */
  readonly modules?: readonly (Type | DynamicModule)[];
  readonly signInWays?: readonly SignInWay[];
}
