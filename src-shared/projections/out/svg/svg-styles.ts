/**
 * The looks of the exported figure, inside of it: plain colours for light and dark, since a viewer
 * may know neither variables nor our style sheet, and fonts that are never fetched.
 */
import type { PartyRole } from '../../../trace/party.ts';
import type { Tone } from '../../message-names.ts';

interface Palette {
  readonly paper: string;
  readonly soft: string;
  readonly line: string;
  readonly ink: string;
  readonly faint: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly roles: Readonly<Record<PartyRole, string>>;
}

// As in the console's own tokens.
const light: Palette = {
  paper: '#fffdfa',
  soft: '#efeae2',
  line: '#d9d1c4',
  ink: '#1b2130',
  faint: '#62697a',
  tones: { plain: '#1b2130', ok: '#15703a', waiting: '#50607a', refused: '#b42318' },
  roles: {
    person: '#9a4d06',
    'relying-party': '#3550c8',
    'outside-client': '#0369a1',
    'outside-provider': '#6d28d9',
    channel: '#475569',
    provider: '#8b2fc9',
    'authentication-device': '#0b6e66',
    workbench: '#52606f',
  },
};

const dark: Palette = {
  paper: '#161d2a',
  soft: '#1e2737',
  line: '#303c52',
  ink: '#eef2f8',
  faint: '#93a0b6',
  tones: { plain: '#eef2f8', ok: '#5fd98a', waiting: '#a9b8d0', refused: '#ff9c92' },
  roles: {
    person: '#fbbf24',
    'relying-party': '#91a7ff',
    'outside-client': '#7dd3fc',
    'outside-provider': '#c4b5fd',
    channel: '#b8c4d6',
    provider: '#d8b4fe',
    'authentication-device': '#5eead4',
    workbench: '#a3b1c6',
  },
};

const shapes = `text{font-family:Inter,"Inter Variable",system-ui,sans-serif;font-size:12.5px;unicode-bidi:isolate}
.wire{font-family:"JetBrains Mono","JetBrains Mono Variable",ui-monospace,monospace}
.time,.foot{font-size:11.5px}.name{font-size:18px;font-weight:600}.head{font-size:13px;font-weight:600}.note{font-size:11px;font-weight:600}
.life{stroke-width:1.5;stroke-opacity:.32}.stem{stroke-width:2}.answer{stroke-dasharray:6 4}.lost{fill:none!important;stroke-width:2}
.box,.pill{stroke-width:1.2}`;

/** The style sheet; both: as the reader's own screen is. */
export function svgStyles(theme: 'light' | 'dark' | 'both'): string {
  if (theme !== 'both') return `${shapes}\n${coloursOf(theme === 'dark' ? dark : light)}`;
  return `${shapes}\n${coloursOf(light)}\n@media (prefers-color-scheme:dark){${coloursOf(dark)}}`;
}

/** The same with colours that follow the page in which the figure stands, and those of the page. */
export function pageStyles(): string {
  const parties = Object.entries(either.roles).map(([role, colour]) => `--${role}:${colour}`);
  const words = Object.entries(either.tones).map(([tone, colour]) => `--tone-${tone}:${colour}`);
  const { paper, soft, line, ink, faint } = either;
  const rest = [`--paper:${paper}`, `--soft:${soft}`, `--line:${line}`, `--ink:${ink}`];
  const names = [...rest, `--faint:${faint}`, ...words, ...parties].join(';');
  return `:root{color-scheme:light dark;${names}}\n${shapes}\n${coloursOf(either)}`;
}

/** A colour for either scheme. */
function mixed<Name extends string>(
  one: Readonly<Record<Name, string>>,
  other: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
  const names = Object.keys(one) as Name[];
  const pairs = names.map((name) => [name, `light-dark(${one[name]},${other[name]})`] as const);
  return Object.fromEntries(pairs) as Record<Name, string>;
}

const either: Palette = {
  ...mixed(plainOf(light), plainOf(dark)),
  tones: mixed(light.tones, dark.tones),
  roles: mixed(light.roles, dark.roles),
};

function plainOf({ paper, soft, line, ink, faint }: Palette) {
  return { paper, soft, line, ink, faint };
}

function coloursOf({ paper, soft, line, ink, faint, tones, roles }: Palette): string {
  const parties = Object.entries(roles).map(
    ([role, colour]) =>
      `.${role}>.stem,.${role}.life,.${role}>.lost{stroke:${colour}}.${role}>.tip{fill:${colour}}.${role}>.pill,.${role}>.box{fill:${paper};stroke:${colour}}.${role}>.note,.${role}>.head{fill:${colour}}`,
  );
  const words = Object.entries(tones).map(([tone, colour]) => `.tone-${tone}{fill:${colour}}`);
  return [
    `.paper{fill:${paper}}.band{fill:${soft}}.rule{stroke:${line}}`,
    `.name{fill:${ink}}.time,.foot{fill:${faint}}.halo{stroke:${paper};stroke-width:4px;stroke-linejoin:round;paint-order:stroke}`,
    ...words,
    ...parties,
    `.refused>.stem{stroke:${tones.refused}}.refused>.tip{fill:${tones.refused}}`,
  ].join('');
}
