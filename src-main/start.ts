/** `npm start`: the workbench, loaded after Node knows where to keep what it compiles. */
import { keepCompiled } from './compiled.ts';

keepCompiled();
await import('./start-host.ts');
