/** What stands for words that tell whether somebody is a woman or a man. Lower case; a text's own capitals are kept. */
const people: Readonly<Record<string, string>> = {
  man: 'person',
  woman: 'person',
  men: 'people',
  women: 'people',
  gentleman: 'person',
  gentlemen: 'people',
  lady: 'person',
  ladies: 'people',
  boy: 'young person',
  girl: 'young person',
  boys: 'young people',
  girls: 'young people',
  lad: 'young person',
  lass: 'young person',
  guy: 'person',
  bloke: 'person',
  schoolboy: 'pupil',
  schoolgirl: 'pupil',
  father: 'parent',
  mother: 'parent',
  fathers: 'parents',
  mothers: 'parents',
  dad: 'parent',
  dads: 'parents',
  mum: 'parent',
  mums: 'parents',
  mam: 'parent',
  mom: 'parent',
  daddy: 'parent',
  mummy: 'parent',
  stepfather: 'step-parent',
  stepmother: 'step-parent',
  grandfather: 'grandparent',
  grandmother: 'grandparent',
  grandad: 'grandparent',
  grandma: 'grandparent',
  brother: 'sibling',
  sister: 'sibling',
  brothers: 'siblings',
  sisters: 'siblings',
  husband: 'spouse',
  wife: 'spouse',
  fiancé: 'partner',
  fiancée: 'partner',
  boyfriend: 'partner',
  girlfriend: 'partner',
  son: 'child',
  daughter: 'child',
  sons: 'children',
  daughters: 'children',
  uncle: 'relative',
  aunt: 'relative',
  auntie: 'relative',
  nephew: 'relative',
  niece: 'relative',
  widow: 'widowed person',
  widower: 'widowed person',
  actress: 'actor',
  waitress: 'waiter',
  hostess: 'host',
  heroine: 'hero',
  headmaster: 'head teacher',
  headmistress: 'head teacher',
  chairman: 'chair',
  chairwoman: 'chair',
  businessman: 'business person',
  businesswoman: 'business person',
  spokesman: 'spokesperson',
  spokeswoman: 'spokesperson',
  policeman: 'police officer',
  policewoman: 'police officer',
  fireman: 'firefighter',
  salesman: 'salesperson',
  saleswoman: 'salesperson',
  postman: 'postal worker',
  stewardess: 'cabin crew',
  midwife: 'birth nurse',
  motherhood: 'parenthood',
  fatherhood: 'parenthood',
  maternity: 'parental',
  paternity: 'parental',
  manhood: 'adulthood',
  womanhood: 'adulthood',
};

/** Words that say it outright. Nothing stands for them. */
const outright = [
  'male',
  'female',
  'males',
  'females',
  'masculine',
  'feminine',
  'transgender',
  'trans',
  'cis',
  'non-binary',
];

const pronouns: Readonly<Record<string, string>> = {
  he: 'they',
  she: 'they',
  him: 'them',
  his: 'their',
  hers: 'theirs',
  himself: 'themself',
  herself: 'themself',
};

/** What stands for a word, in lower case; undefined for one that tells nothing. */
export const neutralFor = (word: string): string | undefined =>
  Object.hasOwn(pronouns, word)
    ? pronouns[word]
    : Object.hasOwn(people, word)
      ? people[word]
      : outright.includes(word)
        ? '(hidden)'
        : undefined;

/** Ways to address somebody that stand before a name, and those that stand alone. */
export const TITLES =
  /(?<![\p{L}\p{N}])(?:mr|mrs|ms|miss|master|sir|madam|ma['’]am|dame|lord|lady|mx|herr|frau|monsieur|madame)\b\.?\s*(?=\p{Lu})/giu;

/** The verb after a pronoun that has become "they". */
export const VERBS: Readonly<Record<string, string>> = {
  is: 'are',
  was: 'were',
  has: 'have',
  does: 'do',
  "isn't": "aren't",
  "wasn't": "weren't",
  "hasn't": "haven't",
  "doesn't": "don't",
};
