/** Words that say why somebody was chosen, whatever an institution calls its groups. */
const always = [
  ...['disabled', 'disability', 'disabilities', 'ethnic', 'ethnicity', 'religion', 'care leaver', 'care-experienced'],
  ...['estranged', 'refugee', 'asylum', 'free school meals', 'carer', 'carers', 'working class', 'low income'],
  ...['widening participation', 'disadvantaged', 'underrepresented', 'under-represented', 'polar', 'tundra', 'imd'],
];

/** Words of names of groups that tell of nobody by themselves. */
const common = new Set([
  ...['about', 'after', 'areas', 'before', 'course', 'education', 'from', 'group', 'groups', 'have', 'higher', 'into'],
  ...['living', 'people', 'person', 'school', 'schools', 'student', 'students', 'study', 'studies', 'their', 'them'],
  ...['university', 'were', 'with', 'whose', 'year', 'years', 'young'],
]);
const SHORTEST = 4;

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/**
 * What in a text would tell why its readers were chosen, when priority groups chose them: names and codes of groups, words of
 * these, and words that always do. Empty where nothing does. Each once, in the order of the groups.
 */
export function tellingWords(text: string, groups: readonly string[]): string[] {
  const words = plain(text);
  const ofGroups = groups.flatMap((name) => [name, ...distinctive(name)]);
  return [...new Set([...ofGroups, ...always].filter((one) => words.includes(plain(one)) && one.trim() !== ''))];
}

const distinctive = (name: string): string[] =>
  plain(name)
    .split(' ')
    .filter((word) => word.length >= SHORTEST && !common.has(word));
