import type { ConsentEvent } from '../domain/consent-event';
import {
  type ExportedEvent,
  type ExportedKey,
  LOG_FORMAT,
  type OwnLog,
  type ProvedEvent,
  type WholeLog,
} from './log-export';

type Check<T> = (value: unknown) => value is T;
type Checks<T> = { readonly [K in keyof T]-?: Check<T[K]> };

const isText: Check<string> = (value) => typeof value === 'string';
const isWhole: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isFlag: Check<boolean> = (value) => typeof value === 'boolean';
const isHash: Check<string> = (value): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isMoment: Check<string> = (value): value is string =>
  isText(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
const isEnd: Check<string> = (value) => value === '' || isMoment(value);
const isOne =
  <T extends string>(...words: readonly T[]): Check<T> =>
  (value): value is T =>
    words.some((word) => word === value);
const isList =
  <T>(isEntry: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(isEntry);

/** Whether a value has these fields, in this order, and no other. */
const isShaped =
  <T>(checks: Checks<T>): Check<T> =>
  (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const named: readonly [string, (field: unknown) => boolean][] = Object.entries(checks);
    const fields = Object.entries(value);
    return (
      fields.length === named.length &&
      named.every(([name, isRight], at) => fields[at]?.[0] === name && isRight(fields[at][1]))
    );
  };

const isKey = isShaped<ExportedKey>({ kty: isOne('OKP'), crv: isOne('Ed25519'), x: isText, kid: isText });
const line: Checks<ExportedEvent> = {
  subjectId: isText,
  subjectKind: isOne('student', 'mentor'),
  seq: isWhole,
  purpose: isText,
  item: isText,
  kind: isOne(
    'requested',
    'given',
    'renewed',
    'refused',
    'withdrawn',
    'expired',
    'objected',
    'objection-lifted',
    'invalidated',
  ),
  noticeSha256: isHash,
  shownAt: isMoment,
  method: isText,
  actor: isText,
  recordedAt: isMoment,
  epoch: isWhole,
  permitted: isFlag,
  until: isEnd,
  orderNo: isText,
  prevHash: isHash,
  hash: isHash,
};
const start = { format: isOne(LOG_FORMAT), institution: isText };
const isWholeLog = isShaped<WholeLog>({
  ...start,
  keys: isList(isKey),
  heads: isList(isText),
  events: isList(isShaped(line)),
});
const isOwnLog = isShaped<OwnLog>({
  ...start,
  subject: isText,
  keys: isList(isKey),
  heads: isList(isText),
  consistency: isList(isList(isHash)),
  chain: isText,
  events: isList(isShaped<ProvedEvent>({ ...line, leaf: isWhole, proof: isList(isHash) })),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The log that a text is the export of, to the last byte; null when it is the export of none. */
export function readLog(text: string): WholeLog | OwnLog | null {
  const value = parsed(text);
  return (isWholeLog(value) || isOwnLog(value)) && JSON.stringify(value) === text ? value : null;
}

/** Whether an export is what one person took away. */
export const isOwn = (log: WholeLog | OwnLog): log is OwnLog => 'subject' in log;

/** The lines of an export as the chain's own. */
export const eventsOf = ({ institution, events }: WholeLog | OwnLog): ConsentEvent[] =>
  events.map((event) => ({
    ...event,
    institutionId: institution,
    shownAt: new Date(event.shownAt),
    recordedAt: new Date(event.recordedAt),
    until: event.until === '' ? null : new Date(event.until),
  }));
