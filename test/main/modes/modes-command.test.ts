/** `modes` as a developer calls it: Markdown or JSON on stdout, remarks on stderr. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, scenarioFolder } from '#test/support/files/command-line.ts';

describe('modes', () => {
  it('prints the demonstration in all three modes as Markdown', () => {
    const { status, stdout, stderr } = cli('modes');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^# Bank payment: poll, ping and push\n/);
    expect(stdout).toContain('| Approval to tokens | 2.12 s | 120 ms | 40 ms |');
  });

  it('prints the figures of a scenario with their entries as JSON', () => {
    const { status, stdout } = cli('modes', join(scenarioFolder, 'expired.json'), '--json');
    expect(status).toBe(0);
    const { poll, push } = JSON.parse(stdout);
    expect(poll.counts.token.value).toBe(poll.counts.token.seqs.length);
    expect(poll.counts.token.value).toBeGreaterThan(push.counts.token.value);
  });

  it('refuses a file that is none of ours with a sentence and exit code 2', () => {
    expect(cli('modes', join(scenarioFolder, 'none.json'))).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('none.json'),
    });
  });
});
