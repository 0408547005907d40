/** Why an app cannot start, in words for whoever starts it: what is wrong and what to do. */
export class CannotStart extends Error {}

interface SystemFault {
  readonly code?: string;
  readonly port?: number;
  readonly address?: string;
  readonly stack?: string;
  readonly errors?: readonly SystemFault[];
}

/** What the machine and PostgreSQL say most often when something cannot start, and what to do about it. */
const plainWords: Record<string, (fault: SystemFault) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port ?? '?'} is in use already. End what listens there, or set PORT (pages) and API_PORT (API) to other ports.`,
  EACCES: ({ port }) =>
    `This account may not listen at port ${port ?? '?'}. Set PORT and API_PORT to ports above 1023.`,
  ECONNREFUSED: ({ address, port }) =>
    `No database answers at ${address ?? ''}:${port ?? ''}. Start PostgreSQL there, or correct DATABASE_URL.`,
  ENOTFOUND: () => 'The host that DATABASE_URL names is not known. Correct DATABASE_URL.',
  '28P01': () => 'The database refuses the name or the password in DATABASE_URL.',
  '28000': () => 'The database refuses the name in DATABASE_URL.',
  '3D000': () => 'The database that DATABASE_URL names does not exist. Create it first.',
  '42501': () => 'The account in DATABASE_URL may not make tables. Make it the owner of the database.',
};

/** What to print for whatever kept an app from starting: plain words where the cause was foreseen, else the defect. */
export function whyNotStarted(error: unknown): string {
  if (error instanceof CannotStart) return error.message;
  const fault = (error ?? {}) as SystemFault;
  // A host with several addresses fails once for each: they say the same.
  const { code = '', ...rest } = fault.errors?.[0] ?? fault;
  const isPort = code !== 'EACCES' || rest.port !== undefined;
  return (isPort && plainWords[code]?.(rest)) || fault.stack || 'could not start';
}

/** Ends the process because it could not start, and says why. */
export function stopWith(error: unknown): void {
  process.stderr.write(`${whyNotStarted(error)}\n`);
  process.exit(1);
}
