/** The text of `postgresql.conf`, written at each start. `ALTER SYSTEM` overrides it. */
export const serverSettings = `# Written at each start of the product. To change a setting: ALTER SYSTEM SET ...

# Nothing that was acknowledged is lost: not when the process dies, not when the power fails.
fsync = on
# An answer to COMMIT means that it is on the disk.
synchronous_commit = on
# A page that was half written when the power failed is restored.
full_page_writes = on

# The index pages that appends touch, and the registers of a country, fit.
shared_buffers = 256MB
# API, workers and command line together; pools are far smaller.
max_connections = 100
# Full-page images are frequent right after a checkpoint, so checkpoints are rare; recovery still takes seconds.
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
