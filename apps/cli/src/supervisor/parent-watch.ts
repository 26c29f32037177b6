/** Calls `onGone` once when the process that started this one has died (npm ended by a signal). */
export function watchParent(onGone: () => void, everyMs = 500): { stop: () => void } {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
