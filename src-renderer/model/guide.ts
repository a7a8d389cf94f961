/**
 * What somebody who has never seen the workbench does next, from what is true in the run: three deeds
 * from a new run to its first token.
 */
import type { Moment } from '#shared/projections/moment.ts';
import type { StoryName } from '#shared/protocol/setup/story.ts';
import type { User } from '#shared/protocol/setup/user.ts';
import { nameOf } from '#shared/trace/party.ts';
import { latestSignIn, type SignInLine } from './device/sign-in-lines.ts';
import { shownState } from './words/shown-text.ts';

export interface GuidedParty {
  readonly story: StoryName;
  /** The relying party's name, and what it is called. */
  readonly name: string;
  readonly title: string;
}

export interface GuidedPrompt {
  readonly prompt: string;
  readonly device: string;
  readonly title: string;
  readonly isOpened: boolean;
}

export type GuideStep =
  | { readonly kind: 'begin'; readonly party: GuidedParty; readonly user: User }
  | { readonly kind: 'let-run' }
  | { readonly kind: 'wait'; readonly sentence: string }
  | { readonly kind: 'approve'; readonly prompt: GuidedPrompt; readonly person: string }
  | { readonly kind: 'done'; readonly sentence: string };

/** The next step of a run that tells a story; undefined for any other run. */
export function guideStep(moment: Moment): GuideStep | undefined {
  const party = guidedParty(moment);
  const user = moment.setup?.users[0];
  if (party === undefined || user === undefined) return undefined;
  const signIn = latestSignIn(moment);
  if (signIn === undefined) return { kind: 'begin', party, user };
  return signIn.isOver ? { kind: 'done', sentence: endOf(signIn) } : stepOf(moment, signIn);
}

function guidedParty({ setup }: Moment): GuidedParty | undefined {
  const role = setup?.relyingParties.find(({ story }) => story !== undefined);
  if (role?.story === undefined) return undefined;
  return { story: role.story, name: role.name, title: role.title };
}

function stepOf(moment: Moment, signIn: SignInLine): GuideStep {
  const state = signIn.machine?.state ?? '';
  if (state === 'needsUserCode')
    return { kind: 'wait', sentence: 'The provider wants a user code: enter it in its window.' };
  const asked = openPrompt(moment, signIn);
  if (asked !== undefined) return asked;
  if (moment.clock.state === 'paused') return { kind: 'let-run' };
  const isAsked = state.startsWith('asked.');
  const sentence = isAsked
    ? 'The answer is on its way; the client learns of it as its delivery mode says.'
    : 'The messages travel; follow them in the diagram.';
  return { kind: 'wait', sentence };
}

const open = new Set(['prompted.notified', 'prompted.shown', 'prompted.steppingUp']);

function openPrompt({ setup, prompts, machines }: Moment, signIn: SignInLine) {
  const about = signIn.machine?.about;
  if (about === undefined) return undefined;
  const prompt = [...prompts.values()].find(
    (one) =>
      one.about === about &&
      open.has(machines.get(`authentication-device ${one.prompt}`)?.state ?? ''),
  );
  if (prompt === undefined) return undefined;
  const device = nameOf(prompt.party);
  const title = setup?.devices.find(({ name }) => name === device)?.title ?? device;
  const { state } = machines.get(`authentication-device ${prompt.prompt}`) ?? {};
  const isOpened = state !== 'prompted.notified';
  const guided = { prompt: prompt.prompt, device, title, isOpened };
  return { kind: 'approve', prompt: guided, person: prompt.userName } as const;
}

function endOf({ machine, verified }: SignInLine): string {
  const name = verified?.claims['name'];
  if (machine?.state === 'signedIn')
    return `${typeof name === 'string' ? name : 'The person'} is signed in, and the ID token is verified. Choose any message to see why it was so.`;
  return `It ended: ${shownState(machine?.state ?? '')}. Choose the last message, and ask why.`;
}
