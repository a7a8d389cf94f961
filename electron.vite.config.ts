import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

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
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      // The content security policy lets fonts come from files only.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: 'src-renderer/index.html' } },
    },
  },
});
