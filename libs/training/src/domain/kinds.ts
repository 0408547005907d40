/** The kinds of programme, as `@footing/programmes` names them. */
export type KindOfProgramme = 'career' | 'reverse' | 'group';
