/** What is sent to try a product out: the question of its story, about its first person. */
import type { PartyIntent } from '#shared/intents.ts';
import type { NoticeChannel } from '#shared/protocol/setup/notice-channel.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { questionOf } from '../story/questions.ts';

type SignInPressed = Extract<PartyIntent, { kind: 'sign-in.pressed' }>;

/** The request by its intent; undefined where nobody asks, or nobody can be asked. */
export function productQuestion(
  run: string,
  { relyingParties, users, clients }: RunSetup,
  channel?: NoticeChannel,
): SignInPressed | undefined {
  const [party] = relyingParties;
  const [user] = users;
  if (party === undefined || user === undefined) return undefined;
  const client = clients.find(({ client_id: id }) => id === party.clientId);
  const question = questionOf(party.story ?? 'till', user.username);
  const { user_code: code } = user;
  // Whoever tries it out is not asked for the code of somebody who is played.
  const codes =
    code !== undefined && client?.backchannel_user_code_parameter === true
      ? { user_code: code }
      : {};
  const channels = channel === undefined ? {} : { notification_channel: channel };
  const request = { ...question.request, ...codes, ...channels };
  return { kind: 'sign-in.pressed', run, relyingParty: party.name, ...question, request };
}
