import { colours } from './colours';

/** What may be said about an institution's own colour. */
export type PrimaryJudgement =
  | { readonly acceptable: true; readonly ratio: number }
  /** `message` is for the person who chose it. The ratio is 1 for what is not a colour. */
  | { readonly acceptable: false; readonly ratio: number; readonly message: string };

/** The least contrast of text, by WCAG 2.2 AA, and so of an institution's colour. */
export const LEAST_TEXT_CONTRAST = 4.5;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours written #RRGGBB, from 1 (the same) to 21 (black on white). Source: WCAG 2.2, contrast ratio. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * Whether an institution may use this as its primary colour: white words on it, and it on our ground, must have a contrast of at
 * least 4.5 to 1. @param colour #RRGGBB, either case.
 */
export function acceptablePrimary(colour: string): PrimaryJudgement {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) {
    return { acceptable: false, ratio: 1, message: 'Enter a colour as # and six figures or letters, like #0B5D5E' };
  }
  const ratio = Math.min(contrast(colour, colours.light.ground), contrast(colour, colours.light.surface));
  if (ratio >= LEAST_TEXT_CONTRAST) return { acceptable: true, ratio };
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
  const message = `This colour is too light to read: its contrast is ${shown} to 1, and it needs 4.5 to 1. Choose a darker one`;
  return { acceptable: false, ratio, message };
}
