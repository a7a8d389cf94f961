/** What each story's client asks for, whoever starts it: its own screen, or the console. */
import type { StoryName } from '#shared/protocol/setup/story.ts';
import { cart } from './cart.ts';
import { freshMessage } from './fresh-message.ts';
import type { Question } from './use-telling.ts';

type Asked = Omit<Question, 'loginHint' | 'bindingMessage'>;

const eightHours = 28_800;

const asked: Readonly<Record<StoryName, Asked & { readonly word: string }>> = {
  till: { word: 'PAY', scope: 'openid profile payment' },
  'call-centre': {
    word: 'CALL',
    scope: 'openid profile phone',
    request: { claims: { id_token: { birthdate: null, customer_number: null } } },
  },
  screen: { word: 'TV', scope: 'openid profile' },
  agent: {
    word: 'SHOES',
    scope: 'openid profile payment',
    request: {
      requested_expiry: eightHours,
      authorization_details: [{ ...cart, items: [...cart.items] }],
    },
  },
};

/** The question of a story about that person, with a message of its own unless one is given. */
export function questionOf(
  story: StoryName,
  loginHint: string,
  bindingMessage = freshMessageOf(story),
): Question {
  const { word: _, ...rest } = asked[story];
  return { loginHint, bindingMessage, ...rest };
}

/** A message that belongs to one request of that story. */
export function freshMessageOf(story: StoryName): string {
  return freshMessage(asked[story].word);
}
