/** "Total: 100. That is right." or what is missing: the words beside a group of weights. Anything that is no number counts 0. */
export function weightsInWords(values: readonly (number | string)[]): string {
  const total = values.reduce<number>((sum, value) => sum + (Number(value) || 0), 0);
  if (total === 100) return 'Total: 100. That is right.';
  const off = Math.round(Math.abs(100 - total) * 100) / 100;
  return `Total: ${100 - total > 0 ? 100 - off : 100 + off}. Please ${total < 100 ? 'add' : 'take away'} ${off} to make 100.`;
}
