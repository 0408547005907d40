import { DomainError } from '@footing/kernel';
import { madeHow } from '../grid';
import type { Block, DocumentKey, PublishedTable, Report, Section } from '../report';
import { templateOf } from './catalogue';
import { claimsIn, countWords } from './claims';
import type { Design, Field, Given, Part, Template, Voice } from './template';

/** One thing to put right: which field (`tables` and `words` are of all), and what to do about it. */
export interface Fault {
  readonly field: string;
  readonly words: string;
}

/** What stands under "What this does not show" in every document. */
const ALWAYS = {
  change: [
    'This shows change, not impact. People change for many reasons, and there is no group here to compare with.',
    'People chose to take part and to answer. Those who did not may be different.',
  ],
  comparison: [
    'A comparison is only as good as the likeness of the groups compared, and holds for these people at this time.',
    'People chose to answer. Those who did not may be different.',
  ],
  both: ['Ranges show what chance alone can do. They do not show what was measured badly or not at all.'],
} as const;

/** What has to be put right before a document can be written; empty: nothing. The words of the faults are for the page. */
export function faultsIn(key: DocumentKey, given: Given): Fault[] {
  const template = templateOf(key);
  return [
    ...template.fields.flatMap((one) => missingIn(one, given.words)),
    ...wordFaults(template, given.words, given.design),
    ...(given.tables.length === 0 && template.needs.length > 0
      ? [{ field: 'tables', words: 'Choose at least one table of figures.' }]
      : []),
  ];
}

const missingIn = ({ key, isRequired, label }: Field, words: Given['words']): Fault[] =>
  isRequired && (words[key] ?? '').trim() === '' ? [{ field: key, words: `Enter: ${label.toLowerCase()}.` }] : [];

/** What has to be put right in what was typed, whether or not all is there yet. */
export function wordFaults(template: Template, words: Given['words'], design: Design): Fault[] {
  const all = countWords(template.fields.map(({ key }) => words[key] ?? '').join(' '));
  const most = template.mostWords ?? Infinity;
  return [
    ...template.fields.flatMap((one) => faultsOf(one, (words[one.key] ?? '').trim(), design)),
    ...(all > most ? [{ field: 'words', words: `Use at most ${most} words in all. There are ${all}.` }] : []),
  ];
}

/** Words without a space between them are letters all the same. */
const MOST_LETTERS = 5_000;

function faultsOf({ key, mostWords }: Field, typed: string, design: Design): Fault[] {
  const fault = (said: string): Fault => ({ field: key, words: said });
  const count = countWords(typed);
  const claims = design === 'comparison' ? [] : claimsIn(typed);
  return [
    ...(typed.length > MOST_LETTERS ? [fault(`Use at most ${MOST_LETTERS.toLocaleString('en-GB')} letters.`)] : []),
    ...(count > mostWords ? [fault(`Use at most ${mostWords} words. There are ${count}.`)] : []),
    ...claims.map((claim) =>
      fault(
        `“${claim}” says more than these figures can: there is no group to compare with. Say what changed instead.`,
      ),
    ),
  ];
}

/**
 * A document from published figures and from what the university typed. "What this does not show" stands at its end, whatever is given.
 * @throws {DomainError} invalid, `document.wrong`, with each field to put right
 */
export function writeDocument(key: DocumentKey, given: Given): Report {
  const faults = faultsIn(key, given);
  if (faults.length > 0) {
    const fields = faults.map(({ field, words }) => ({ field, message: words }));
    throw new DomainError('invalid', 'document.wrong', `${faults.length} faults`, fields);
  }
  const template = templateOf(key);
  const sections = template.parts
    .map((part) => sectionOf(part, template, given))
    .filter(({ blocks }) => blocks.length > 0);
  return {
    ...{ key, title: template.name, about: template.means, isTight: template.isTight ?? false },
    ...{ institution: given.institution, day: given.day },
    sections: [
      ...(given.draft?.length ? [draftSection(given.draft)] : []),
      ...sections,
      ...figuresMade(given.tables),
      {
        title: 'What this does not show',
        blocks: [{ kind: 'list', items: [...limitsOf(template, given.design), ...(given.cautions ?? [])] }],
      },
    ],
  };
}

/** How figures come about, once for all tables; none without tables. */
const figuresMade = (tables: readonly PublishedTable[]): Section[] =>
  tables.length === 0
    ? []
    : [{ title: 'How the figures were made', blocks: [{ kind: 'list', items: madeHow(tables) }] }];

const draftSection = (missing: readonly string[]): Section => ({
  title: 'This is a draft',
  blocks: [
    { kind: 'text', words: 'These texts are not written yet. Only the university can write them:' },
    { kind: 'list', items: missing },
  ],
});

const limitsOf = ({ limits }: Template, design: Design): string[] => [...ALWAYS[design], ...ALWAYS.both, ...limits];

function sectionOf(part: Part, template: Template, given: Given): Section {
  const typed = (key: string): string => (given.words[key] ?? '').trim();
  const labelled = (keys: readonly string[] = []) =>
    keys.flatMap((key) => {
      const field = template.fields.find((one) => one.key === key);
      return field && typed(key) !== '' ? [{ name: field.label, words: typed(key) }] : [];
    });
  const [facts, fields] = [labelled(part.facts), labelled(part.fields)];
  const blocks: Block[] = [
    ...(part.standing ?? []).map((words): Block => ({ kind: 'text', words })),
    ...(facts.length > 0 ? [{ kind: 'facts', rows: facts } as const] : []),
    // One text under its own heading needs no label; more of them do.
    ...(fields.length > 1
      ? [{ kind: 'facts', rows: fields } as const]
      : fields.map(({ words }): Block => ({ kind: 'text', words }))),
    ...(part.tables
      ? given.tables.map((table): Block => ({ kind: 'table', table, picture: given.pictures?.[table.id] }))
      : []),
    ...(part.voices ? voicesOf(given.voices ?? []) : []),
  ];
  return { title: part.title, blocks };
}

/** Each by the name that its owner agreed to; none, where nobody has. */
function voicesOf(voices: readonly Voice[]): Block[] {
  if (voices.length === 0) return [];
  return [
    { kind: 'facts', rows: voices.map(({ title, words, shownAs }) => ({ name: `${title} (${shownAs})`, words })) },
    {
      kind: 'text',
      words:
        'They agreed to be quoted here, and may take that back. Make this case study again before you use it again: who took it back is no longer in it.',
    },
  ];
}
