/** `npm run cli`: the command line, loaded after Node knows where to keep what it compiles. */
import { keepCompiled } from './compiled.ts';

keepCompiled();
await import('./command-line.ts');
