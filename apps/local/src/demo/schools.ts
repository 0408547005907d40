/** A school of the invented university. */
export interface School {
  readonly name: string;
  readonly shortName: string;
  /** Its share of the university's students: a weight. */
  readonly size: number;
  readonly courses: readonly string[];
  /** The sectors its graduates most often go into. */
  readonly leadsTo: readonly string[];
}

/** The eight schools of the University of Wexmere. */
export const schools: readonly School[] = [
  {
    name: 'School of Arts and Humanities',
    shortName: 'Arts and Humanities',
    size: 13,
    courses: ['History', 'English Literature', 'Philosophy', 'Modern Languages', 'Creative Writing', 'Film and Media'],
    leadsTo: ['Publishing', 'Media and broadcasting', 'Arts and heritage', 'Teaching'],
  },
  {
    name: 'School of Law and Criminology',
    shortName: 'Law and Criminology',
    size: 9,
    courses: ['Law', 'Law with Politics', 'Criminology', 'Professional Policing'],
    leadsTo: ['Law', 'Criminal justice', 'Policy and government'],
  },
  {
    name: 'Wexmere Business School',
    shortName: 'Business',
    size: 20,
    courses: ['Accounting and Finance', 'Business Management', 'Economics', 'Marketing', 'Human Resource Management'],
    leadsTo: [
      'Accounting and tax',
      'Banking and insurance',
      'Management consulting',
      'Human resources',
      'Retail and hospitality',
    ],
  },
  {
    name: 'School of Computing and Mathematics',
    shortName: 'Computing and Mathematics',
    size: 12,
    courses: ['Computer Science', 'Data Science', 'Mathematics', 'Cyber Security', 'Interaction Design'],
    leadsTo: ['Software and data', 'Cyber security', 'Digital design', 'Banking and insurance'],
  },
  {
    name: 'School of Engineering and the Built Environment',
    shortName: 'Engineering',
    size: 11,
    courses: [
      'Mechanical Engineering',
      'Civil Engineering',
      'Electrical Engineering',
      'Architecture',
      'Construction Management',
    ],
    leadsTo: ['Engineering', 'Construction and architecture', 'Energy and environment', 'Transport and logistics'],
  },
  {
    name: 'School of Health and Social Care',
    shortName: 'Health and Social Care',
    size: 15,
    courses: ['Adult Nursing', 'Midwifery', 'Physiotherapy', 'Social Work', 'Public Health'],
    leadsTo: ['Nursing and allied health', 'Social work and youth work'],
  },
  {
    name: 'School of Life and Environmental Sciences',
    shortName: 'Life Sciences',
    size: 8,
    courses: ['Biomedical Science', 'Biology', 'Chemistry', 'Environmental Science', 'Pharmaceutical Science'],
    leadsTo: ['Biosciences and pharmacy', 'Research and academia', 'Energy and environment'],
  },
  {
    name: 'School of Education and Social Sciences',
    shortName: 'Education and Social Sciences',
    size: 12,
    courses: [
      'Primary Education',
      'Education Studies',
      'Psychology',
      'Sociology',
      'Politics',
      'Youth and Community Work',
    ],
    leadsTo: ['Teaching', 'Psychology and counselling', 'Policy and government', 'Social work and youth work'],
  },
];

/** The school of that name. @throws {RangeError} if there is none. */
export function schoolNamed(name: string): School {
  const school = schools.find((each) => each.name === name);
  if (!school) throw new RangeError(`no school ${name}`);
  return school;
}
