/** Something in an instrument that is not as it must be. */
export interface Fault {
  /** Where: 'items[2].options[0].code', or empty for the whole. */
  readonly path: string;
  /** Stable, for pages that say it in their own words. */
  readonly code: string;
  /** A plain sentence for the author. */
  readonly says: string;
}

/** Why an answer is not one. */
export type ItemFaultCode =
  | 'unknown'
  | 'hidden'
  | 'not-an-answer'
  | 'wrong-kind'
  | 'not-an-option'
  | 'twice'
  | 'too-many'
  | 'goes-alone'
  | 'not-whole'
  | 'out-of-range'
  | 'not-a-month'
  | 'too-long'
  | 'not-text';

/** Something in answers that is refused, to be said at its item. */
export interface ItemFault {
  /** Of the item or statement; as it was given where there is none such. */
  readonly key: string;
  readonly code: ItemFaultCode;
  /** A plain sentence for the person who answers. */
  readonly says: string;
}
