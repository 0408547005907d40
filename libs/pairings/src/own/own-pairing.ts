import type { ProgrammeKind } from '@footing/programmes';
import type { BetterFit, DeclineReason } from '../domain/decline-reasons';
import type { EndReason } from '../domain/end-reasons';
import type { PairingState, Side } from '../domain/lifecycle';
import type { OwnStep } from '../domain/own-steps';

/** A pairing as one of the two sees it. */
export interface OwnPairing {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly programmeKind: ProgrammeKind;
  readonly state: PairingState;
  /** Which of the two the asker is. */
  readonly side: Side;
  /** In a group: how many students the mentor meets with now; null in all other kinds. */
  readonly groupSize: number | null;
  /** The other of the two: their first name, and what they show by their own choice: empty where that is nothing, and wherever it is not asked for by `OwnPairings.show`. */
  readonly other: {
    readonly name: string;
    readonly shown: readonly { readonly words: string; readonly value: string }[];
  };
  /** Why these two, in whole sentences for the asker; at least one. */
  readonly reasons: readonly string[];
  /** What the asker may do now; empty when it is over. */
  readonly steps: readonly OwnStep[];
  /** What comes next, in one sentence; `by`: YYYY-MM-DD, null when there is no such day. */
  readonly next: { readonly what: string; readonly by: string | null };
  /** What happened, oldest first. */
  readonly history: readonly { readonly what: string; readonly at: Date }[];
}

/** What somebody asks for. What does not go with the step is not looked at. */
export interface OwnWish {
  readonly step: OwnStep;
  /** Needed to decline. */
  readonly reason?: DeclineReason;
  /** Why it ends, of whoever closes it before its time; nothing where they would not say. */
  readonly endReason?: EndReason;
  /** What would suit better, of whoever declines. */
  readonly better?: BetterFit;
  /** Whether whoever declines would like somebody else; yes unless said otherwise. */
  readonly another?: boolean;
  /** One sentence, at most 500 letters, for staff alone. */
  readonly words?: string;
  /** YYYY-MM-DD: until when to pause; needed to pause, and for `cannot-now` four weeks when left out. */
  readonly until?: string;
}
