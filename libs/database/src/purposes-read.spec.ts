import { categories, type Category, type Purpose, purposes } from '@footing/kernel';
import { tablesOfPeople } from './personal-columns';

/** What each use cannot do without, table by table: one that it may not read shows it no row, and it does nothing without a word. */
const needed: Readonly<Record<Exclude<Purpose, 'service' | 'own'>, readonly string[]>> = {
  safeguarding: [
    ...['public.concern', 'public.student', 'public.mentor', 'public.pairing', 'public.account'],
    ...['public.message', 'public.message_file', 'public.break_glass'],
  ],
  'matching.core': ['public.student', 'public.mentor', 'public.application', 'public.offer', 'public.draft'],
  'matching.characteristics': ['public.experience_wanted', 'public.experience_offered'],
  'places.first': ['public.priority_group_member'],
  // The values of fields; whose page it is says the service.
  'sharing.mentor': ['public.application', 'public.offer'],
  // An entry names both, is about their pairing and goes to their addresses.
  'sharing.calendar': ['public.student', 'public.mentor', 'public.pairing'],
  evidence: ['public.priority_group_member', 'public.pairing', 'evidence.person'],
  linkage: ['public.registry_value'],
  // Three functions read these for it, and leave out whoever objected.
  tracking: ['public.pairing', 'public.meeting', 'public.attendance'],
  // Who was mentored, until when, and their address.
  'follow-up': ['public.student', 'public.mentor', 'public.pairing'],
  // A story has all of it in itself, with the name its owner goes by in it.
  story: ['public.story_content'],
  news: ['public.student', 'public.mentor'],
};

const isCategory = (key: string): key is Category => Object.hasOwn(categories, key);
const held = (table: string) => {
  const parts = tablesOfPeople[table];
  if (!parts) throw new Error(`no table ${table}`);
  return Object.keys(parts).filter(isCategory);
};

test.each(Object.entries(needed))('%s may read what it needs', (purpose, tables) => {
  const declared: readonly Category[] = purposes[purpose as keyof typeof needed].categories;
  for (const table of tables)
    expect([table, held(table).filter((category) => !declared.includes(category))]).toEqual([table, []]);
});
