/**
 * Starts React, in a file of its own (`electron.vite.config.ts`). It makes errors while it starts, and
 * for each of them Chromium reads the file again in which that happens: here that is React alone.
 */
import 'react-dom/client';
