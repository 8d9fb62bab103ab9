// Loaded before the server (`node --expose-gc --import`): tells whoever started it, when asked, what memory it
// holds. First as it stands, then what is left when the garbage is gone.
process.on("message", () => {
  const { rss } = process.memoryUsage();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, heap: heapUsed + external });
});
// Being asked is no reason to stay.
process.channel?.unref();
