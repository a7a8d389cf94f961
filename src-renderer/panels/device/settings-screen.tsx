/** The settings of the phone: what it lets through, by what it knows its person, and its faults. */
import { LockOpen } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { DeviceSet } from '#shared/intents/device-intents.ts';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import { type Authenticator, pinAttemptsOf } from '#shared/protocol/setup/device.ts';
import type { Session } from '#shared/session.ts';
import { useDispatch } from '../../model/use-trace.ts';
import { type Choice, ChoiceLine } from '../form/choice-line.tsx';
import { SwitchLine } from '../form/switch-line.tsx';

interface SettingsScreenProps {
  readonly board: PhoneBoard;
  readonly session: Session;
  readonly isPast: boolean;
}

type Change = Omit<DeviceSet, 'kind' | 'run' | 'device'>;

const deliveries: readonly Choice<PhoneBoard['delivery']>[] = [
  { id: 'normal', word: 'as they come' },
  { id: 'late', word: '20 s late', sentence: 'Each prompt is late; short requests expire.' },
  { id: 'twice', word: 'twice', sentence: 'The second one is known and ignored.' },
  { id: 'never', word: 'never', sentence: 'The network loses them, and nobody is told.' },
];

const stepUps: readonly Choice<PhoneBoard['stepUp']>[] = [
  { id: 'asked', word: 'is asked for' },
  {
    id: 'left-out',
    word: 'is left out',
    sentence: 'A fault: it sends what was shown, and the provider judges that.',
  },
  {
    id: 'pretended',
    word: 'is pretended',
    sentence: 'A fault: it says that it was shown what was asked for.',
  },
];

export function SettingsScreen({ board, session, isPast }: SettingsScreenProps) {
  const dispatch = useDispatch();
  const set = (change: Change): void =>
    void dispatch({ kind: 'device.set', run: session.run, device: session.party, ...change });
  return (
    <div className="app-screen settings">
      <h2>Settings</h2>
      {isPast ? (
        <p className="app-quiet">You are looking at the past. Return to now to act.</p>
      ) : null}
      <section aria-label="What reaches this device">
        <Setting isOn={board.online} isPast={isPast} onChange={(online) => set({ online })}>
          Online
          <small>When off, messages wait until it is on again.</small>
        </Setting>
        <Setting isOn={board.notifies} isPast={isPast} onChange={(notifies) => set({ notifies })}>
          Notifications
          <small>When off, prompts wait in the app, and nothing rings.</small>
        </Setting>
        <Setting
          isOn={board.transacts}
          isPast={isPast}
          onChange={(transacts) => set({ transacts })}
        >
          CIBA transactions
          <small>When off, prompts are turned away.</small>
        </Setting>
        <ChoiceLine
          label="Prompts arrive"
          choices={deliveries}
          value={board.delivery}
          isDisabled={isPast}
          onChange={(delivery) => set({ delivery })}
        />
      </section>
      <section aria-label="Enrolled authenticators">
        <h3>Enrolled authenticators</h3>
        <Enrolment board={board} isPast={isPast} onSet={set} />
        <ChoiceLine
          label="A stronger sign-in"
          choices={stepUps}
          value={board.stepUp}
          isDisabled={isPast}
          onChange={(stepUp) => set({ stepUp })}
        />
      </section>
    </div>
  );
}

interface SettingProps {
  readonly isOn: boolean;
  readonly isPast: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: React.ReactNode;
}

function Setting({ isOn, isPast, onChange, children }: SettingProps) {
  return (
    <SwitchLine isOn={isOn} isDisabled={isPast} onChange={onChange}>
      <span>{children}</span>
    </SwitchLine>
  );
}

const names: readonly { id: Authenticator; word: string }[] = [
  { id: 'finger', word: 'Finger' },
  { id: 'face', word: 'Face' },
  { id: 'pin', word: 'PIN' },
];

interface EnrolmentProps {
  readonly board: PhoneBoard;
  readonly isPast: boolean;
  readonly onSet: (change: Change) => void;
}

function Enrolment({ board, isPast, onSet }: EnrolmentProps) {
  const { authenticators, device } = board;
  const enrol = (id: Authenticator, isOn: boolean): void => {
    const kept = names.filter((one) => (one.id === id ? isOn : authenticators.includes(one.id)));
    onSet({ authenticators: kept.map((one) => one.id) });
  };
  return (
    <>
      {names.map(({ id, word }) => (
        <Setting
          key={id}
          isOn={authenticators.includes(id)}
          isPast={isPast || (id === 'pin' && device.pin === undefined)}
          onChange={(isOn) => enrol(id, isOn)}
        >
          {word}
          {id === 'pin' ? <small>{pinWords(board)}</small> : null}
        </Setting>
      ))}
      {board.triesLeft < pinAttemptsOf(device) ? (
        <Button
          className="button"
          aria-disabled={isPast}
          onPress={() => {
            if (!isPast) onSet({ pinUnlocked: true });
          }}
        >
          <LockOpen aria-hidden size={15} /> Forget wrong PINs
        </Button>
      ) : null}
    </>
  );
}

function pinWords({ device, triesLeft }: PhoneBoard): string {
  if (device.pin === undefined) return 'This device was set up without a PIN.';
  const left = triesLeft === 0 ? 'locked' : `${triesLeft} tries left`;
  return `It is ${device.pin}; ${left}.`;
}
