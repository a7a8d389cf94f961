import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

interface Modules {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

/** Finds what the first screen stands on, itself and through others; the rest is loaded after it. */
function createFirstScreen(): (id: string, modules: Modules) => boolean {
  const entry = resolve('src-renderer/main.tsx');
  const found = new Set<string>();
  return (id, modules) => {
    const open = found.size === 0 ? [entry] : [];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(modules.getModuleInfo(next)?.importedIds ?? []));
    }
    return found.has(id) && id !== entry;
  };
}

const isOfFirstScreen = createFirstScreen();
const ofFirstScreen = (name: string) => (id: string, modules: Modules) =>
  isOfFirstScreen(id, modules) ? name : null;

/**
 * React makes errors while it starts, and for each of them Chromium reads the whole file again that
 * it stands in: that file is React alone.
 */
const chunks = [
  { name: 'react', test: /(node_modules.(react|react-dom|scheduler)[\\/]|react-first)/ },
  { name: 'lessons', test: /[\\/]lessons[\\/][^\\/]*\.json/ },
  { name: ofFirstScreen('libraries'), test: /node_modules/ },
  { name: ofFirstScreen('first') },
] as const;

/**
 * The program speaks English: react-aria's own words in thirty other languages would stand between
 * English ones, and be a tenth of the libraries of the first screen. Where a language has none it
 * takes those of en-US.
 */
const englishAlone = {
  name: 'english-alone',
  load: {
    filter: {
      id: /[\\/]react-(aria|aria-components|stately)[\\/].*[\\/]intl[\\/].*[a-z]{2}-[A-Z]{2}\.mjs$/,
    },
    handler: (id: string) => (id.includes('en-US') ? null : 'export default undefined;'),
  },
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          'electron-entry': 'src-main/electron-entry.ts',
          'listener-worker': 'src-main/listener/listener-worker.ts',
          'signing-worker': 'src-main/signing/signing-worker.ts',
        },
        // One flat folder, so that a program of its own is found beside whoever starts it.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: 'src-main/preload.ts' },
        // A sandboxed preload has to be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), englishAlone],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      // The content security policy lets fonts come from files only.
      assetsInlineLimit: 0,
      minify: true,
      rollupOptions: {
        input: { index: 'src-renderer/index.html' },
        output: { codeSplitting: { groups: [...chunks] } },
      },
    },
  },
});
