/** The kinds of programme, with their names and what they are for. */
export const programmeKinds = {
  career: { name: 'Career mentoring', about: 'A student and a mentor who knows the work they are thinking of.' },
  reverse: { name: 'Reverse mentoring', about: 'Students mentor senior managers of the university.' },
  group: { name: 'Group mentoring', about: 'One mentor meets several students together.' },
} as const satisfies Record<string, { name: string; about: string }>;

export type ProgrammeKind = keyof typeof programmeKinds;
