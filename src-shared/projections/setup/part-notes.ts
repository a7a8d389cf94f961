/** What is said of a run's own set-up, its network, its people, its devices and its relying parties. */
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import type { HoldsFrom, SettingNote } from './setting-note.ts';

type Notes<Of> = Readonly<Record<string & keyof Of, SettingNote>>;
type Item<List extends readonly unknown[]> = List[number];

const note = (title: string, holds: HoldsFrom, meaning: string, changes: string): SettingNote => ({
  title,
  holds,
  meaning,
  changes,
});

type RunPart = Pick<
  Required<RunSetup>,
  'name' | 'mode' | 'seed' | 'profile' | 'latencyMs' | 'offlinePrompts'
>;

export const runNotes: Notes<RunPart> = {
  name: note(
    'Name',
    'next run',
    'What the run is called in the list of runs.',
    'Nothing in the run itself.',
  ),
  mode: note(
    'Time',
    'next run',
    'virtual: a clock that you can stop; wall: real time, and outside clients can call.',
    'Whether a listener is opened, and whether time can stand still.',
  ),
  seed: note(
    'Seed',
    'next run',
    'The same seed gives the same run; empty is chance.',
    'Every identifier, think time and latency that is drawn.',
  ),
  profile: note(
    'Profile',
    'next call',
    'Which rule tables judge: the core’s or those of FAPI-CIBA.',
    'FAPI refuses plain requests, shared secrets and bearer tokens. The settings below stay as they are.',
  ),
  latencyMs: note(
    'Latency',
    'next message',
    'Milliseconds that every message of the simulation takes.',
    'How long a round trip takes, and so what may overtake what. Faults stand under Network below.',
  ),
  offlinePrompts: note(
    'Prompts to an offline device',
    'next message',
    'wait: it comes when the device is online again; lost: it never does.',
    'Whether a request can still be approved after an outage.',
  ),
};

export const userNotes: Notes<Item<RunSetup['users']>> = {
  sub: note(
    'Subject',
    'next run',
    'Who it is, for the provider.',
    'The sub claim of every token, unless the client’s are pairwise.',
  ),
  username: note(
    'User name',
    'next call',
    'What login_hint names.',
    'Which hints find this person.',
  ),
  name: note('Name', 'next call', 'How screens call the person.', 'The name claim.'),
  email: note('E-mail', 'next call', 'Another value for login_hint.', 'The email claim.'),
  phone_number: note(
    'Phone number',
    'next call',
    'Another value for login_hint.',
    'The phone_number claim.',
  ),
  user_code: note(
    'User code',
    'next call',
    'The secret that the person says to the client.',
    'Which user_code is right; a wrong one counts towards the lock.',
  ),
  blocked_clients: note(
    'Blocked clients',
    'next call',
    'Clients that may not ask this person.',
    'Their requests are refused before anybody is prompted.',
  ),
  claims: note(
    'More claims',
    'next token',
    'Whatever else is known.',
    'Userinfo and claims requests.',
  ),
  devices: note(
    'Devices',
    'next request',
    'The names of the devices that they hold.',
    'Where a prompt rings; any of them may decide.',
  ),
  disabled: note('Switched off', 'next call', 'As if unknown.', 'Hints for them find nobody.'),
  person: note(
    'Acts as',
    'next call',
    'Temperament and think time; left out, nobody acts but who clicks.',
    'Who decides, when, and why. The tab Persons has this with proper controls.',
  ),
};

export const deviceNotes: Notes<Item<RunSetup['devices']>> = {
  name: note('Name', 'next run', 'How people’s set-ups refer to it.', 'Which window shows it.'),
  title: note('Title', 'next call', 'What screens call it.', 'Its lane in the diagram.'),
  channel: note('Channel', 'next run', 'How prompts reach it.', 'An app, or letters with a link.'),
  authenticators: note(
    'Authenticators',
    'next run',
    'What is enrolled on it.',
    'By which gestures the person can approve.',
  ),
  pin: note('PIN', 'next run', 'What unlocks an approval by PIN.', 'Which PIN is right.'),
  pinAttempts: note('Wrong PINs', 'next run', 'How many are allowed.', 'When the device locks.'),
  stepUp: note(
    'Step-up',
    'next run',
    'What it does where a stronger gesture is asked for than was made.',
    'Which acr it reports, and whether the provider takes the approval.',
  ),
};

export const relyingPartyNotes: Notes<Item<RunSetup['relyingParties']>> = {
  name: note(
    'Name',
    'next run',
    'How the run refers to it.',
    'Its callback endpoint and its window.',
  ),
  title: note('Title', 'next call', 'What screens call it.', 'Its lane in the diagram.'),
  story: note('Story', 'next run', 'Which screens its window has.', 'What a person sees there.'),
  clientId: note(
    'Client',
    'next request',
    'The client that it plays.',
    'How it authenticates, in which mode it is told, what it may ask for.',
  ),
  keys: note('Keys', 'next run', 'Made when a run begins.', 'What it signs with.'),
  certificate: note(
    'Certificate',
    'next call',
    'What it shows in mutual TLS.',
    'Whether it can authenticate by certificate.',
  ),
  provider: note(
    'Provider elsewhere',
    'next request',
    'The issuer of a real provider that it plays against.',
    'Its calls leave the simulation; this needs a wall-clock run.',
  ),
  pollsBesidePing: note(
    'Polls beside ping',
    'next request',
    'A ping client that polls as well (CIBA Core §10.1).',
    'Tokens may come before the ping.',
  ),
  misbehaviours: note(
    'Misbehaviours',
    'next call',
    'What it does wrong on purpose.',
    'Which rule of the provider it runs into, or which check it leaves out.',
  ),
};
