/** The devices of the run by their people, and the way into the window of another one. */
import { ChevronDown } from 'lucide-react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Session } from '#shared/session.ts';
import { useDispatch } from '../../model/use-trace.ts';

interface DeviceSwitcherProps {
  readonly setup: RunSetup;
  readonly session: Session;
}

export function DeviceSwitcher({ setup, session }: DeviceSwitcherProps) {
  const dispatch = useDispatch();
  const { run, party: device } = session;
  const visit = (key: React.Key): void => {
    const other = String(key).split('/')[1] ?? '';
    if (other !== device) void dispatch({ kind: 'device.visited', run, device, other });
  };
  return (
    <MenuTrigger>
      <Button className="button small">
        Other devices <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover device-menu">
        <Menu aria-label="Devices of this run" onAction={visit}>
          {setup.users.map((user) => (
            <MenuSection key={user.sub} id={user.sub}>
              <Header>{user.name}</Header>
              {user.devices.map((name) => (
                <MenuItem
                  key={name}
                  id={`${user.sub}/${name}`}
                  className="option"
                  isDisabled={name === device}
                >
                  {titleOf(setup, name)}
                  {name === device ? ' (this one)' : ''}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function titleOf({ devices }: RunSetup, name: string): string {
  return devices.find((device) => device.name === name)?.title ?? name;
}
