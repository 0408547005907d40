import type { DocumentKey } from '../report';
import { awardPack, boardPage, destinations, heelSheet } from './anywhere';
import { caseStudy } from './case-study';
import { appEvaluation, tefNote } from './england';
import { medrTable, sfcParagraph, wappTable } from './other-nations';
import type { Template } from './template';

const byKey: Readonly<Record<DocumentKey, Template>> = {
  'app-evaluation': appEvaluation,
  'tef-note': tefNote,
  'sfc-paragraph': sfcParagraph,
  'medr-table': medrTable,
  'wapp-table': wappTable,
  'board-page': boardPage,
  'case-study': caseStudy,
  'award-pack': awardPack,
  destinations,
  'heel-sheet': heelSheet,
};

/** Every document that can be had, those of the regulators first. */
export const documents: readonly Template[] = Object.values(byKey);

export const templateOf = (key: DocumentKey): Template => byKey[key];

/** Whether there is such a document. */
export const isDocument = (key: string): key is DocumentKey => Object.hasOwn(byKey, key);
