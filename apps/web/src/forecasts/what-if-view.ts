import type { FieldError } from '@footing/kernel';
import type { DraftView, TriablePeople, WhatIfView } from '@footing/matching';
import type { Typed } from '../http/read-form';

/** What the page of other rules shows. */
export interface WhatIfPageView {
  readonly draft: DraftView;
  readonly settings: NonNullable<DraftView['settings']>;
  /** Whose tiers and places can be tried. */
  readonly can: TriablePeople;
  /** Absent before anything was asked, or when something has to be put right. */
  readonly answer?: WhatIfView | undefined;
  /** Where the answer will be, while it is still being worked out. */
  readonly answerAt?: string | undefined;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
  /** Whether they may change the round's rules. */
  readonly mayEdit: boolean;
  /** Whether the answer follows what is entered. */
  readonly isLive: boolean;
}
