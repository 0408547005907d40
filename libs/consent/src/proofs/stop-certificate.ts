import { createHash } from 'node:crypto';
import { type Place, places, type Purpose } from '@footing/kernel';
import type { ChainHead, DecisionKind } from '../domain/consent-event';

/** A decision that ends a use. */
export type StopKind = Extract<DecisionKind, 'withdrawn' | 'objected' | 'expired' | 'invalidated'>;

/** A place where data of the purpose was, and what it said of the stop. */
export interface StopPlace {
  readonly place: Place;
  readonly dueAt: Date;
  /** Null until it has confirmed. */
  readonly confirmedAt: Date | null;
  /** What was done, in counts and ids; null until it has confirmed. */
  readonly evidence: Readonly<Record<string, unknown>> | null;
}

/** All that a certificate of a stop is made of. */
export interface StopTerms {
  readonly institution: string;
  readonly receiptId: string;
  readonly purpose: { readonly code: Purpose; readonly title: string; readonly stopped: string };
  /** What was stopped within the purpose, in words; empty for the whole purpose. */
  readonly itemWords: string;
  readonly kind: StopKind;
  /** When the person, or the clock, asked for it. */
  readonly requestedAt: Date;
  /** From when no use begins. */
  readonly stoppedAt: Date;
  /** The last use that the ledger has before the stop; null when there never was one. */
  readonly lastUseAt: Date | null;
  readonly places: readonly StopPlace[];
  /** How far the person's chain went with this decision. */
  readonly chain: ChainHead;
}

/** `complete`: every place has confirmed. `waiting`: some have time left. `overdue`: some had to by now, and have not. */
export type StopState = 'complete' | 'waiting' | 'overdue';

/** The certificate, ready to be shown or signed: moments as ISO texts to the millisecond. */
export interface StopCertificate {
  readonly form: 'footing-stop-certificate/1';
  readonly institution: string;
  readonly receiptId: string;
  readonly purpose: Purpose;
  readonly title: string;
  readonly item: string;
  readonly kind: StopKind;
  readonly requestedAt: string;
  readonly stoppedAt: string;
  readonly lastUseAt: string | null;
  readonly places: readonly {
    readonly name: string;
    readonly dueAt: string;
    readonly confirmedAt: string | null;
    /** 64 hexadecimal digits: SHA-256 of the evidence as `evidenceText`. */
    readonly evidenceSha256: string | null;
  }[];
  readonly chain: ChainHead;
  /** Whole sentences: what a stop does not reach. Never empty. */
  readonly cannotUndo: readonly string[];
  readonly state: StopState;
  readonly madeAt: string;
}

const HANDED_OVER = 'A message that had already left us cannot be called back.';
const BACKUPS =
  'Backups keep older data until they are written over. If we ever have to go back to one, we stop this again before anything else runs.';

/** Evidence as a text that is the same whatever order its fields came in. Source: RFC 8785. */
export function evidenceText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(evidenceText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${evidenceText(field)}`).join(',')}}`;
}

const isConfirmed = ({ confirmedAt }: StopPlace): boolean => confirmedAt !== null;

/** How far a stop is, at a moment. Without places there is nothing to wait for. */
export function stopStateOf(all: readonly StopPlace[], at: Date): StopState {
  if (all.every(isConfirmed)) return 'complete';
  return all.some((place) => !isConfirmed(place) && place.dueAt <= at) ? 'overdue' : 'waiting';
}

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;

/**
 * The certificate of a stop, as things are `at` a moment. Only a `complete` one is worth a signature.
 * @throws RangeError when the ledger has a use after the stop, or a place evidence without a confirmation: such a certificate
 *   would say what is not so.
 */
export function stopCertificateOf(stop: StopTerms, at: Date): StopCertificate {
  if (stop.lastUseAt && stop.lastUseAt > stop.stoppedAt)
    throw new RangeError(`a use after the stop of ${stop.receiptId}`);
  if (stop.places.some((place) => isConfirmed(place) !== (place.evidence !== null)))
    throw new RangeError(`evidence does not go with a confirmation of ${stop.receiptId}`);
  const isQueued = stop.places.some(({ place }) => places[place].kind === 'queue');
  return {
    form: 'footing-stop-certificate/1',
    institution: stop.institution,
    receiptId: stop.receiptId,
    purpose: stop.purpose.code,
    title: stop.purpose.title,
    item: stop.itemWords,
    kind: stop.kind,
    requestedAt: stop.requestedAt.toISOString(),
    stoppedAt: stop.stoppedAt.toISOString(),
    lastUseAt: isoOf(stop.lastUseAt),
    places: stop.places.map(({ place, dueAt, confirmedAt, evidence }) => ({
      name: places[place].words,
      dueAt: dueAt.toISOString(),
      confirmedAt: isoOf(confirmedAt),
      evidenceSha256: evidence && createHash('sha256').update(evidenceText(evidence)).digest('hex'),
    })),
    chain: stop.chain,
    cannotUndo: [stop.purpose.stopped, ...(isQueued ? [HANDED_OVER] : []), BACKUPS],
    state: stopStateOf(stop.places, at),
    madeAt: at.toISOString(),
  };
}
