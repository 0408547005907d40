import type { SectorContent } from './content';

/** Whoever may have signed a file. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly nation: string;
  readonly ukprn: string | null;
  readonly publicKey: string;
  readonly confirmedAt: Date | null;
  readonly stoppedAt: Date | null;
}

/** Figures that are here already, or came a moment before. */
export interface Here {
  readonly sourceId: string;
  readonly number: number;
  readonly period: string;
  readonly sha256: string;
  readonly state: string;
}

/** Whose a file is and what it would do, or why it is refused, in a sentence. */
export type Judged = { readonly source: Known; readonly told: string } | { readonly refused: string };

/** Whether a file, whose signature fits its key, may come in. */
export function judged(
  {
    content,
    publicKey,
    sha256,
  }: { readonly content: SectorContent; readonly publicKey: string; readonly sha256: string },
  known: readonly Known[],
  here: readonly Here[],
): Judged {
  const source = known.find((one) => one.publicKey === publicKey);
  const refused = (words: string): Judged => ({ refused: words });
  if (!source)
    return refused('Nobody here knows the key that signed this. Add the university first, and telephone it.');
  if (source.stoppedAt) return refused(`The key of ${source.name} is no longer trusted here.`);
  if (!source.confirmedAt) return refused(`The key of ${source.name} has not been confirmed by telephone.`);
  const { nation, ukprn } = content.institution;
  if (nation !== source.nation || (ukprn !== null && source.ukprn !== null && ukprn !== source.ukprn))
    return refused(`The file says another nation or UKPRN than you wrote down for ${source.name}.`);
  const own = here.filter(({ sourceId }) => sourceId === source.id);
  if (own.some((one) => one.sha256 === sha256)) return refused('This file is here already.');
  const newest = Math.max(0, ...own.filter(({ period }) => period === content.period).map(({ number }) => number));
  if (content.number <= newest || own.some(({ number }) => number === content.number))
    return refused(
      `${source.name} sent a newer file for ${content.period} before: this is number ${content.number}, and number ${newest || content.number} was here.`,
    );
  const replaces = own.find(({ period, state }) => period === content.period && state === 'current');
  const what = `${source.name}, ${content.period}, ${content.tables.length} tables`;
  return { source, told: replaces ? `${what}. It takes the place of number ${replaces.number}.` : `${what}.` };
}
