/** Work in one sector: jobs from a first one to a leading one, and employers, all invented. */
export interface Employment {
  /** Four job titles, by length of service. */
  readonly jobs: readonly string[];
  readonly employers: readonly string[];
}

const work = (jobs: string, employers: string): Employment => ({
  jobs: jobs.split(' · '),
  employers: employers.split(' · '),
});

/** Employment by sector. */
export const employment: Readonly<Record<string, Employment>> = {
  'Accounting and tax': work(
    'Trainee accountant · Audit senior · Tax manager · Finance director',
    'Penhallow Reed Accountants · Ledgerstone · Stour Vale Audit',
  ),
  'Banking and insurance': work(
    'Graduate analyst · Underwriter · Risk manager · Head of credit',
    'Fellmoor Mutual · Copperline Bank · Harbour and Hythe Insurance',
  ),
  'Management consulting': work(
    'Analyst · Consultant · Senior consultant · Partner',
    'Quarterlight Consulting · Ninefold Advisory · Osier Partners',
  ),
  'Human resources': work(
    'HR assistant · Recruitment adviser · People partner · Head of people',
    'Kindwell People · Amberley Works · Tollgate Services',
  ),
  'Retail and hospitality': work(
    'Management trainee · Store manager · Buyer · Regional director',
    'Marrow and Pip · Saltbarn Stores · The Lantern Inns',
  ),
  'Transport and logistics': work(
    'Planner · Operations supervisor · Fleet manager · Head of network',
    'Midvale Buses · Longacre Freight · Trundle Logistics',
  ),
  'Software and data': work(
    'Junior developer · Software engineer · Data lead · Chief engineer',
    'Bramblebyte · Otterly Software · Northfold Data',
  ),
  'Cyber security': work(
    'Security analyst · Penetration tester · Incident lead · Head of security',
    'Ravenlatch Security · Wardstone Cyber · Keywell',
  ),
  'Digital design': work(
    'Junior designer · Product designer · Senior researcher · Head of design',
    'Inkwell and Pixel · Studio Farrow · Plainway Design',
  ),
  Engineering: work(
    'Graduate engineer · Design engineer · Chartered engineer · Engineering director',
    'Thornback Engineering · Calder Motion · Halewick Systems',
  ),
  'Construction and architecture': work(
    'Site engineer · Project architect · Construction manager · Practice director',
    'Stonecrop Architects · Weirside Build · Ashlar and Beam',
  ),
  'Energy and environment': work(
    'Environmental adviser · Energy analyst · Sustainability manager · Head of net zero',
    'Brightfen Energy · Wren Ecology · Tidewell Power',
  ),
  'Nursing and allied health': work(
    'Staff nurse · Physiotherapist · Ward manager · Matron',
    'Wexmere General Hospital · Halding Community Health · St Osyth Clinic',
  ),
  'Psychology and counselling': work(
    'Assistant psychologist · Wellbeing practitioner · Counsellor · Clinical lead',
    'Stillwater Counselling · Mindhaven Clinic · Openfield Therapy',
  ),
  'Biosciences and pharmacy': work(
    'Laboratory technician · Research scientist · Clinical trials manager · Head of laboratory',
    'Fennel Biosciences · Larkspur Pharma · Redwell Laboratories',
  ),
  Teaching: work(
    'Early career teacher · Class teacher · Head of year · Head teacher',
    'Coldstow Primary School · Mere Park Academy · Nether Halding High School',
  ),
  'Research and academia': work(
    'Research assistant · Postdoctoral researcher · Lecturer · Reader',
    'Wexmere Research Institute · Orrery College · Institute for Slow Science',
  ),
  'Social work and youth work': work(
    'Support worker · Youth worker · Social worker · Service manager',
    'Halding County Council · Open Door Wexmere · Greenlight Youth',
  ),
  Law: work(
    'Trainee solicitor · Paralegal · Solicitor · Partner',
    'Marlowe Quill LLP · Juniper Lane Chambers · Wexmere Law Centre',
  ),
  'Policy and government': work(
    'Policy officer · Parliamentary researcher · Senior policy adviser · Deputy director',
    'Civic Lantern · Department for Public Places · Halding County Council',
  ),
  'Criminal justice': work(
    'Probation officer · Police constable · Case manager · Head of resettlement',
    'Midvale Probation · Wexmere Constabulary · Second Start',
  ),
  'Media and broadcasting': work(
    'Production runner · Reporter · Producer · Commissioning executive',
    'Lowland Radio · Foxglove Films · The Wexmere Courier',
  ),
  Publishing: work(
    'Editorial assistant · Publicist · Commissioning editor · Publishing director',
    'Heron and Vale · Kite String Books · Longshore Press',
  ),
  'Arts and heritage': work(
    'Gallery assistant · Learning officer · Curator · Museum director',
    'Museum of the Mere · Tannery Theatre · The Old Corn Gallery',
  ),
};
