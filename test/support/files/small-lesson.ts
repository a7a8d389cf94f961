/** The smallest lesson that has one of everything: what tests change in one place. */
const press = {
  kind: 'sign-in.pressed',
  relyingParty: 'till',
  loginHint: 'alice',
  bindingMessage: 'W4SCT',
  scope: 'openid',
};

const opened = { intent: { kind: 'prompt.opened', device: 'phone-of-alice' }, after: 1000 };
const approved = { intent: { kind: 'prompt.approved', device: 'phone-of-alice' }, after: 2000 };

/** As it is written in a file. */
export function smallLesson() {
  return structuredClone(whole);
}

const whole = {
  format: 1,
  id: 'small',
  number: 900,
  title: 'A small lesson',
  about: 'How a till [[poll|polls]].',
  part: 'course',
  level: 'beginner',
  minutes: 5,
  language: 'en',
  runs: { main: { title: 'A till that polls', seed: 'small', setup: {} } },
  beats: [
    {
      id: 'asked',
      run: 'main',
      does: [{ intent: press }],
      until: { match: 'error:authorization_pending' },
      title: 'The till asks',
      text: [
        {
          text: 'The till has polled **once**.',
          shows: [{ match: 'endpoint:token direction:request', count: 1 }],
        },
      ],
      why: { text: 'Nobody has decided yet.', cites: ['ciba-core-11'] },
      look: [{ panel: 'messages', match: 'error:authorization_pending' }],
      predict: {
        question: 'Alice approves. What is the till told?',
        choices: [
          {
            text: 'The tokens, when it asks again.',
            right: true,
            shownBy: { match: 'endpoint:token status:200' },
            because: 'It polls.',
          },
          {
            text: 'To slow down.',
            refutedBy: { match: 'error:slow_down', count: 0 },
            because: 'It keeps to the interval.',
          },
        ],
      },
      task: {
        kind: 'find',
        text: 'Point at the answer that tells the till to wait.',
        find: 'error:authorization_pending',
        because: 'It is a 400 with that error.',
        hint: 'It comes from the token endpoint.',
      },
    },
    {
      id: 'approved',
      run: 'main',
      does: [opened, approved],
      until: { match: 'endpoint:token status:200' },
      title: 'Alice approves',
      text: [{ text: 'What has she agreed to?', asks: true }],
      why: { text: 'She alone decides.', cites: ['ciba-core-8'] },
      task: {
        kind: 'reach',
        text: 'Have Bruno sign in as well.',
        goal: [{ match: 'kind:tokens.issued user:bruno', sentence: 'Bruno has tokens.' }],
        par: {
          match: 'endpoint:token direction:request',
          count: { most: 3 },
          sentence: 'Three polls at most.',
        },
        hint: 'Press, open, approve.',
        model: [
          { intent: { ...press, loginHint: 'bruno' } },
          { intent: { kind: 'prompt.opened', device: 'phone-of-bruno' }, after: 1000 },
          { intent: { kind: 'prompt.approved', device: 'phone-of-bruno' }, after: 2000 },
        ],
      },
    },
  ],
  ending: {
    text: [{ text: 'Tokens came once.', shows: [{ match: 'kind:tokens.issued', count: 1 }] }],
  },
};

/** The same as text, with that one place changed: «beats.0.until». */
export function changedLesson(place: string, value: unknown): string {
  const written = smallLesson();
  const steps = place.split('.');
  const last = steps.pop() ?? '';
  let at: Record<string, unknown> = written;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  at[last] = value;
  return JSON.stringify(written);
}
