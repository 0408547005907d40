import { faultsInLink, faultsInRooms, hostOf, leadsTo, roomOf, type RoomRule } from './rooms';

const ours: RoomRule = {
  ...{ way: 'pattern', pattern: 'https://meet.example.ac.uk/footing-{code}' },
  hosts: ['meet.example.ac.uk', 'zoom.us'],
};
const fieldsIn = (over: Partial<RoomRule>) => faultsInRooms({ ...ours, ...over }).map(({ field }) => field);

test('a link leads to a host of the list, or to a part of one', () => {
  expect(leadsTo(ours.hosts, 'https://uni.zoom.us/j/1')).toBe(true);
  expect(leadsTo(ours.hosts, 'https://ZOOM.us:443?x')).toBe(true);
  expect(leadsTo([], 'https://anywhere.example')).toBe(true);
  expect(faultsInLink('', ours)).toEqual([]);
  expect(faultsInLink('https://evil.example/zoom.us', ours)).toEqual([
    { field: 'joinUrl', message: 'Links to meetings here lead to meet.example.ac.uk or zoom.us' },
  ]);
});

test.each([
  'https://zoom.us@evil.example/',
  'https://zoom.us:pass@evil.example/',
  'https://zoom.us\\@evil.example/',
  'https://evilzoom.us/',
  'https://zoom.us.evil.example/',
  'https://zoom.us.',
  'https://zoom.us%2fevil.example',
  'http://zoom.us/',
  'HTTPS://zoom.us/',
  'https:zoom.us/',
  'https://zo\tom.us/',
  'https://zoоm.us/',
  ' https://zoom.us/',
])('%s leads elsewhere', (link) => {
  expect(leadsTo(ours.hosts, link)).toBe(false);
});

test('what looks like a host to us is the host to a browser', () => {
  for (const link of ['https://Meet.Example.ac.uk', 'https://a.b:8443/x', 'https://a-1.b#c'])
    expect(hostOf(link)).toBe(new URL(link).hostname);
});

test('a rule has an address with a code in its path, of hosts that are allowed', () => {
  expect(faultsInRooms(ours)).toEqual([]);
  expect(fieldsIn({ way: 'own-link', pattern: '', hosts: [] })).toEqual([]);
  expect(fieldsIn({ pattern: '' })).toEqual(['pattern']);
  for (const pattern of [
    'http://meet.example.ac.uk/{code}',
    'https://meet.example.ac.uk/room',
    'https://{code}.example.ac.uk/',
    'https://meet.example.ac.uk/{code}/{code}',
    'https://meet.example.ac.uk/{name}-{code}',
    `https://meet.example.ac.uk/${'x'.repeat(200)}{code}`,
  ])
    expect(fieldsIn({ pattern })).toEqual(['pattern']);
  expect(fieldsIn({ hosts: ['zoom.us'] })).toEqual(['hosts']);
  expect(fieldsIn({ hosts: [...ours.hosts, 'Zoom!'] })).toEqual(['hosts']);
  expect(fieldsIn({ hosts: [...ours.hosts, ...Array.from({ length: 19 }, (_, n) => `h${n}.example`)] })).toEqual([
    'hosts',
  ]);
});

test('where each mentor has a room, theirs alone is taken; where meetings get their own, nobody’s', () => {
  const room = (kind: 'student' | 'mentor', over: Partial<RoomRule>) =>
    roomOf({ person: { kind }, joinUrl: 'https://zoom.us/my/x' }, { ...ours, ...over });
  expect(room('mentor', { way: 'mentor-room' })).not.toBe('');
  expect(room('student', { way: 'mentor-room' })).toBe('');
  expect(room('student', { way: 'own-link' })).not.toBe('');
  expect(room('mentor', {})).toBe('');
  expect(room('mentor', { way: 'mentor-room', hosts: ['meet.google.com'] })).toBe('');
});
