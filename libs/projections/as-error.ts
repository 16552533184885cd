export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Whether the same work may succeed later though nothing about it changes: the server is away, busy or chose it as a deadlock's victim. */
function isTransient(error: Error): boolean {
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code !== 'string') return /terminated|timeout exceeded when trying to connect|not queryable/.test(error.message);
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|40|53|55|57|58)/.test(code); // no SQLSTATE: the socket's own, such as ECONNREFUSED
}

/** Whether it is these rows that cannot be written, whoever tries: a value out of range, a duplicate, a row that is too large. */
export function isAboutRow(error: Error): boolean {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? /^(22|23|54)...$/.test(code) : !isTransient(error);
}

/** The same without what a database quotes from a row: it may be personal. */
export function withoutValues(error: Error): Error {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' && code.startsWith('22') ? new Error(error.message.replaceAll(/"[^"]*"/g, '"…"')) : error;
}
