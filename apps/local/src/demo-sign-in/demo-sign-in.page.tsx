import { Button, Heading, PostForm, Radios, WarningText } from '@footing/pages';
import { taking } from '../cast-accounts';

/** One of the invented people. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

const whatTheyDo: Record<string, string> = {
  student: 'Student: signs up, sees where they stand, says yes or no',
  mentor: 'Mentor: offers places, and meets a student',
  'programme-lead': 'Programme lead: sets up rounds, imports people, makes drafts',
  consultant: 'Careers consultant: reviews the pairings of the students they look after',
  analyst: 'Planning analyst: reads programmes and figures',
  'alumni-office': 'Alumni office: sees mentors, never students',
  observer: 'Observer: reads released reports',
  champion: 'Senior champion: reads released reports',
  'safeguarding-lead': 'Safeguarding lead: sees concerns only',
  'data-protection-officer': 'Data protection officer: sees who looked at what',
  administrator: 'Administrator: looks after people, their roles and settings',
};

/** What those of the cast who take part stand before, by their address. */
const standing = new Map<string, string>(taking.map(({ person, hint }) => [person.email, hint]));

/** The list of invented people to act as. */
export function DemoSignInPage({ people, next, csrf }: { people: readonly DemoPerson[]; next: string; csrf: string }) {
  const items = people.map(({ id, name, email, roles }, index) => ({
    value: id,
    text: name,
    hint: standing.get(email) ?? roles.map((role) => whatTheyDo[role] ?? role).join('. '),
    checked: index === 0,
  }));
  return (
    <>
      <Heading>Sign in to the demonstration</Heading>
      <WarningText>
        Everybody here is invented. There is no password: do not put anything true about a real person in.
      </WarningText>
      <PostForm action="/demo/sign-in" csrf={csrf}>
        <input type="hidden" name="next" value={next} />
        <Radios name="account" legend="Who do you want to be?" items={items} />
        <Button>Sign in</Button>
      </PostForm>
    </>
  );
}
