import { acceptablePrimary } from './contrast';

/** The address of the stylesheet for an institution's colour, such as `/assets/primary-0b5d5e.css`; undefined when the colour is refused. */
export function primaryStylesheetUrl(colour: string): string | undefined {
  return acceptablePrimary(colour).acceptable ? `/assets/primary-${colour.slice(1).toLowerCase()}.css` : undefined;
}

/**
 * The stylesheet to serve at `primaryStylesheetUrl`: the institution's colour for links and buttons on light pages. Dark pages keep
 * ours, since a colour that reads well on white rarely does on black. Undefined when the colour is refused.
 * @param colour #RRGGBB.
 */
export function primaryStylesheet(colour: string): string | undefined {
  if (!acceptablePrimary(colour).acceptable) return undefined;
  const hover = `#${[1, 3, 5].map((at) => darker(colour.slice(at, at + 2))).join('')}`;
  const set = `--band:${colour};--link:${colour};--button:${colour};--link-hover:${hover};--button-hover:${hover}`;
  return `:root{--band:${colour}}@media screen and (prefers-color-scheme:light){:root{${set}}}`;
}

const darker = (hex: string): string =>
  Math.round(parseInt(hex, 16) * 0.75)
    .toString(16)
    .padStart(2, '0');
