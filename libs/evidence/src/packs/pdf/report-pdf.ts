import type { Report } from '../report';
import { typstSource } from './typst-source';

/** The file, or why there is none, in plain words. */
export type SetPdf = { readonly pdf: Buffer } | { readonly missing: string };

/** Said where the part that sets paper is not there for this kind of machine. */
export const NO_SETTER =
  'A PDF cannot be made on this kind of computer: the part that sets the pages is not made for it. The page (HTML) holds the same words and figures, and can be printed.';

/** Said where somebody typed signs that its letters do not have; each is named. */
export const noLetter = (letters: readonly string[]): string =>
  `A PDF cannot be made of these words, because its typeface does not have: ${letters.join(' ')} The page (HTML) holds the same words and figures, and can be printed.`;

/** As much of the setter as is used. */
interface Setter {
  readonly NodeCompiler: {
    create(): { pdf(source: { mainFileContent: string }, options: { pdfStandard: string }): Uint8Array };
  };
}

const NAME = '@myriaddreamin/typst-ts-node-compiler';

/** The setter, made for each kind of machine by itself; null where there is none for this one. */
async function setter(): Promise<Setter | null> {
  const kinds = process.platform === 'linux' ? ['linux-x64-gnu', 'linux-x64-musl'] : [];
  for (const name of [...kinds.map((kind) => `${NAME}-${kind}`), NAME]) {
    const found: unknown = await import(name).catch(() => null);
    const one = isSetter(found) ? found : defaultOf(found);
    if (one) return one;
  }
  return null;
}

const isSetter = (found: unknown): found is Setter =>
  typeof found === 'object' && found !== null && 'NodeCompiler' in found && typeof found.NodeCompiler === 'function';

const defaultOf = (found: unknown): Setter | null =>
  typeof found === 'object' && found !== null && 'default' in found && isSetter(found.default) ? found.default : null;

/**
 * A report as tagged PDF (PDF/UA-1): title, language, headings, tables with their headers, pictures with their words.
 * The same report gives the same bytes. Cost: about 20 ms, and half a second the first time.
 * @param load only for a test of what happens without the setter
 * @throws {DomainError} conflict, `report.internal`; invalid, `report.picture`
 */
export async function reportPdf(report: Report, load: () => Promise<Setter | null> = setter): Promise<SetPdf> {
  const mainFileContent = typstSource(report);
  const compiler = await load();
  if (!compiler) return { missing: NO_SETTER };
  try {
    return { pdf: Buffer.from(compiler.NodeCompiler.create().pdf({ mainFileContent }, { pdfStandard: 'ua-1' })) };
  } catch (error) {
    // Paper that all can read must not hold a sign that cannot be drawn: there is no file rather than one with holes.
    const letters = lettersIn(String(error));
    if (letters.length > 0) return { missing: noLetter(letters) };
    throw error;
  }
}

/** Which letters the setter could not draw, each once; empty: it says nothing of letters. */
function lettersIn(error: string): string[] {
  const found = error.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed with font/gsu);
  return [...new Set(Array.from(found, ([, letter = '']) => spelled(letter)))];
}

/** What cannot be seen by itself is told by its number. */
const spelled = (letter: string): string => {
  const [, number] = /\\+u\{([0-9a-f]+)\}/i.exec(letter) ?? [];
  return number ? `U+${number.toUpperCase().padStart(4, '0')}` : `“${letter}”`;
};
