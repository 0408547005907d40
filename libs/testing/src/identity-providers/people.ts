/** Somebody at an invented university, as its sign-in service knows them. */
export interface UniversityPerson {
  /** Opaque, the same for ever. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Without a scope, for example `student`. */
  readonly affiliations: readonly string[];
  /** Whether they sign in with two factors. */
  readonly two?: boolean;
  /** Sent as `student_number`, and in SAML as employeeNumber; several are sent as they are. Absent: none. */
  readonly studentNumber?: string | readonly string[];
}

export const amina: UniversityPerson = {
  id: '7f3a91c2',
  name: 'Amina Yusuf',
  email: 'Amina.Yusuf@wharfedale.example',
  affiliations: ['student', 'member'],
};
export const helen: UniversityPerson = {
  id: 'b20c44de',
  name: 'Helen Marsh',
  email: 'helen.marsh@wharfedale.example',
  affiliations: ['staff', 'member'],
  two: true,
};
export const joan: UniversityPerson = {
  id: '55e1b7aa',
  name: 'Joan Price',
  email: 'joan.price@wharfedale.example',
  affiliations: ['alum', 'affiliate'],
};
