/** Why an app cannot start, in words for whoever starts it: what is wrong and what to do. */
export class CannotStart extends Error {}

/** Ends the process because it could not start: in plain words where the cause was foreseen, else with the defect. */
export function stopWith(error: unknown): void {
  const defect = error instanceof Error ? error.stack : 'could not start';
  process.stderr.write(`${(error instanceof CannotStart ? error.message : defect) ?? ''}\n`);
  process.exit(1);
}
