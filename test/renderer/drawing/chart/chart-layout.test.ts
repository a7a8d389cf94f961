/** The layout of the charts: no two states on one spot, and a line for every transition. */
import { describe, expect, it } from 'vitest';
import { edgePath, layOut, nodeHeight, nodeWidth } from '#renderer/drawing/chart/chart-layout.ts';
import { authenticationDeviceMachine } from '#shared/machines/authentication-device-machine.ts';
import { authenticationRequestMachine } from '#shared/machines/authentication-request-machine.ts';
import { chartOf } from '#shared/machines/chart-of.ts';
import { relyingPartyMachine } from '#shared/machines/relying-party-machine.ts';

describe.each([
  ['the request', authenticationRequestMachine],
  ['the relying party', relyingPartyMachine],
  ['the device', authenticationDeviceMachine],
] as const)('the chart of %s', (_title, machine) => {
  const chart = chartOf(machine);
  const layout = layOut(chart);

  it('lays no state over another', () => {
    const { states } = layout;
    const overlapping = states.filter((one) =>
      states.some(
        (other) =>
          other !== one &&
          Math.abs(other.x - one.x) < nodeWidth &&
          Math.abs(other.y - one.y) < nodeHeight,
      ),
    );
    expect(overlapping).toEqual([]);
  });

  it('has room for every state inside its frame', () => {
    for (const { x, y } of layout.states) {
      expect(x + nodeWidth).toBeLessThan(layout.width);
      expect(y + nodeHeight).toBeLessThan(layout.height);
    }
  });

  it('draws a line for every transition', () => {
    const missing = chart.transitions.filter(
      ({ from, to }) => edgePath(layout, from, to) === undefined,
    );
    expect(missing).toEqual([]);
  });
});
