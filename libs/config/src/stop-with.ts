import { SettingsRefused } from './settings';

/** Ends the process because it could not start: in plain words where the settings are to blame, else with the defect. */
export function stopWith(error: unknown): void {
  const words =
    error instanceof SettingsRefused ? error.message : error instanceof Error ? error.stack : 'could not start';
  process.stderr.write(`${words ?? ''}\n`);
  process.exit(1);
}
