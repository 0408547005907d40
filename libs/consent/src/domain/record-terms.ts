import type { Basis, Category, Purpose } from '@footing/kernel';
import type { ConsentEvent } from './consent-event';

/** Somebody who is answerable for data, or is given it. Every field is one that the law, or ISO/IEC TS 27560, asks for. */
export interface Party {
  /** An address of the web, or `urn:…`, that stands for them. */
  readonly id: string;
  readonly name: string;
  /** By post, in one line. */
  readonly address: string;
  /** An e-mail address or a page. */
  readonly contact: string;
  readonly phone?: string;
}

/** What a use is, as it was declared and as the institution decided it. */
export interface RecordedPurpose {
  readonly code: Purpose;
  readonly basis: Basis;
  readonly title: string;
  readonly what: string;
  readonly who: string;
  readonly stopped: string;
  readonly categories: readonly Category[];
}

/** Where on the web things are that a record points at. Whole addresses. */
export interface RecordLinks {
  readonly record: string;
  readonly purpose: string;
  /** The very text that was shown. */
  readonly notice: string;
  /** Where the decision can be changed. */
  readonly choices: string;
  /** Where the person asks for their rights. */
  readonly rights: string;
}

/** That a line is in the institution's log. */
export interface LogProof {
  /** Counted from 0. */
  readonly leaf: number;
  /** 64 hexadecimal digits each, from the leaf upwards. */
  readonly path: readonly string[];
  readonly size: number;
  readonly root: string;
  /** The signed head. */
  readonly head: string;
}

/** All that a record of one decision is made of. */
export interface RecordTerms {
  readonly event: ConsentEvent & { readonly id: string };
  readonly purpose: RecordedPurpose;
  /** Of the rule as it was when they decided, 64 hexadecimal digits; null: it was not written down, and `purpose` is today's. */
  readonly ruleSha256: string | null;
  /** What the decision is about within the purpose, in words; empty for the whole purpose. */
  readonly itemWords: string;
  readonly institution: Party;
  readonly notice: { readonly version: number; readonly lang: 'en' | 'cy'; readonly publishedAt: Date };
  /** `country`: where data is kept. `months`: for how long, after which it is deleted. */
  readonly storage: { readonly country: 'GB'; readonly months: number };
  /** Others who are given the data, each by name. Whoever inside the university sees it is said by the purpose. */
  readonly thirdParties: readonly Party[];
  readonly links: RecordLinks;
  /** Null until the night has sealed the line. */
  readonly proof: LogProof | null;
}
