import { StringDecoder } from 'node:string_decoder';

/**
 * The lines of a text without their line feeds. Nothing but a line feed ends a line: U+2028 may stand in one.
 *
 * @throws the reason of the signal once it is aborted
 */
export async function* textLines(chunks: AsyncIterable<string | Buffer>, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let unfinished = '';
  for await (const chunk of chunks) {
    const lines = (unfinished + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      signal.throwIfAborted();
      yield line;
    }
  }
  unfinished += decoder.end();
  if (unfinished !== '') yield unfinished;
}
