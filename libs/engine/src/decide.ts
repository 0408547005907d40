import type { Certificate, OnProgress } from './draft-model';
import { everyHundredth } from './every-hundredth';
import { ticket } from './lottery';
import type { Market } from './market';
import type { Solution } from './solve/problem';
import { solve } from './solve/solve';
import { settleTies, type SettledLayer } from './ties/settle';

/** Which pairs a draft holds, and the proof that it should. */
export interface Decision {
  /** The pair each student of the market holds, as a position in its arrays; -1 for none. */
  readonly edgeOf: Int32Array;
  readonly certificate: Certificate;
}

/** The best draft of a market: solved, its ties settled, proved. */
export function decide(market: Market, seed: string, onProgress: OnProgress): Decision {
  const of = market.students.length;
  const solution = solve(
    market,
    everyHundredth(of, (done) => onProgress({ step: 'solve', done, of })),
  );
  const { edgeOf, layers } = settleTies(market, solution, {
    ...market,
    mentorTicketOf: Float64Array.from(market.mentors, ({ id }) => ticket(seed, id)),
  });
  return { edgeOf, certificate: { ...prices(market, solution), ties: tieProofs(market, layers) } };
}

function prices({ students, mentors, places }: Market, { u, p }: Solution): Certificate {
  return {
    students: students.map(({ id }, i) => ({ studentId: id, u: u[i] ?? 0 })),
    mentors: mentors.map(({ id }, j) => ({ mentorId: id, p: p[j] ?? 0 })).filter((_, j) => places[j] !== 0),
  };
}

function tieProofs({ mentors }: Market, layers: readonly SettledLayer[]): NonNullable<Certificate['ties']> {
  return layers
    .map(({ layer, p }) => ({
      layer,
      mentors: mentors.map(({ id }, j) => ({ mentorId: id, p: p[j] ?? 0 })).filter(({ p: price }) => price !== 0),
    }))
    .filter(({ mentors: listed }) => listed.length > 0);
}
