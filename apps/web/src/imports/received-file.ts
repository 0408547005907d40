import { rm } from 'node:fs/promises';
import type { Request } from 'express';
import type { SentFile } from '@footing/people';

/**
 * Hands `work` the file that came with a form, or null when none was chosen, and takes it away from the disk afterwards.
 */
export async function withReceivedFile<T>(req: Request, work: (file: SentFile | null) => Promise<T>): Promise<T> {
  const { file } = req;
  if (!file) return work(null);
  try {
    return await work(file.originalname === '' ? null : { path: file.path, fileName: nameIn(file.originalname) });
  } finally {
    await rm(file.path, { force: true });
  }
}

/** The same for a form that takes many files; an empty list when none was chosen. */
export async function withReceivedFiles<T>(
  req: Request,
  work: (files: readonly (SentFile & { readonly bytes: number })[]) => Promise<T>,
): Promise<T> {
  const files = Array.isArray(req.files) ? req.files : [];
  try {
    const sent = files.filter(({ originalname }) => originalname !== '');
    return await work(
      sent.map(({ path, originalname, size }) => ({ path, fileName: nameIn(originalname), bytes: size })),
    );
  } finally {
    for (const { path } of files) await rm(path, { force: true });
  }
}

/** Browsers send file names in UTF-8, but forms are parsed as if they were Latin-1. */
function nameIn(original: string): string {
  const name = Buffer.from(original, 'latin1').toString('utf8');
  return name.includes('\uFFFD') ? original : name;
}
