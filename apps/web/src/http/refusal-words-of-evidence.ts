import type { RefusalWords } from './refusal-words-of-consent';

/** What is refused of snapshots, and of the records that are joined to them. */
export const wordsOfEvidence: Readonly<Record<string, RefusalWords>> = {
  'snapshot.nobody': {
    title: 'There is nobody to count yet',
    whatToDo: 'Nothing was taken. A snapshot holds those who say yes to being counted: try again once somebody has.',
  },
  'linkage.not-settled': {
    title: 'Records cannot be joined yet',
    whatToDo:
      'Nothing was changed. Your data protection officer first writes down the lawful basis, and for how long records are kept.',
  },
  'registry.changed': {
    title: 'This is not the file that you checked',
    whatToDo: 'Nothing was joined. Go back to the list of files, open the one that waits, and say yes there.',
  },
  'document.lacks': {
    title: 'This release does not hold what the document needs',
    whatToDo: 'No file was made. Prepare a release with the figures that are missing, and have it signed.',
  },
  'document.no-setter': {
    title: 'A PDF cannot be made on this computer',
    whatToDo: 'No file was made. Take the page (HTML): it holds the same words and figures, and can be printed.',
  },
  'document.no-letter': {
    title: 'A PDF cannot hold one of the letters',
    whatToDo:
      'No file was made. Its typeface does not have a letter that was typed. Take the page (HTML): it holds the same words and figures, and can be printed.',
  },
  'document.changed': {
    title: 'A colleague was first',
    whatToDo: 'Nothing was saved. Open the words again and see what they say now.',
  },
  'release.held': {
    title: 'This would tell of a few people',
    whatToDo:
      'Nothing was prepared. Set beside figures that went out before, these would show what a few people did. Ask for less, or wait for a later snapshot.',
  },
  'release-plan.working': {
    title: 'Its figures are being worked out',
    whatToDo: 'Nothing was changed. Wait a minute, then look at the list of releases: it will be there.',
  },
  'release.own': {
    title: 'Somebody else has to sign this',
    whatToDo: 'Nothing was signed. You prepared these figures, so a colleague looks at them and signs.',
  },
  'release.settled': {
    title: 'This was settled before',
    whatToDo: 'Nothing was changed. It was signed or given up: the list says which.',
  },
  'release.changed': {
    title: 'These are not the figures that you looked at',
    whatToDo: 'Nothing was signed. Open them again, look at what they say now, and decide.',
  },
  'registry.done': {
    title: 'This file was settled before',
    whatToDo: 'Nothing was changed. The list of files says what came of it.',
  },
  'report.internal': {
    title: 'These figures are not made to go out',
    whatToDo: 'Nothing was made. Open the table again, choose whose rules to follow, and make the report from that.',
  },
  'report.picture': {
    title: 'This picture cannot go into a report',
    whatToDo: 'Nothing was made. Give the picture a shorter title, then make the report again.',
  },
  'table.id': {
    title: 'Two tables go by the same name',
    whatToDo: 'Nothing was made. Give each table of the report a short name of its own.',
  },
  'moat-list.used': {
    title: 'This list is in use already',
    whatToDo: 'Nothing was changed. Somebody else put it to use first.',
  },
  'key.none': {
    title: 'Your university has no key to sign with yet',
    whatToDo: 'Nothing was made. The key is made when the next release is signed.',
  },
  'pack.mixed': {
    title: 'These figures are not of one snapshot',
    whatToDo: 'Nothing was made. An evidence pack holds figures of a single snapshot: leave out those of another.',
  },
  'pack.unreadable': {
    title: 'This is not an evidence pack that can be read',
    whatToDo: 'Nothing was checked. Ask for the file again: it may not have arrived whole.',
  },
};
