/**
 * A page without what is drawn by chance: tokens of forms, seals, keys in links. A short word that must not be on a page
 * would turn up in one of those now and then. Words, however long, stay as they are.
 */
export const withoutTokens = (page: string): string => page.replace(/(?=[\w-]*[A-Z\d])[\w-]{16,}/g, '…');
