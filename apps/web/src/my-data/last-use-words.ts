import type { Purpose } from '@footing/kernel';
import { momentInWords } from '../record/record-words';

/**
 * When something was used last before it stopped, as the ledger has it; of what is public it says each hour once that it was
 * shown, and not each reader.
 */
export function lastUseWords(purpose: Purpose, at: Date | null): string {
  if (!at) return 'It was never used';
  const noted = momentInWords(at);
  return purpose === 'story'
    ? `Anybody could read it until it stopped. We note that once an hour: last on ${noted}`
    : noted;
}
