/**
 * Where an import can be. `reading`, `checking` and `writing` are work behind the page; `mapping` and `checked` wait for a
 * person; the others are ends.
 */
export type ImportState =
  'reading' | 'refused' | 'mapping' | 'checking' | 'checked' | 'writing' | 'done' | 'abandoned' | 'failed';
