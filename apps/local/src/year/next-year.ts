import { Sending, SignUps } from '@footing/joining';
import { Rounds } from '@footing/programmes';
import { forEachOf } from './several';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';

/** The round that follows, with its sign-up open when the old one is over. */
const daysOfNextYear = {
  signUpOpens: '2027-07-12',
  signUpCloses: '2027-11-30',
  matchBy: '2027-12-10',
  meetingsStart: '2028-01-10',
  meetingsEnd: '2028-06-30',
} as const;

/** Some of those whose meetings have come to their end take part again: they begin, and send what is filled in. */
export async function nextYear({ app, ledger, university, wishes }: StageOfYear): Promise<Counts> {
  const counts: Counts = new Map();
  const { lead, students, programmes, rounds } = university;
  const made = await app.get(Rounds).create(lead, programmes.career ?? '', {
    ...daysOfNextYear,
    ...{
      name: 'Career mentoring 2027 to 2028',
      answerWithinDays: 7,
      ...(rounds.career ? { copyFrom: rounds.career } : {}),
    },
  });
  const finished = await ledger.rows<{ email: string }>(
    `select s.email from pairing p join application a on a.id = p.application_id join student s on s.id = a.student_id
     where p.state = 'finished' and p.round_id = $1`,
    [rounds.career],
  );
  const again = students.filter(
    (one) => finished.some(({ email }) => email === one.email) && wishes.happens('comes again', one, 30),
  );
  await forEachOf(again, async ({ actor }) => {
    await app.get(SignUps).begin(actor, made.id);
    await app.get(Sending).send(actor, made.id);
    addTo(counts, 'students who take part again');
  });
  return counts;
}
