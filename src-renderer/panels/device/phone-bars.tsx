/** What stands above and below every screen of the phone: its state, and the ways to its apps. */
import {
  BellOff,
  Inbox,
  LockKeyhole,
  type LucideIcon,
  Mail,
  MessageSquare,
  Settings,
  SignalHigh,
  WifiOff,
} from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import type { PhoneScreen } from '../../model/device/use-phone-place.ts';

export function StatusBar({ board, time }: { readonly board: PhoneBoard; readonly time: string }) {
  return (
    <div className="status-bar">
      <span>{time}</span>
      <span className="status-icons">
        {board.notifies ? null : <BellOff role="img" aria-label="Notifications are off" />}
        {board.online ? (
          <SignalHigh role="img" aria-label="Online" />
        ) : (
          <>
            <WifiOff role="img" aria-label="Offline" />
            <span aria-hidden>Offline</span>
          </>
        )}
      </span>
    </div>
  );
}

interface App {
  readonly screen: PhoneScreen;
  readonly word: string;
  readonly Icon: LucideIcon;
}

interface AppBarProps {
  readonly board: PhoneBoard;
  readonly current: PhoneScreen;
  readonly waiting: number;
  readonly onGo: (screen: PhoneScreen) => void;
}

export function AppBar({ board, current, waiting, onGo }: AppBarProps) {
  const apps: readonly App[] = [
    { screen: 'lock', word: 'Lock', Icon: LockKeyhole },
    { screen: 'requests', word: 'Requests', Icon: Inbox },
    ...inboxOf(board),
    { screen: 'settings', word: 'Settings', Icon: Settings },
  ];
  return (
    <nav className="app-bar" aria-label="Apps">
      {apps.map(({ screen, word, Icon }) => {
        const count = screen === 'requests' ? waiting : 0;
        return (
          <Button
            key={screen}
            className="app-button"
            aria-label={count === 0 ? word : `${word}, ${count} waiting`}
            aria-current={screen === current ? 'page' : false}
            onPress={() => onGo(screen)}
          >
            <Icon aria-hidden />
            <span>{word}</span>
            {count === 0 ? null : <span className="count">{count}</span>}
          </Button>
        );
      })}
    </nav>
  );
}

function inboxOf({ device }: PhoneBoard): readonly App[] {
  if (device.channel === 'email') return [{ screen: 'inbox', word: 'Mail', Icon: Mail }];
  return device.channel === 'sms'
    ? [{ screen: 'inbox', word: 'Messages', Icon: MessageSquare }]
    : [];
}
