/** Ready-made ways to break a rule: each spoils the draft in one respect, as clients really do. */
import type { DraftLine, RequestDraft } from './request-draft.ts';
import { line } from './request-draft.ts';

interface Spoiler {
  readonly id: string;
  readonly word: string;
  readonly sentence: string;
  readonly spoil: (draft: RequestDraft) => RequestDraft;
}

const put = (draft: RequestDraft, name: string, value: string): RequestDraft => {
  const isThere = draft.parameters.some((held) => held.name === name);
  const parameters = isThere
    ? draft.parameters.map((held) =>
        held.name === name ? { ...plain(held), value, isOn: true } : held,
      )
    : [...draft.parameters, line(name, value)];
  return { ...draft, parameters };
};

function plain({ jwt, ...held }: DraftLine): DraftLine {
  return held;
}

const valueOf = ({ parameters }: RequestDraft, name: string): string =>
  parameters.find((held) => held.name === name)?.value ?? '';

const withJwts = (draft: RequestDraft, by: (held: DraftLine) => DraftLine): RequestDraft => ({
  ...draft,
  parameters: draft.parameters.map((held) => (held.jwt === undefined ? held : by(held))),
});

export const spoilers: readonly Spoiler[] = [
  {
    id: 'two-hints',
    word: 'Send two hints',
    sentence: 'An id_token_hint beside the login_hint.',
    spoil: (draft) => put(draft, 'id_token_hint', 'e30.e30.AA'),
  },
  {
    id: 'no-hint',
    word: 'Send no hint',
    sentence: 'Nobody is named.',
    spoil: (draft) => ({
      ...draft,
      parameters: draft.parameters.map((held) =>
        held.name.includes('_hint') ? { ...held, isOn: false } : held,
      ),
    }),
  },
  {
    id: 'no-openid',
    word: 'Leave out openid',
    sentence: 'The scope asks for a profile alone.',
    spoil: (draft) => put(draft, 'scope', valueOf(draft, 'scope').replace(/openid ?/, '')),
  },
  {
    id: 'wrong-secret',
    word: 'Use a wrong secret',
    sentence: 'The client is not who it says.',
    spoil: (draft) => ({
      ...draft,
      headers: draft.headers.map((held) =>
        held.name === 'Authorization'
          ? { ...held, value: `Basic ${btoa('somebody:wrong')}` }
          : held,
      ),
      parameters: draft.parameters.map((held) =>
        held.name === 'client_secret' ? { ...held, value: 'wrong' } : held,
      ),
    }),
  },
  {
    id: 'malformed-jwt',
    word: 'Malform every JWT',
    sentence: 'It no longer has its three parts.',
    spoil: (draft) => withJwts(draft, (held) => ({ ...plain(held), value: 'not-a.jwt' })),
  },
  {
    id: 'wrong-key',
    word: 'Sign with a wrong key',
    sentence: 'It looks right and does not verify.',
    spoil: (draft) => withKey(draft, 'wrong key'),
  },
  {
    id: 'alg-none',
    word: 'Sign with none',
    sentence: 'alg none, and no signature.',
    spoil: (draft) => withKey(draft, 'none'),
  },
  {
    id: 'twice',
    word: 'Send a parameter twice',
    sentence: 'The first one of the form is repeated.',
    spoil: (draft) => {
      const first = draft.parameters.find(({ isOn }) => isOn);
      return first === undefined
        ? draft
        : { ...draft, parameters: [...draft.parameters, { ...first, key: `${first.key}-again` }] };
    },
  },
  {
    id: 'as-json',
    word: 'Send JSON instead of a form',
    sentence: 'The right parameters in the wrong format.',
    spoil: (draft) => ({
      ...draft,
      raw: JSON.stringify(
        Object.fromEntries(
          draft.parameters.filter(({ isOn }) => isOn).map(({ name, value }) => [name, value]),
        ),
      ),
      headers: draft.headers.map((held) =>
        held.name === 'Content-Type' ? { ...held, value: 'application/json' } : held,
      ),
    }),
  },
  {
    id: 'get',
    word: 'Use GET',
    sentence: 'The right request by the wrong method.',
    spoil: (draft) => ({ ...draft, method: 'GET' }),
  },
];

function withKey(draft: RequestDraft, key: 'wrong key' | 'none'): RequestDraft {
  return withJwts(draft, (held) =>
    held.jwt === undefined ? held : { ...held, jwt: { ...held.jwt, key } },
  );
}
