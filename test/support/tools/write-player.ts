/**
 * `npm run player`: builds the script of the stand-alone page anew and puts it where the export finds
 * it. It is kept with the source, since the command line writes the page without a build.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtPlayer } from './player-script.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const path = `${root}src-shared/projections/out/html/player-script.ts`;
const says = `/** The script of the stand-alone page. Made from src-renderer/player by \`npm run player\`; never by hand. */`;

writeFileSync(
  path,
  `${says}\nexport const playerScript =\n  ${JSON.stringify(await builtPlayer())};\n`,
);
const biome = `${root}node_modules/@biomejs/biome/bin/biome`;
spawnSync(process.execPath, [biome, 'format', '--write', path], { stdio: 'inherit' });
