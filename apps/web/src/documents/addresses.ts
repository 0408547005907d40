/** Every address of the words of documents, once. */
export const documentAddresses = {
  all: '/documents',
  words: (key: string) => `/documents/${key}/words`,
} as const;
