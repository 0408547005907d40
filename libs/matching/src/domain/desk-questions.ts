import type {
  Diagnosis,
  Draft,
  GapsBy,
  MatchInput,
  OtherPeople,
  PricedPlaces,
  RefusalCode,
  RoundSettings,
  StudentCosts,
  SwapPreview,
  UnderAim,
  WhatIf,
} from '@footing/engine';

/** A round as it stands: what every question is about. */
export interface Standing {
  readonly input: MatchInput;
  /** What it came to so far, where the question compares with it. */
  readonly draft?: Draft;
}

/** Everything the desk can be asked: what is handed over, and what comes back. All of it is plain data. */
export interface Questions {
  /** Who moves when a student gets this mentor, and what it costs. Needs the draft. */
  readonly swap: {
    readonly asks: { readonly studentId: string; readonly mentorId: string };
    readonly answer: SwapPreview;
  };
  /** What each mentor would cost whom a student may have; null where prices do not tell. */
  readonly 'swap-costs': { readonly asks: { readonly studentId: string }; readonly answer: StudentCosts | null };
  /** What would change under other settings, or with other tiers or places. */
  readonly 'what-if': {
    readonly asks: { readonly settings: RoundSettings; readonly people?: OtherPeople };
    readonly answer: WhatIf;
  };
  /** Which mentors the round lacks. */
  readonly gaps: { readonly asks: null; readonly answer: readonly GapsBy[] };
  /** What keeping places for these students would cost, place by place; null where the round keeps no places. */
  readonly 'price-of-places': {
    readonly asks: { readonly members: readonly string[] };
    readonly answer: readonly PricedPlaces[] | null;
  };
  /** What each aim would give. */
  readonly aims: { readonly asks: null; readonly answer: readonly UnderAim[] };
  /** The draft beyond its total. */
  readonly diagnosis: { readonly asks: null; readonly answer: Diagnosis };
}
export type Question = keyof Questions;

/** What the desk's thread is told: to hold a round under a key, or to answer a question about one it holds. */
export type DeskOrder =
  | { readonly kind: 'hold'; readonly key: string; readonly standing: Standing }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly key: string;
      readonly question: Question;
      readonly asks: Questions[Question]['asks'];
    };

/** What it says: the answer, that the engine refuses (ids only), that it holds no such round, or that it broke. */
export type DeskReport = { readonly id: number } & (
  | { readonly kind: 'answer'; readonly answer: Questions[Question]['answer'] }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string }
  | { readonly kind: 'unknown-round' }
  | { readonly kind: 'broke'; readonly message: string }
);
