import type { ShippedText } from '../texts';

const BETWEEN = `What we tell each other stays between us. There is one thing that cannot stay between us: if one of us is in danger, or somebody else is, we tell the safeguarding lead of the university. We say so to each other first if we can.`;

const LATE = `If one of us is late or cannot come, we say so as soon as we know it, and offer another time. If we hear nothing from each other for two weeks, we say so on the page of our pairing, and somebody helps. Nobody has to explain a bad week.`;

const END = `Each of us may end this at any time, without giving a reason to the other. We do it with a word of thanks.`;

/** What two people agree on before they begin, one for each kind of programme. */
export const agreements: readonly ShippedText[] = [
  {
    code: 'agreement-career',
    title: 'What we agree on',
    about: 'The agreement of a student and a mentor in career mentoring',
    kinds: ['career'],
    body: `We meet about once a month, for about an hour, until the round ends. We choose the next day before we part.

The student says what each meeting is to be about, a few days before. The mentor listens, tells what they know from experience, and says so when they do not know.

We keep in touch through this service or in the way we both chose. We do not expect an answer at night or at the weekend.

${BETWEEN}

${LATE}

This is about finding a way, not about finding a job. The mentor owes nobody a job, an internship or a reference, and the student does not ask for one.

${END}`,
  },
  {
    code: 'agreement-reverse',
    title: 'What we agree on',
    about: 'The agreement of a student who mentors a senior member of the university',
    kinds: ['reverse'],
    body: `We meet about once a month, for about an hour, until the round ends. We choose the next day before we part.

In these meetings the student is the one who knows. The senior colleague comes to listen and to learn, and asks before giving advice.

The student speaks for themselves. Nobody speaks for everybody who has something in common with them, and no question has to be answered.

What is said here has no effect on marks, on references or on any decision about the student.

We keep in touch through this service or in the way we both chose. The senior colleague makes the time, and does not send somebody else.

${BETWEEN} The senior colleague may use what they have learned in their work, and never says from whom it came.

${LATE}

${END}`,
  },
  {
    code: 'agreement-group',
    title: 'What we agree on in our group',
    about: 'The agreement of each student with the mentor of their group',
    kinds: ['group'],
    body: `We meet as a group about once a month, for about an hour, until the round ends. We choose the next day before we part.

Everybody gets time to speak, and nobody has to. We let each other finish. The mentor watches that each of us has a turn.

We keep in touch through this service or in the way the whole group chose. Nobody passes on another person’s number or address.

${BETWEEN} That holds for everybody in the group: what somebody tells here is theirs to tell again, and not ours.

${LATE} The group meets even if one of us cannot come, and tells them what they missed.

${END} A student who leaves the group leaves only the group: nobody asks the others why.`,
  },
];
