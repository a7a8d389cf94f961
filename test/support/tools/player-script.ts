/** The script of the stand-alone page, bundled by vite from its source into one text. */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The text, as every HTML export carries it. */
export async function builtPlayer(): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: 'src-renderer/player/player.ts', formats: ['iife'], name: 'player' },
    },
  });
  const [output] = [made].flat() as Rolldown.RolldownOutput[];
  const text = output?.output[0].code.trim() ?? '';
  if (text === '' || /<\/?script|<!--/i.test(text))
    throw new Error('The script of the page cannot stand in a page.');
  return text;
}
