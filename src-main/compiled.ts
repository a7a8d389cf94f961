/** What Node makes of the sources is kept, so that the next start need not make it again. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where it cannot be kept, Node works without; the folder is this project's, not everybody's. */
export function keepCompiled(): void {
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
}
