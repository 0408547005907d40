import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeCsv, writeXlsx } from '@footing/spreadsheets';
import type { MatchArguments } from './arguments';
import { NeedsAttention, wholeFile } from './file-fault';
import type { MatchResult } from './match-files';
import { resultSheets } from './result-sheets';
import { savedSettings } from './saved-settings';
import { withoutTimes } from './without-times';

/**
 * Writes what was asked for; each file appears whole or not at all.
 * @returns the files written, in order. @throws {NeedsAttention} when a file cannot be written there.
 */
export async function writeResults(result: MatchResult, { out, saveSettings }: MatchArguments): Promise<string[]> {
  const contents = [
    ...(out === null ? [] : await outputs(result, out)),
    ...(saveSettings === null ? [] : [{ file: saveSettings, content: savedSettings(result) }]),
  ];
  const drafts = contents.map(({ file, content }) => ({ file, content, draft: `${file}.part` }));
  try {
    for (const { file, content, draft } of drafts) await attempt(file, () => writeFile(draft, content));
    for (const { file, draft } of drafts) await attempt(file, () => rename(draft, file));
  } finally {
    for (const { draft } of drafts) await rm(draft, { force: true });
  }
  return contents.map(({ file }) => file);
}

async function outputs(result: MatchResult, out: string): Promise<{ file: string; content: Buffer }[]> {
  const { pairings, unmatched, settings } = resultSheets(result);
  if (/\.xlsx$/i.test(out))
    return [{ file: out, content: withoutTimes(await writeXlsx([pairings, unmatched, settings])) }];
  return [
    { file: out, content: writeCsv(pairings) },
    { file: out.replace(/\.csv$/i, '-unmatched.csv'), content: writeCsv(unmatched) },
  ];
}

async function attempt(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    throw new NeedsAttention([
      wholeFile(
        path.basename(file),
        `This cannot be written to ${path.dirname(file)}. Check that the folder is there, and that the file is not open in another program`,
      ),
    ]);
  }
}
