/** Where the part of an account's key came from that says who it is; in the order in which they are believed. */
export type SubjectKind = 'sub' | 'pairwise-id' | 'subject-id' | 'persistent NameID' | 'oid and tid';

/** One thing that arrived, as it arrived. */
export interface Arrived {
  readonly name: string;
  readonly values: readonly string[];
}

/** What arrived as somebody's student number. Only `one` ever links anybody. */
export type StudentNumber =
  /** `off`: no attribute is set; `unreadable`: something arrived that cannot be a student number. */
  | { readonly state: 'off' | 'none' | 'several' | 'unreadable' }
  /** As it is compared: without blanks around it, in lower case. */
  | { readonly state: 'one'; readonly number: string };

/** What a university's sign-in says of somebody, after every check of the answer itself. */
export interface Arrival {
  readonly issuer: string;
  readonly subject: string;
  readonly subjectKind: SubjectKind;
  /** Null where none arrived. */
  readonly name: string | null;
  /** In lower case; null where none arrived. Never a proof of who somebody is. */
  readonly email: string | null;
  /** Scoped, for example `student@wharfedale.ac.uk`. */
  readonly affiliations: readonly string[];
  /** What the answer says of how the person signed in: `acr` and `amr`, or the AuthnContext. */
  readonly signedInBy: readonly string[];
  readonly strength: 'single' | 'two';
  readonly studentNumber: StudentNumber;
  /** All of it, for the page that shows what arrived. */
  readonly arrived: readonly Arrived[];
  /** What the university's sign-out needs to be told; empty where it needs nothing. */
  readonly leaving: Readonly<Record<string, string>>;
}
