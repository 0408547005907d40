import type { Imported } from '../imported';
import { readSurveyJs } from './read-surveyjs';

/** An instrument from the text of a SurveyJS file; null when the text is no JSON, or no survey. */
export function readSurveyJsText(text: string, key: string): Imported | null {
  try {
    return readSurveyJs(JSON.parse(text), key);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
