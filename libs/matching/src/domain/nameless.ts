import { neutralFor, TITLES, VERBS } from './gendered-words';

/** Somebody whose name is hidden, and what is said instead: "Student 14". */
export interface Nameless {
  readonly name: string;
  readonly label: string;
}

/** Parts of names that are words as well: only with a capital are they taken for a name. */
const ALSO_WORDS = new Set(
  `able amber april art august autumn baker bell bill black bless brown butler carol chance chase christian clay cook dale dawn day dean
  drew english faith field fisher ford forest frank french gene glen gold grace grant gray green guy hall hand harmony heath heather holly
  hope hunter iris irish ivy jack jade jasmine joy june king knight lake lane law lily long love major mark may melody mercy miles mills miller
  moon noble north olive page park paris pat patience pearl penny pierce poppy price prince ray reed rich rob robin rock rose rowan ruby rush
  sage salt scott sky skipper smith snow south star stone summer swift taylor temple terry the tony trust van violet von wade walker ward
  wells west white will win winter wood young`.split(/\s+/),
);

const ADDRESS =
  /\S+@\S+|\b(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+|\b(?:linkedin|instagram|facebook|twitter|github)\.com\/\S+/giu;
const PRONOUN_AND_VERB =
  /(?<![\p{L}\p{N}])(he|she)(?:\s+(is|was|has|does|isn['’]t|wasn['’]t|hasn['’]t|doesn['’]t)\b|['’](s|ll|d)\b)/giu;
/** "her" before a verb or at an end is whom; before a noun it is whose. */
const WHOM =
  /(?<![\p{L}\p{N}])her(?=\s*(?:[.,;:!?)]|$)|\s+(?:to|and|or|but|with|from|in|on|at|for|as|about|because|when|if|that|is|was|so|too|again|well|best|more|up|out)\b)/giu;
const WHOSE = /(?<![\p{L}\p{N}])her(?![\p{L}\p{N}])/giu;
const SET = /(?<![\p{L}\p{N}])(?:he\/him|she\/her)(?:\/(?:his|hers))?(?![\p{L}\p{N}])/giu;
const WORD = /(?<![\p{L}\p{N}])(?:non-binary|\p{L}{2,})(?![\p{L}\p{N}])/giu;

/**
 * A text without what tells who somebody is, or whether they are a woman or a man: names become labels, addresses go, and
 * words such as "she", "Mrs" and "husband" become neutral ones. What is not about anybody stays as it was written.
 */
export function nameless(text: string, people: readonly Nameless[]): string {
  const bare = text.normalize('NFC').replace(ADDRESS, '(address hidden)');
  return neutral(withoutNames(bare, people));
}

/** Whole names first, the longest before the shorter, so that no half of one is left. */
function withoutNames(text: string, people: readonly Nameless[]): string {
  const whole = people.map(({ name, label }) => ({ said: name.trim(), label, isPart: false }));
  const parts = people.flatMap(({ name, label }) =>
    name
      .split(/[\s'’.,()-]+/)
      .filter((part) => [...part].length > 1)
      .map((said) => ({ said, label, isPart: true })),
  );
  const all = [...whole, ...parts].filter(({ said }) => said !== '').sort((a, b) => b.said.length - a.said.length);
  const hidden = all.reduce((left, one) => left.replace(patternOf(one.said, one.isPart), one.label), text);
  const labels = [...new Set(people.map(({ label }) => escaped(label)))].join('|');
  return labels === '' ? hidden : hidden.replace(new RegExp(`(${labels})(?:[\\s-]+\\1(?!\\d))+`, 'gu'), '$1');
}

function patternOf(said: string, isPart: boolean): RegExp {
  const letters = [...fold(said)].map((letter) => spelling(letter)).join('');
  const asWritten = isPart && ALSO_WORDS.has(said.toLowerCase());
  const first = [...said][0] ?? '';
  const start = asWritten ? `(?=${escaped(first.toUpperCase())})` : '';
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${start}${letters}(?![\\p{L}\\p{N}])`,
    'giu'.replace(asWritten ? 'i' : '_', ''),
  );
}

/** One letter with whatever marks it may bear; any space or stroke stands for any other. */
function spelling(letter: string): string {
  if (/[\s'’.-]/.test(letter)) return "[\\s'’.-]*";
  const marked = MARKED[letter.toLowerCase()] ?? '';
  return `[${escaped(letter)}${escaped(letter.toUpperCase())}${marked}]\\p{M}*`;
}

const MARKED: Readonly<Record<string, string>> = {
  a: 'àáâãäåāăąÀÁÂÃÄÅĀĂĄ',
  c: 'çćčÇĆČ',
  e: 'èéêëēėęěÈÉÊËĒĖĘĚ',
  g: 'ğĞ',
  i: 'ìíîïīįıÌÍÎÏĪĮİ',
  l: 'łŁ',
  n: 'ñńňÑŃŇ',
  o: 'òóôõöøōőÒÓÔÕÖØŌŐ',
  r: 'řŘ',
  s: 'śšşŚŠŞ',
  u: 'ùúûüūůűÙÚÛÜŪŮŰ',
  w: 'ŵŴ',
  y: 'ýÿŷÝŸŶ',
  z: 'źżžŹŻŽ',
};

const fold = (text: string): string =>
  [...text.toLowerCase()]
    .map((letter) => Object.entries(MARKED).find(([, marked]) => marked.includes(letter))?.[0] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** What the text says of women and men, in neutral words. */
function neutral(text: string): string {
  return text
    .replace(TITLES, '')
    .replace(SET, 'they/them')
    .replace(PRONOUN_AND_VERB, (_, pronoun: string, verb?: string, short?: string) =>
      likeIt(pronoun, short ? `they’${short === 's' ? 're' : short}` : `they ${VERBS[plain(verb)] ?? verb ?? ''}`),
    )
    .replace(WHOM, (word) => likeIt(word, 'them'))
    .replace(WHOSE, (word) => likeIt(word, 'their'))
    .replace(WORD, (word) => {
      const other = neutralFor(word.toLowerCase());
      return other === undefined ? word : likeIt(word, other);
    });
}

const plain = (verb = ''): string => verb.toLowerCase().replace('’', "'");

/** With a capital where the word had one. */
const likeIt = (word: string, other: string): string =>
  /^\p{Lu}/u.test(word) ? `${other.charAt(0).toUpperCase()}${other.slice(1)}` : other;

/** Questions whose answer tells who somebody is, whatever it says: they are left out. */
export const tellsWho = (label: string): boolean =>
  /\b(gender|sex|pronouns?|title|names?|surname|forename|photos?|pictures?|images?|linkedin|e-?mail|phone|mobile|website|twitter|instagram)\b/i.test(
    label,
  );
