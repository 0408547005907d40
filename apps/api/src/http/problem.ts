import { HttpException } from '@nestjs/common';
import { DomainError, type DomainErrorKind, type FieldError } from '@footing/kernel';

/** An error as RFC 9457 writes it. */
export interface Problem {
  /** `urn:problem:` and a stable code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The path that was asked for. */
  readonly instance: string;
  /** What to put right, field by field; empty when it is not about fields. */
  readonly errors: readonly FieldError[];
  /** Only for defects: what to quote when asking for help. */
  readonly reference?: string;
}

const statusOf: Readonly<Record<DomainErrorKind, number>> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
};

/** Refusals that HTTP has a status of its own for. */
const statusOfCode: Readonly<Record<string, number>> = {
  'token.missing': 401,
  'token.unknown': 401,
  'request.content-type': 415,
  'request.method': 405,
  'file.too-large': 413,
  'request.too-many': 429,
};

const words: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  400: ['The request cannot be read', 'The body is not JSON, or the address is not written correctly.'],
  401: ['A token is needed', 'Send a good token in the header Authorization, as Bearer and the token.'],
  403: ['Not allowed', 'The person or system this token belongs to may not do this.'],
  404: ['Not found', 'There is nothing here, or it is not yours to see.'],
  405: ['This cannot be done here', 'The header Allow lists what can be done at this address.'],
  409: ['Something has changed', 'This does not go with how things stand now. Look again, and decide again.'],
  413: ['Too large', 'Send less: JSON may have 100 kilobytes.'],
  415: ['Wrong kind of content', 'Send JSON as application/json, and files as the documentation of the address says.'],
  422: ['Some values cannot be used', 'Put right what is listed under errors, and send it again.'],
  429: ['Too many requests', 'Wait as many seconds as the header Retry-After says, and send it again.'],
  500: ['There is a problem with the service', 'It has been noted. Quote the reference when you ask for help.'],
};

/** What an error means to the caller; null for a defect, of which the caller learns nothing but a reference. */
export function problemOf(error: unknown, instance: string): Problem | null {
  if (error instanceof DomainError)
    return problem(statusOfCode[error.code] ?? statusOf[error.kind], error.code, instance, error.fields);
  const status = statusIn(error);
  if (status !== null && status >= 400 && status < 500) return problem(status, codeOf(status), instance);
  const code = databaseCode(error);
  if (code?.startsWith('22')) return problem(400, 'request.unacceptable-value', instance);
  if (code?.startsWith('23')) return problem(409, 'request.conflict', instance);
  return null;
}

export const defect = (instance: string, reference: string): Problem => ({
  ...problem(500, 'defect', instance),
  reference,
});

function problem(status: number, code: string, instance: string, errors: readonly FieldError[] = []): Problem {
  const [title, detail] = words[status] ?? ['The request was refused', 'The request cannot be answered.'];
  return { type: `urn:problem:${code}`, title, status, detail, instance, errors };
}

const codes: Readonly<Record<number, string>> = {
  400: 'request.unreadable',
  404: 'not-found',
  413: 'request.too-large',
  415: 'request.content-type',
};
const codeOf = (status: number): string => codes[status] ?? `http.${status}`;

/** The status that the router or the body parser gave its error; null when it gave none. */
function statusIn(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

/** PostgreSQL's five-character code, when the database refused a value that no check of ours foresaw. */
function databaseCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.name === 'QueryFailedError' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}
