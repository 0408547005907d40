/**
 * Text as it is kept: NFC, lines ended by '\n', no space around it; null when it holds what cannot be kept (half a
 * surrogate pair, or a control character that is neither a tab nor the end of a line).
 */
export function cleanText(text: string): string | null {
  if (!text.isWellFormed()) return null;
  const lines = text.replace(/\r\n?/g, '\n');
  return /[^\P{Cc}\n\t]/u.test(lines) ? null : lines.normalize('NFC').trim();
}
