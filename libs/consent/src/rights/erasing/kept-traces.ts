import { countOf, type Trace } from './trace';

const ABOUT = `subject_id in (:student, :mentor, :account)`;
const staying = (words: string, tables: readonly string[], counted: string, why: string): Trace => ({
  ...{ words, tables, counted, erased: 'stays', kept: 'stays', why, erasing: [] },
});

/** What stays, because the law asks for it: none of it names anybody, and sealed words can be read no more. */
export const keptTraces: readonly Trace[] = [
  staying(
    'Decisions about consent',
    ['consent.event', 'consent.state', 'consent.stop_intent', 'consent.stop_task', 'consent.use_ledger'],
    countOf('consent.event', ABOUT),
    'the university has to show what was agreed to for six years; it is codes and numbers, and every yes ends now',
  ),
  staying(
    'The record of who looked',
    ['audit_event', 'audit_subject'],
    countOf('audit_subject', ABOUT),
    'who looked at whose data has to be shown; it is numbers, never names',
  ),
  staying(
    'What they asked about their data',
    ['rights_request', 'rights_line', 'rights_erasure'],
    countOf('rights_request', 'account_id = :account'),
    'the university has to show that it answered, and when; the words can be read no more',
  ),
];
