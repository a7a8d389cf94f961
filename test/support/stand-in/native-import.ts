/**
 * Imports as Node itself does. A test runner rewrites the imports of what it loads; a file that is
 * loaded by `require` escapes that, and so does whatever it imports.
 */
export const nativeImport = (url: string): Promise<unknown> => import(url);
