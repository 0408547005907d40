import type { Device } from '@footing/identity';
import { type Role, roleNames } from '@footing/kernel';
import { Button, Heading, InsetText, PostForm, SummaryList, Table, TaskList } from '@footing/pages';
import { paths } from '../paths';
import { deviceInWords } from './device-words';
import type { MeSection } from './me-sections';
import { momentInWords } from './moment-in-words';
import { BehindProof } from './role.page';

interface MeView {
  readonly name: string;
  /** Null: in none yet. */
  readonly acting: Role | 'system' | null;
  readonly actable: readonly Role[];
  readonly behindProof: readonly Role[];
  readonly devices: readonly Device[];
  readonly thisDevice: string;
  readonly sections: readonly MeSection[];
  /** Whether it is known which application is theirs; null for somebody who is no student here. */
  readonly application: 'known' | 'not-known' | null;
  /** Where people write to; may be empty. */
  readonly contact: string;
  readonly csrf: string;
}

/** Somebody's own account. */
export function MePage(me: MeView) {
  const { name, acting, actable, behindProof, devices, thisDevice, sections, application, contact, csrf } = me;
  const change = { href: paths.actingRole, text: 'Change', about: 'the role you act in' };
  const all = [...actable, ...behindProof].map((role) => roleNames[role]).join(', ');
  return (
    <>
      <Heading>My account</Heading>
      {acting === 'mentor' && <MentorWelcome />}
      {application && <WhichApplication isKnown={application === 'known'} contact={contact} />}
      <SummaryList
        rows={[
          { label: 'Name', value: name },
          {
            label: 'You act as',
            value: acting ? roleNames[acting] : 'Nothing yet',
            ...(actable.length > 1 && { actions: [change] }),
          },
          { label: 'Your roles', value: all === '' ? 'None' : all },
        ]}
      />
      <BehindProof behindProof={behindProof} prove={`${paths.secondProof}?next=${encodeURIComponent(paths.me)}`} />
      {sections.length > 0 && (
        <TaskList
          items={sections.map(({ href, text, hint }) => ({ title: text, href, hint: sentence(hint), status: '' }))}
        />
      )}
      <Heading level={2}>Where you are signed in</Heading>
      <Devices {...{ devices, thisDevice, csrf }} />
      <PostForm action={paths.signOutEverywhere} csrf={csrf}>
        <Button variant="secondary">Sign out everywhere</Button>
      </PostForm>
    </>
  );
}

/** Whether a student finds here who looked at their application, or only at their account. */
function WhichApplication({ isKnown, contact }: Pick<MeView, 'contact'> & { readonly isKnown: boolean }) {
  if (isKnown) return <InsetText>Your university told us which application is yours.</InsetText>;
  return (
    <InsetText>
      We do not know yet which application is yours, so you cannot see here who looked at it. Ask{' '}
      {contact ? (
        <a class="govuk-link" href={`mailto:${contact}`}>
          {contact}
        </a>
      ) : (
        'your careers service'
      )}
      .
    </InsetText>
  );
}

/** Where a mentor goes on. */
function MentorWelcome() {
  return (
    <InsetText>
      <p class="govuk-body">
        Who your students are, what is next for each, and how many you have room for:{' '}
        <a class="govuk-link" href={paths.myStudents}>
          go to my students
        </a>
        .
      </p>
    </InsetText>
  );
}

function Devices({ devices, thisDevice, csrf }: Pick<MeView, 'devices' | 'thisDevice' | 'csrf'>) {
  return (
    <Table
      caption="Where you are signed in"
      captionHidden
      firstCellIsHeader
      columns={[{ text: 'Device' }, { text: 'Signed in' }, { text: 'Last used' }, { text: 'Change' }]}
      rows={devices.map(({ id, agent, beganAt, seenAt }) => [
        id === thisDevice ? `${deviceInWords(agent)} (this one)` : deviceInWords(agent),
        momentInWords(beganAt),
        momentInWords(seenAt),
        id === thisDevice ? (
          <a class="govuk-link" href={paths.signOut}>
            Sign out<span class="govuk-visually-hidden"> here</span>
          </a>
        ) : (
          <PostForm action={paths.endDevice(id)} csrf={csrf}>
            <button class="footing-link-button" type="submit">
              Sign out<span class="govuk-visually-hidden"> {deviceInWords(agent)}</span>
            </button>
          </PostForm>
        ),
      ])}
    />
  );
}

/** With a capital at its beginning. */
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
