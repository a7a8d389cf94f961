/** Where the workbench keeps its data when nobody says otherwise, by each system's custom. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for this person's data; CIBA_WORKBENCH_DATA names another one. */
export function dataFolder(environment: NodeJS.ProcessEnv): string {
  const chosen = environment['CIBA_WORKBENCH_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (process.platform === 'win32') {
    return join(environment['APPDATA'] ?? homedir(), 'CIBA Workbench');
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'CIBA Workbench');
  }
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'ciba-workbench');
}
