import { setTimeout as delay } from 'node:timers/promises';

/** Resolves once `url` answers 200. @throws the signal's reason when it aborts first */
export async function waitForHealth(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if (await isHealthy(url, signal)) return;
    await delay(60, undefined, { signal });
  }
}

async function isHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]),
    });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
