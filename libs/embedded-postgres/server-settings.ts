/**
 * The text of `postgresql.conf`, written at each start. `ALTER SYSTEM` overrides it.
 *
 * @param memory bytes that this machine has, or that we are allowed
 */
export function serverSettings(memory: number): string {
  return `# Written at each start of the product. To change a setting: ALTER SYSTEM SET ...

# Nothing that was acknowledged is lost: not when the process dies, not when the power fails.
fsync = on
# An answer to COMMIT means that it is on the disk.
synchronous_commit = on
# A page that was half written when the power failed is restored.
full_page_writes = on

# The index pages that appends touch, and the registers of a country. What does not fit is read again, and written by whoever appends,
# so that a large log gets more where there is more: a sixteenth of the memory. Only what is used of it is taken.
shared_buffers = ${String(sharedBuffers(memory))}MB
# API, workers and command line together; a process opens up to about forty: its pool, those of the registers, the readers of the log.
max_connections = 300
# The first change of a page after a checkpoint writes all of it: three pages an event while checkpoints are young and the log is large.
# So checkpoints are rare. What a crash leaves to be repeated is at most these 4 GB, ordinarily what 15 minutes of work wrote: seconds.
checkpoint_timeout = 15min
max_wal_size = 4GB
# These binaries are built without lz4 and zstd, and pglz costs more time than the bytes it saves.
wal_compression = off
# Our statements are short: compiling one would take longer than running it.
jit = off
# Registers are updated in place; without it they would only grow.
autovacuum = on

# Instants are UTC.
timezone = 'UTC'
log_timezone = 'UTC'

# To the file that the process was started with, so that it outlives us.
log_destination = 'stderr'
logging_collector = off
log_line_prefix = '%m [%p] '
# Rows and statements may hold personal data: neither is logged.
log_error_verbosity = terse
log_min_error_statement = panic
log_statement = 'none'
lc_messages = 'C'
`;
}

/** Megabytes. */
function sharedBuffers(memory: number): number {
  const sixteenth = Math.floor(memory / 16 / 2 ** 20);
  return Math.min(1_024, Math.max(256, sixteenth));
}
