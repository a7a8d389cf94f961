/** A party's colour, icon and word, the same on every screen and never colour alone. */
import {
  Code2,
  type LucideIcon,
  Mail,
  ShieldCheck,
  Smartphone,
  Store,
  UserRound,
  Wrench,
} from 'lucide-react';
import { memo } from 'react';
import type { PartyRole } from '#shared/trace/party.ts';

const icons: Readonly<Record<PartyRole, LucideIcon>> = {
  person: UserRound,
  'relying-party': Store,
  'outside-client': Code2,
  'outside-provider': Code2,
  channel: Mail,
  provider: ShieldCheck,
  'authentication-device': Smartphone,
  workbench: Wrench,
};

interface PartyIconProps {
  readonly role: PartyRole;
  readonly size?: number;
}

export const PartyIcon = memo(function PartyIcon({ role, size = 16 }: PartyIconProps) {
  const Icon = icons[role];
  return <Icon aria-hidden size={size} strokeWidth={1.8} />;
});

interface PartyFaceProps {
  readonly role: PartyRole;
  readonly title: string;
}

export const PartyFace = memo(function PartyFace({ role, title }: PartyFaceProps) {
  return (
    <span className="party" data-role={role}>
      <PartyIcon role={role} />
      {title}
    </span>
  );
});
