/**
 * The built renderer as files: what a host serves, whatever its scheme. It answers only what lies
 * inside the folder, by a closed list of types.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads the file of that URL path, or answers undefined when there is none to show. */
export async function readStaticFile(
  folder: string,
  path: string,
): Promise<StaticFile | undefined> {
  const file = normalize(join(folder, path === '/' ? 'index.html' : decodePath(path)));
  const type = types[extname(file)];
  if (type === undefined || !file.startsWith(normalize(folder) + sep)) return undefined;
  try {
    return { type, bytes: new Uint8Array(await readFile(file)) };
  } catch {
    return undefined;
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
