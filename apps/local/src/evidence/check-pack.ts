import { readFile } from 'node:fs/promises';
import { verifyPack } from '@footing/evidence';
import { DomainError } from '@footing/kernel';

interface Writes {
  write(words: string): unknown;
}

const HOW = 'Say which file: npm run evidence:verify pack.zip [the ten words of the university’s key]\n';

/**
 * Checks a pack as `verifyPack` does and says what came of it in plain words.
 * @returns 0: it is whole and its figures come out again; 1: something differs, each on a line; 2: nothing could be checked.
 */
export async function checkPack(given: readonly string[], { out, err }: { out: Writes; err: Writes }): Promise<number> {
  const [file, ...words] = given;
  if (file === undefined) return said(err, HOW, 2);
  const zip = await readFile(file).catch(() => null);
  if (!zip) return said(err, `The file cannot be read: ${file}\n`, 2);
  const verdict = await verifyPack(zip, words.join(' ')).catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });
  if (!verdict) return said(err, 'This is not an evidence pack, or it did not arrive whole.\n', 2);
  const { faults, fingerprint, snapshot, checked } = verdict;
  if (faults.length > 0) return said(err, `${faults.map((one) => `${one}\n`).join('')}${faults.length} found.\n`, 1);
  const { files, rates, gaps, others, notDerived } = checked;
  return said(
    out,
    `Nothing differs. Snapshot ${snapshot}\n${files} files; worked out again: ${rates} shares, ${gaps} gaps, ${others} other figures\n` +
      notDerived.map(({ what, why, many }) => `Not worked out again: ${many} ${what}, because ${why}\n`).join('') +
      `Signed with the key: ${fingerprint}\n${words.length > 0 ? '' : 'Compare these words with those that the university has made public.\n'}`,
    0,
  );
}

function said(where: Writes, words: string, code: number): number {
  where.write(words);
  return code;
}
