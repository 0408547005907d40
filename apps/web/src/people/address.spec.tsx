import { render } from 'preact-render-to-string';
import { StaffMemberPage } from '../staff/staff-member.page';
import { StaffPage } from '../staff/staff.page';
import { Address } from './address';

const broken = 'alexandrina.<wbr/>featherstone-<wbr/>cholmondeley@<wbr/>alumni.<wbr/>wexmere.<wbr/>example<wbr/>';
const email = broken.replaceAll('<wbr/>', '');

test('an address breaks after a dot, an @ or a dash, and is whole when it is copied', () => {
  expect(render(<Address email={email} />)).toBe(broken);
});

test('those who work here have addresses that break there as well', () => {
  const member = {
    id: 'a',
    name: 'Alexandrina',
    email,
    roles: ['analyst' as const],
    disabledAt: null,
    studentId: null,
    mentorId: null,
  };
  expect(render(<StaffPage staff={[member]} mayEdit={false} />)).toContain(broken);
  const more = { csrf: '', mayEdit: false, isMe: false, ticked: [], errors: [] };
  expect(render(<StaffMemberPage {...more} member={member} />)).toContain(broken);
});
