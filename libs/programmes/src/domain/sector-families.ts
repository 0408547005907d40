/**
 * The usual sectors of work, each with its family: sectors of one family are neighbours. Other sectors have no neighbours.
 * Names hold no comma or semicolon, so that a list of them fits one cell of a spreadsheet.
 */
export const sectorFamilies: Readonly<Record<string, string>> = {
  'Accounting and tax': 'Business and finance',
  'Banking and insurance': 'Business and finance',
  'Management consulting': 'Business and finance',
  'Human resources': 'People and operations',
  'Retail and hospitality': 'People and operations',
  'Transport and logistics': 'People and operations',
  'Software and data': 'Technology',
  'Cyber security': 'Technology',
  'Digital design': 'Technology',
  Engineering: 'Engineering and environment',
  'Construction and architecture': 'Engineering and environment',
  'Energy and environment': 'Engineering and environment',
  'Nursing and allied health': 'Health and science',
  'Psychology and counselling': 'Health and science',
  'Biosciences and pharmacy': 'Health and science',
  Teaching: 'Education and community',
  'Research and academia': 'Education and community',
  'Social work and youth work': 'Education and community',
  Law: 'Law and public life',
  'Policy and government': 'Law and public life',
  'Criminal justice': 'Law and public life',
  'Media and broadcasting': 'Media and culture',
  Publishing: 'Media and culture',
  'Arts and heritage': 'Media and culture',
};
