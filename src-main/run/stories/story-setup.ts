/**
 * The set-up of each story: the demonstration, with the clients, people and settings that the story
 * is about. Each is in a delivery mode of its own where that fits what it tells.
 */
import { coreSettings } from '#shared/profiles/core.ts';
import { client } from '#shared/protocol/setup/client-metadata.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { StoryName } from '#shared/protocol/setup/story.ts';
import { type DemoChoices, demoSetup } from '../beginning/demo-setup.ts';
import { type StoryParts, storyClient, storyUsers } from './story-parts.ts';

/** The set-up of a run that tells that story; of none, the demonstration as it is. */
export function storySetup(story: StoryName | undefined, choices: DemoChoices): RunSetup {
  if (story === undefined) return demoSetup(choices);
  const { epochMs = choices.epochMs, ...rest } = parts[story];
  // A story may be told at night; a wall-clock run is told now.
  const begins = choices.mode === 'wall' ? choices.epochMs : epochMs;
  return { ...demoSetup(choices), ...rest, epochMs: begins };
}

/** A shop asks the bank of whoever stands at the till. */
const till: StoryParts = {
  clients: [
    client.parse({
      ...storyClient,
      client_id: 'corner-shop-till',
      client_name: 'Corner Shop',
      client_secret: 'simulated-secret-of-the-till',
      scope: 'openid profile email payment offline_access',
      backchannel_token_delivery_mode: 'poll',
    }),
  ],
  users: storyUsers,
  relyingParties: [
    { name: 'till', title: 'Corner Shop till', clientId: 'corner-shop-till', story: 'till' },
  ],
};

/** An agent on the telephone has to know that the caller is who they say. */
const callCentre: StoryParts = {
  clients: [
    client.parse({
      ...storyClient,
      client_id: 'harbour-bank-desk',
      client_name: 'Harbour Bank telephone service',
      client_secret: 'simulated-secret-of-the-desk',
      scope: 'openid profile phone',
      backchannel_token_delivery_mode: 'poll',
    }),
  ],
  users: storyUsers,
  relyingParties: [
    {
      name: 'desk',
      title: 'Harbour Bank desk',
      clientId: 'harbour-bank-desk',
      story: 'call-centre',
    },
  ],
};

/** A screen that many people share must not have anybody's password typed into it. */
const screen: StoryParts = {
  clients: [
    client.parse({
      ...storyClient,
      client_id: 'lumen-screen',
      client_name: 'Lumen on the living-room TV',
      client_secret: 'simulated-secret-of-the-screen',
      scope: 'openid profile',
      backchannel_token_delivery_mode: 'push',
      backchannel_client_notification_endpoint: 'https://lumen.example/callback',
    }),
  ],
  users: storyUsers,
  relyingParties: [
    { name: 'tv', title: 'Living-room TV', clientId: 'lumen-screen', story: 'screen' },
  ],
};

/** A program that buys for somebody who is asleep, and so waits long without asking again. */
const agent: StoryParts = {
  clients: [
    client.parse({
      ...storyClient,
      client_id: 'errand-agent',
      client_name: 'Errand, your assistant',
      client_secret: 'simulated-secret-of-the-agent',
      scope: 'openid profile payment',
      authorization_details_types: ['purchase'],
      backchannel_token_delivery_mode: 'ping',
      backchannel_client_notification_endpoint: 'https://errand.example/callback',
    }),
  ],
  users: storyUsers,
  relyingParties: [
    { name: 'agent', title: 'Errand the assistant', clientId: 'errand-agent', story: 'agent' },
  ],
  // The middle of the night in which the assistant finds something.
  epochMs: Date.UTC(2026, 0, 5, 3, 12, 0),
  provider: {
    ...coreSettings,
    max_expires_in: 43_200,
    authorization_details_types: [
      { type: 'purchase', fields: { merchant: 'string', items: 'array', total: 'object' } },
    ],
  },
};

const parts: Readonly<Record<StoryName, StoryParts>> = {
  till,
  'call-centre': callCentre,
  screen,
  agent,
};
