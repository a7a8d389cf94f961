/**
 * The battery of faults of a phone as a rule of the network: what a device does to its prompts is a
 * rule like any other, in the same list, and can be taken out there.
 */
import type { Delivery } from './device.ts';
import type { FaultRule } from './fault-rule.ts';

const lateMs = 20_000;

const acts = {
  late: { kind: 'latency', by: { kind: 'fixed', ms: lateMs } },
  twice: { kind: 'duplicate', times: 1 },
  never: { kind: 'drop' },
} as const;

const words = { late: '20 s late', twice: 'twice', never: 'never' } as const;

/** The rules with that one for the device, which takes the place of the one it had. */
export function withDelivery(
  rules: readonly FaultRule[],
  device: string,
  delivery: Delivery,
): readonly FaultRule[] {
  const id = ruleIdOf(device);
  const others = rules.filter((rule) => rule.id !== id);
  if (delivery === 'normal') return others;
  const named = (name: string) => ({ kind: 'parameter', name, value: { is: 'present' } });
  const rule: FaultRule = {
    id,
    title: `Prompts reach ${device} ${words[delivery]}`,
    on: {
      kind: 'and',
      of: [
        { kind: 'party', end: 'to', is: `authentication-device/${device}` },
        { kind: 'direction', is: 'note' },
        { kind: 'or', of: [named('client_name'), named('link')] },
      ],
    },
    how: { kind: 'always' },
    act: acts[delivery],
  };
  return [...others, rule];
}

/** What the rules say of a device's prompts. */
export function deliveryOf(rules: readonly FaultRule[], device: string): Delivery {
  const rule = rules.find(({ id, off }) => id === ruleIdOf(device) && off !== true);
  if (rule === undefined) return 'normal';
  if (rule.act.kind === 'latency') return 'late';
  return rule.act.kind === 'duplicate' ? 'twice' : 'never';
}

function ruleIdOf(device: string): string {
  return `device ${device}`.slice(0, 64);
}
