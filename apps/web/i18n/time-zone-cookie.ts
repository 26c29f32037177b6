/** The reader's zone, so that the server writes the same times as the browser. */
export const TIME_ZONE_COOKIE = 'planline-time-zone';

/** UTC when the value is no zone that this machine knows: the cookie is the reader's to change. */
export function timeZoneOrUtc(value: string | undefined): string {
  if (!value || value.length > 64) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
