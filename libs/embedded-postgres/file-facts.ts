import { lstat, readFile } from 'node:fs/promises';

/** `ENOENT` and the like, where an error has one. */
export function errorCode(error: unknown): string | undefined {
  // Not `instanceof Error`: a test runner has an Error of its own, and the file system throws the outer one.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Whether there is something of that name, be it a dangling symbolic link. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** The text of a file, or `undefined` where there is none. */
export async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
