/** What somebody decided, or what became of a decision. */
export type DecisionKind =
  | 'requested'
  | 'given'
  | 'renewed'
  | 'refused'
  | 'withdrawn'
  | 'expired'
  | 'objected'
  | 'objection-lifted'
  | 'invalidated';

/** One line of a person's chain, as the database holds it. Hashes are 64 lower-case hexadecimal digits. */
export interface ConsentEvent {
  readonly institutionId: string;
  readonly subjectId: string;
  readonly subjectKind: 'student' | 'mentor';
  /** From 1, without a gap. */
  readonly seq: number;
  readonly purpose: string;
  /** Empty for the whole purpose. */
  readonly item: string;
  readonly kind: DecisionKind;
  /** Of the text that was shown. */
  readonly noticeSha256: string;
  readonly shownAt: Date;
  readonly method: string;
  readonly actor: string;
  readonly recordedAt: Date;
  readonly epoch: number;
  /** Whether the use may go on from here. */
  readonly permitted: boolean;
  /** When a yes ends by itself; null when it does not, or there is none. */
  readonly until: Date | null;
  /** Digits: one order for all decisions and uses. */
  readonly orderNo: string;
  /** Of the line before; of the first line, `genesisOf`. */
  readonly prevHash: string;
  readonly hash: string;
}

/** A line that has no place in a chain yet. */
export type EventTerms = Omit<ConsentEvent, 'prevHash' | 'hash'>;

/** Whose chain it is. */
export type ChainOwner = Pick<ConsentEvent, 'institutionId' | 'subjectId'>;

/** The text of a line that its hash is made of, just as the database writes it: moments in UTC to the millisecond. */
export const lineOf = (event: EventTerms): string =>
  [
    event.institutionId,
    event.subjectId,
    event.subjectKind,
    event.seq,
    event.purpose,
    event.item,
    event.kind,
    event.noticeSha256,
    event.shownAt.toISOString(),
    event.method,
    event.actor,
    event.recordedAt.toISOString(),
    event.epoch,
    event.permitted,
    event.until?.toISOString() ?? '',
    event.orderNo,
  ].join('|');

/** How far a chain went, when somebody looked. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}
