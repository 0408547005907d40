import { DomainError, type FieldError } from '@footing/kernel';

/** Not theirs, or not there: nobody is told which. */
export const meetingNotFound = (id: string) => new DomainError('not-found', 'meeting.not-found', id);
export const pairNotFound = (id: string) => new DomainError('not-found', 'pairing.not-found', id);

/** Why something cannot be done with a meeting, or with a pairing's meetings, at this moment. */
export const notNow = (
  code:
    | 'meeting.moved-on'
    | 'meeting.busy'
    | 'meeting.no-contact'
    | 'meeting.not-free'
    | 'meeting.not-over'
    | 'meeting.settled',
  id: string,
) => new DomainError('conflict', code, `of ${id}`);

/** A link leads to a host where no meeting may be. */
export const linkElsewhere = () =>
  new DomainError('invalid', 'meeting.ask', 'joinUrl', [
    { field: 'joinUrl', message: 'Links to meetings may not lead there. Ask the mentoring team which ones will do' },
  ]);

/** Refuses what was typed, where anything is to be put right. */
export function refuseFaults(code: string, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}

/** A fault at a field where something is wrong; none otherwise. */
export const fault = (isWrong: boolean, field: string, message: string): FieldError[] =>
  isWrong ? [{ field, message }] : [];
