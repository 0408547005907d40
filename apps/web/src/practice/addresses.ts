const year = (id: string) => `/practice/years/${id}`;
const entry = (id: string) => `/practice/entries/${id}`;
const action = (id: string) => `/practice/actions/${id}`;

/** Every address of the pages on which a university looks at what it does for social mobility, once. */
export const practiceAddresses = {
  all: '/practice',
  year,
  finish: (id: string) => `${year(id)}/finish`,
  reopen: (id: string) => `${year(id)}/reopen`,
  plan: (id: string) => `${year(id)}/plan`,
  compared: (id: string) => `${year(id)}/compared`,
  whole: (id: string) => `${year(id)}/whole`,
  practiceFile: (id: string) => `${year(id)}/practice.csv`,
  planFile: (id: string) => `${year(id)}/plan.csv`,
  workbook: (id: string) => `${year(id)}/practice.xlsx`,
  entry,
  entryFromBefore: (id: string) => `${entry(id)}?from=before`,
  newAction: (entryId: string) => `${entry(entryId)}/action`,
  action,
  removeAction: (id: string) => `${action(id)}/remove`,
  bringBack: (id: string) => `${action(id)}/bring-back`,
  words: '/practice/words',
  wordsOf: (code: string) => `/practice/words/${code}`,
} as const;
