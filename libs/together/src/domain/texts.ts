/** The kind of a programme, as the programmes name it. */
export type Kind = 'career' | 'reverse' | 'group';

/** A text that comes with the service. Its words become the first version. */
export interface ShippedText {
  readonly code: string;
  readonly title: string;
  /** For whom, in a line, as staff and readers see it in a list. */
  readonly about: string;
  /** Programmes it is for. */
  readonly kinds: readonly Kind[];
  /** Paragraphs with an empty line between; lines that begin with "- " are a list. */
  readonly body: string;
}

/** A text as it holds now. */
export interface TextNow extends ShippedText {
  readonly version: number;
}

export const agreementCode = (kind: Kind): string => `agreement-${kind}`;
export const isAgreement = (code: string): boolean => code.startsWith('agreement-');
