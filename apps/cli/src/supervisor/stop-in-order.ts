export interface Stoppable {
  what: string;
  /** `atOnce` aborts when waiting any longer is not wanted. */
  stop(atOnce: AbortSignal): Promise<void>;
}

/** One after the other: what answers people first, what they all stand on last. One failure stops no other. */
export async function stopInOrder(
  parts: readonly Stoppable[],
  atOnce: AbortSignal,
  onFailure: (what: string, error: unknown) => void,
): Promise<void> {
  for (const { what, stop } of parts) {
    try {
      await stop(atOnce);
    } catch (error) {
      onFailure(what, error);
    }
  }
}
