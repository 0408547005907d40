import { DomainError } from '@footing/kernel';
import type { Picture } from './report';

/** What runs, what is fetched, and what hides either. Links inside the picture (`url(#a)`, `#a`) are none of these. */
const UNSAFE = [
  /<\s*(?:script|foreignObject|image|iframe|object|embed|animate\w*|set|use|style|a)\b/i,
  /<[!?]/,
  /\son[a-z]+\s*=\s*["']/i,
  /\s(?:[a-z]+:)?(?:href|src)\s*=/i,
  /url\(\s*['"]?(?!#)/i,
];

/** The picture itself, looked through. @throws {DomainError} invalid, `report.picture`, when it is no plain drawing. */
export function plainSvg({ svg, title }: Picture): string {
  const isWhole = /^\s*<svg\b[^]*<\/svg>\s*$/.test(svg);
  if (!isWhole || UNSAFE.some((pattern) => pattern.test(svg)))
    throw new DomainError('invalid', 'report.picture', `picture of ${title.length} letters in its title`);
  return svg.trim();
}
