import { DomainError } from '@footing/kernel';
import type { Block, DocumentKey, Report, Section } from '../report';
import { templateOf } from './catalogue';
import { claimsIn, countWords } from './claims';
import type { Design, Field, Given, Part, Template } from './template';

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
  const typed = template.fields.map((field) => given.words[field.key] ?? '');
  const all = countWords(typed.join(' '));
  const most = template.mostWords ?? Infinity;
  return [
    ...template.fields.flatMap((field) => faultsOf(field, given)),
    ...(given.tables.length < template.fewestTables
      ? [{ field: 'tables', words: 'Choose at least one table of figures.' }]
      : []),
    ...(all > most ? [{ field: 'words', words: `Use at most ${most} words in all. There are ${all}.` }] : []),
  ];
}

function faultsOf(field: Field, { words, design }: Given): Fault[] {
  const typed = (words[field.key] ?? '').trim();
  const fault = (said: string): Fault => ({ field: field.key, words: said });
  if (typed === '') return field.isRequired ? [fault(`Enter: ${field.label.toLowerCase()}.`)] : [];
  const count = countWords(typed);
  const claims = design === 'comparison' ? [] : claimsIn(typed);
  return [
    ...(count > field.mostWords ? [fault(`Use at most ${field.mostWords} words. There are ${count}.`)] : []),
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
    ...{ key, title: template.name, about: template.means },
    ...{ institution: given.institution, day: given.day },
    sections: [
      ...sections,
      { title: 'What this does not show', blocks: [{ kind: 'list', items: limitsOf(template, given.design) }] },
    ],
  };
}

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
  ];
  return { title: part.title, blocks };
}
