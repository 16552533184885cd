/** Does a piece of work and tells the most memory that this process held meanwhile, in bytes, besides what the work answers. */
export async function withPeakMemory<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly peak: number }> {
  let peak = process.memoryUsage.rss();
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  try {
    const result = await work();
    return { result, peak };
  } finally {
    clearInterval(look);
  }
}
