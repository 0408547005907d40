import { type Basis, bases, type ItemKind } from '@footing/kernel';

/** What the map says of a purpose, in words. */
interface Words {
  readonly title: string;
  readonly what: string;
  readonly who: string;
  readonly stopped: string;
  readonly months: number | null;
  readonly items: ItemKind;
}

const stops = {
  withdraw: 'You can take back your yes at any time on the My data page, with one tap.',
  object: 'You can object at any time on the My data page, with one tap.',
  none: 'You cannot stop this one. You can ask us about it on the My data page.',
} as const;

/** The text we ship for a purpose: plain paragraphs, the first its title. To be confirmed by the data protection officer. */
export function defaultNotice({ title, what, who, stopped, months, items }: Words, basis: Basis): string {
  const { stop, words } = bases[basis];
  const lasts =
    months === null || stop !== 'withdraw'
      ? []
      : items === 'story'
        ? ['Your yes lasts until the end date that you see with it. Then it stops by itself.']
        : [`Your yes lasts ${months} months; then we ask you again.`];
  const paragraphs = [
    title,
    what,
    `Who sees it: ${who}`,
    `Why we may: ${words}.`,
    ...lasts,
    stops[stop],
    `If you stop it: ${stopped}`,
  ];
  return paragraphs.join('\n\n');
}
