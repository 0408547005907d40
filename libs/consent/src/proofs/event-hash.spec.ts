import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { chained, institutionId, someChain, subjectOf } from '../spec/chains';
import { type ConsentEvent, type EventTerms, lineOf } from '../domain/consent-event';
import { genesisOf, hashOf, verifyChain } from './event-hash';

const owner = { institutionId, subjectId: subjectOf(1) };
const terms: EventTerms = {
  ...owner,
  subjectKind: 'student',
  seq: 1,
  purpose: 'sharing.mentor',
  item: 'field:topics',
  kind: 'given',
  noticeSha256: 'ab'.repeat(32),
  shownAt: new Date('2026-10-02T09:14:00.001Z'),
  method: 'button on my data',
  actor: '0190b6a5-0000-7000-8000-00000000000a',
  recordedAt: new Date('2026-10-02T09:14:05.120Z'),
  epoch: 3,
  permitted: true,
  until: new Date('2028-10-02T09:14:05.120Z'),
  orderNo: '9007199254740993',
};
const headOf = (events: readonly ConsentEvent[]) => {
  const last = events.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : null;
};
const chain = someChain({ minLength: 3, maxLength: 12 });
const place = fc.nat();

/** Each field of a line, changed by as little as the field can be. */
const edits: ((event: ConsentEvent) => ConsentEvent)[] = [
  (event) => ({ ...event, subjectKind: event.subjectKind === 'student' ? 'mentor' : 'student' }),
  (event) => ({ ...event, purpose: event.purpose === 'news' ? 'evidence' : 'news' }),
  (event) => ({ ...event, item: event.item === '' ? 'field:a' : '' }),
  (event) => ({ ...event, kind: event.kind === 'given' ? 'renewed' : 'given' }),
  (event) => ({
    ...event,
    noticeSha256: `${event.noticeSha256.startsWith('0') ? '1' : '0'}${event.noticeSha256.slice(1)}`,
  }),
  (event) => ({ ...event, shownAt: new Date(event.shownAt.getTime() + 1) }),
  (event) => ({ ...event, method: `${event.method}s` }),
  (event) => ({ ...event, actor: `${event.actor}0` }),
  (event) => ({ ...event, recordedAt: new Date(event.recordedAt.getTime() + 1) }),
  (event) => ({ ...event, epoch: event.epoch + 1 }),
  (event) => ({ ...event, permitted: !event.permitted }),
  (event) => ({ ...event, until: event.until ? null : new Date(0) }),
  (event) => ({ ...event, orderNo: String(BigInt(event.orderNo) + 1n) }),
];

describe('the hash of a line', () => {
  test('is made of the text that the database writes', () => {
    expect(lineOf(terms)).toBe(
      `${institutionId}|${subjectOf(1)}|student|1|sharing.mentor|field:topics|given|${'ab'.repeat(32)}|2026-10-02T09:14:00.001Z|` +
        'button on my data|0190b6a5-0000-7000-8000-00000000000a|2026-10-02T09:14:05.120Z|3|true|2028-10-02T09:14:05.120Z|9007199254740993',
    );
    expect(lineOf({ ...terms, item: '', until: null, permitted: false })).toMatch(
      /\|sharing\.mentor\|\|given\|.*\|3\|false\|\|9007199254740993$/,
    );
  });

  test('is made of the bytes of the hash before, and at first of whose chain it is', () => {
    const genesis = createHash('sha256')
      .update(`genesis:${institutionId}:${subjectOf(1)}`)
      .digest();
    expect(genesisOf(owner)).toBe(genesis.toString('hex'));
    const whole = Buffer.concat([genesis, Buffer.from(lineOf(terms), 'utf8')]);
    expect(hashOf(terms, genesisOf(owner))).toBe(createHash('sha256').update(whole).digest('hex'));
  });
});

describe('a chain', () => {
  test('is whole as it was written, and against every head that it ever had', () => {
    fc.assert(
      fc.property(chain, (events) => {
        expect(verifyChain(owner, events)).toBeNull();
        for (let length = 0; length <= events.length; length += 1)
          expect(verifyChain(owner, events, headOf(events.slice(0, length)))).toBeNull();
      }),
    );
    expect(verifyChain(owner, [])).toBeNull();
    expect(verifyChain(owner, [], { seq: 0, hash: genesisOf(owner) })).toBeNull();
  });

  test('shows the line in which any field was edited', () => {
    fc.assert(
      fc.property(chain, place, fc.constantFrom(...edits), (events, at, edit) => {
        const where = at % events.length;
        const edited = events.map((event, here) => (here === where ? edit(event) : event));
        expect(verifyChain(owner, edited)).toEqual({ fault: 'edited', seq: where + 1 });
      }),
      { numRuns: 400 },
    );
  });

  test('shows where a line was edited and hashed anew', () => {
    fc.assert(
      fc.property(chain, place, fc.constantFrom(...edits), (events, at, edit) => {
        const where = at % (events.length - 1);
        const anew = events.map((event, here) => (here === where ? chained(edit(event), events[where - 1]) : event));
        expect(verifyChain(owner, anew)).toEqual({ fault: 'unlinked', seq: where + 2 });
      }),
    );
  });

  test('shows what is missing, swapped, doubled, or of somebody else', () => {
    fc.assert(
      fc.property(chain, place, (events, at) => {
        const where = at % (events.length - 1);
        const [one, next] = [events[where], events[where + 1]];
        if (!one || !next) throw new RangeError('a chain of three lines has two that follow');
        const seq = where + 1;
        expect(verifyChain(owner, events.toSpliced(where, 1))).toEqual({ fault: 'missing', seq });
        expect(verifyChain(owner, events.toSpliced(where, 2, next, one))).toEqual({ fault: 'swapped', seq });
        const beside = chained({ ...one, epoch: one.epoch + 1 }, events[where - 1]);
        expect(verifyChain(owner, events.toSpliced(seq, 0, beside))).toEqual({ fault: 'forked', seq: seq + 1 });
        const theirs = chained({ ...one, subjectId: subjectOf(2) }, events[where - 1]);
        expect(verifyChain(owner, events.toSpliced(where, 1, theirs))).toEqual({ fault: 'foreign', seq });
      }),
    );
  });

  test('shows against a head that it was cut off, or written anew from some line on', () => {
    fc.assert(
      fc.property(chain, place, (events, at) => {
        const where = at % events.length;
        const cut = events.slice(0, where);
        expect(verifyChain(owner, cut, headOf(events))).toEqual({ fault: 'truncated', seq: where + 1 });
        const anew = events.reduce<ConsentEvent[]>(
          (all, event, here) => [
            ...all,
            chained(here === where ? { ...event, epoch: event.epoch + 1 } : event, all.at(-1)),
          ],
          [],
        );
        expect(verifyChain(owner, anew)).toBeNull();
        expect(verifyChain(owner, anew, headOf(events))).toEqual({ fault: 'forked', seq: events.length });
      }),
    );
  });

  test('begins where its owner begins', () => {
    const elsewhere = { ...terms, institutionId: '0190b6a5-0000-7000-8000-000000000002' };
    expect(verifyChain(owner, [{ ...chained(elsewhere), institutionId }])).toEqual({ fault: 'edited', seq: 1 });
    const without = { ...terms, prevHash: '00'.repeat(32) };
    expect(verifyChain(owner, [{ ...without, hash: hashOf(terms, without.prevHash) }])).toEqual({
      fault: 'unlinked',
      seq: 1,
    });
  });
});
