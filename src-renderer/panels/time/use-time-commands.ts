/** Offers what moves time to keys, palette and menus: the same that the toolbar has, and a little more. */
import { useCommand } from '../../commands/use-command.ts';
import { speeds } from './speeds.ts';
import type { Transport } from './use-transport.ts';

export function useTimeCommands({ commands, isRunning, pacing, wallOnly }: Transport): void {
  const { run, pause, step, back, first, live } = commands;
  const turn = isRunning ? pause : run;
  useCommand('time.run', turn.carryOut, turn.disabledReason);
  useCommand('time.step', step.carryOut, step.disabledReason);
  useCommand('time.back', back.carryOut, back.disabledReason);
  useCommand('time.first', first.carryOut, first.disabledReason);
  useCommand('time.live', live.carryOut, live.disabledReason);
  useCommand('time.until-message', () => pacing.runUntil({ kind: 'message' }), wallOnly);
  useCommand('time.until-answer', () => pacing.runUntil({ kind: 'answer' }), wallOnly);
  useCommand('time.until-expiry', () => pacing.runUntil({ kind: 'expiry' }), wallOnly);
  useSpeedCommands(pacing, wallOnly);
  useCommand('time.grain-item', () => pacing.setGrain('item'), wallOnly);
  useCommand('time.grain-message', () => pacing.setGrain('message'), wallOnly);
  useCommand('time.grain-transition', () => pacing.setGrain('transition'), wallOnly);
}

function useSpeedCommands(pacing: Transport['pacing'], wallOnly: string | undefined): void {
  const { speed, pace, setSpeed, setPace } = pacing;
  const faster = speeds.find((one) => one > speed);
  const slower = speeds.findLast((one) => one < speed);
  const set = (next: number | undefined) => (): void => {
    if (next !== undefined) setSpeed(next);
  };
  const fastest = faster === undefined ? `Time goes as fast as it can: ×${speed}.` : undefined;
  const slowest = slower === undefined ? `Time goes as slowly as it can: ×${speed}.` : undefined;
  useCommand('time.faster', set(faster), wallOnly ?? fastest);
  useCommand('time.slower', set(slower), wallOnly ?? slowest);
  useCommand('time.skip-idle', () => setPace(pace === 'event' ? 'wall' : 'event'), wallOnly);
}
