/** Joins class names, leaving out whatever is empty. Pages never need it: components take named choices, not classes. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
