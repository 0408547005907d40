import { brokenConstraint } from '@footing/database';
import { DomainError, type FieldError } from '@footing/kernel';

/** Not theirs, or not there: nobody is told which. */
export const surveyNotFound = (id = '') => new DomainError('not-found', 'survey.not-found', id);
export const instrumentNotFound = (id: string) => new DomainError('not-found', 'instrument.not-found', id);
export const waveNotFound = (id: string) => new DomainError('not-found', 'survey-wave.not-found', id);

/** Why something cannot be done with a survey, or with what surveys ask, at this moment. */
export type SurveyConflict =
  | 'survey.over'
  | 'survey.submitted'
  | 'survey.result-known'
  | 'survey.stopped'
  | 'survey.needs-yes'
  | 'instrument.moved-on'
  | 'instrument.frozen'
  | 'instrument.key-taken'
  | 'survey-wave.begun'
  | 'survey-wave.taken'
  | 'survey-wave.not-frozen';

export const notNow = (code: SurveyConflict, id: string) => new DomainError('conflict', code, `of ${id}`);

/** Refuses what was typed, where anything is to be put right. */
export function refuseFaults(code: string, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}

/** What the database’s own rules refuse, where the code above met them at the same instant. */
const refusals: Readonly<Record<string, SurveyConflict>> = {
  survey_answered_in_time: 'survey.over',
  survey_answered_willingly: 'survey.stopped',
  survey_baseline_before_result: 'survey.result-known',
  survey_submitted_once: 'survey.submitted',
  instrument_version_stays: 'instrument.frozen',
  instrument_version_one_draft: 'instrument.moved-on',
  instrument_version_number_once: 'instrument.moved-on',
  instrument_key_once: 'instrument.key-taken',
  survey_wave_once: 'survey-wave.taken',
  survey_wave_of_frozen: 'survey-wave.not-frozen',
};

/** Does `work`; a rule of the database that it meets is a refusal of ours. */
export async function meaning<T>(id: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    const known = refusals[brokenConstraint(error) ?? ''];
    throw known ? notNow(known, id) : error;
  });
}

/** A fault at a field where something is wrong; none otherwise. */
export const fault = (isWrong: boolean, field: string, message: string): FieldError[] =>
  isWrong ? [{ field, message }] : [];
