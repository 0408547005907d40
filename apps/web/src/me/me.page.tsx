import type { Device } from '@footing/identity';
import { type Role, roleNames } from '@footing/kernel';
import { Button, Heading, PostForm, SummaryList, Table, TaskList } from '@footing/pages';
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
  readonly csrf: string;
}

/** Somebody's own account. */
export function MePage({ name, acting, actable, behindProof, devices, thisDevice, sections, csrf }: MeView) {
  const change = { href: paths.actingRole, text: 'Change', about: 'the role you act in' };
  const all = [...actable, ...behindProof].map((role) => roleNames[role]).join(', ');
  return (
    <>
      <Heading>My account</Heading>
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

function Devices({ devices, thisDevice, csrf }: Pick<MeView, 'devices' | 'thisDevice' | 'csrf'>) {
  return (
    <Table
      caption="Where you are signed in"
      captionHidden
      firstCellIsHeader
      columns={[{ text: 'Device' }, { text: 'Signed in' }, { text: 'Last used' }, { text: 'End' }]}
      rows={devices.map(({ id, agent, beganAt, seenAt }) => [
        deviceInWords(agent),
        momentInWords(beganAt),
        momentInWords(seenAt),
        id === thisDevice ? (
          'This device'
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
