import type { Request, RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '@footing/config';
import { DomainError } from '@footing/kernel';
import { takesItsTime } from './plain-requests';

/** Room for the other fields of an upload form. */
const FORM_BYTES = 64 * 1024;

/** The one form that takes many files, and how many. */
const takesMany = /^\/sector\/arrivals\/?$/;
const MOST_FILES = 200;

/**
 * Takes in the one file of an upload form, field `file`, before the forgery guard looks at the form's token.
 * Who is not signed in is told so by the headers alone, before anything of the file has come; one that says it is too large
 * is not read either.
 */
export function receiveUpload(settings: Settings): RequestHandler {
  const upload = multer({
    storage: multer.diskStorage({ destination: folderOf, filename: (_req, _file, named) => named(null, 'file') }),
    limits: { fileSize: settings.MAX_UPLOAD_BYTES, files: 1, fields: 20, fieldSize: FORM_BYTES, parts: 21 },
  });
  const one = upload.single('file');
  const many = multer({
    // Each lies in a folder of its own.
    storage: multer.diskStorage({ destination: folderOf, filename: (_req, _file, named) => named(null, 'file') }),
    limits: { fileSize: settings.MAX_UPLOAD_BYTES, files: MOST_FILES, fields: 20, fieldSize: FORM_BYTES, parts: 221 },
  }).array('file', MOST_FILES);
  return (req, res, next) => {
    if (req.method !== 'POST' || !req.is('multipart/form-data')) return void next();
    if (!req.user) return void refuse(new DomainError('forbidden', 'sign-in.needed'));
    if (Number(req.headers['content-length'] ?? 0) > settings.MAX_UPLOAD_BYTES + FORM_BYTES)
      return void refuse(new DomainError('invalid', 'file.too-large'));
    takesItsTime(req);
    const receive = takesMany.test(req.path) ? many : one;
    receive(req, res, (error: unknown) => {
      if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE')
        return next(new DomainError('invalid', 'file.too-large'));
      next(error instanceof MulterError ? new DomainError('invalid', 'file.not-received') : error);
    });

    /** The rest of the body is thrown away as it comes, so that the browser gets to read the answer. */
    function refuse(error: DomainError): void {
      req.resume();
      next(error);
    }
  };
}

/** A folder of the request's own, gone when its answer has been sent or broken off. */
function folderOf(req: Request, _file: unknown, found: (error: Error | null, folder: string) => void): void {
  try {
    const folder = mkdtempSync(path.join(tmpdir(), 'footing-upload-'));
    req.res?.once('close', () => void rm(folder, { recursive: true, force: true }));
    found(null, folder);
  } catch (error) {
    found(error instanceof Error ? error : new Error('no place for an upload'), '');
  }
}
